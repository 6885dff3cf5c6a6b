"""The network of a view as a part of a report."""

from leylines.ui.canvas import NetworkView
from leylines.ui.exports.pictures import draw_network
from leylines.ui.exports.reports.blocks import Block, picture, table

ACROSS = 900.0
"""Pixels of a picture across a page, so that its names are as large as the text beside it."""

FACTS = 4
OWN = ("id", "name", "community")


def network(view: NetworkView) -> Block:
    """Return its picture, which says itself what is shown and what is left out."""
    drawn = draw_network(view, heading=False, widest=ACROSS)
    return picture("Who influences whom", drawn)


def network_blocks(view: NetworkView) -> list[Block]:
    """Return all that a view tells by itself: the picture, and a table of its nodes."""
    told = list(dict.fromkeys(name for node in view.nodes for name, _ in node.facts))[:FACTS]
    rows = [
        dict(node.said) | {"id": node.id, "name": node.label, "community": node.community}
        for node in view.nodes
    ]
    columns = ("name", "community", *(name for name in told if name not in OWN))
    return [network(view), table("What is shown", rows, columns, view.sentence)]
