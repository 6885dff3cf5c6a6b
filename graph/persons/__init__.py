"""Who holds which accounts: links between accounts of one person, each of which can be undone."""

from leylines.graph.persons.decide import accept, decline, merge, undo
from leylines.graph.persons.decider import this_user
from leylines.graph.persons.link import Link, link_id
from leylines.graph.persons.propose import propose
from leylines.graph.persons.settle import settle

__all__ = [
    "Link",
    "accept",
    "decline",
    "link_id",
    "merge",
    "propose",
    "settle",
    "this_user",
    "undo",
]
