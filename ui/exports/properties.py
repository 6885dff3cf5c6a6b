"""A view as nodes and relationships of a property graph: what Neo4j is given."""

import re
from typing import TYPE_CHECKING

from leylines.ui.exports.changes import Changes
from leylines.ui.exports.rows import EDGE, NODE, Row, edge_rows, fact_names, node_rows
from leylines.ui.exports.values import fits

if TYPE_CHECKING:
    from leylines.ui.canvas import NetworkView

LABEL = "Shown"
"""No label of what Leylines stores, so that a view never mixes with the graph it was taken from."""

TYPES = {"person": "INFLUENCES", "community": "REACHES"}


def properties(view: "NetworkView", changes: Changes) -> tuple[list[Row], list[Row]]:
    """Return nodes and relationships with names that need no quotes in Cypher.

    Examples
    --------
    >>> from leylines.ui.canvas import NetworkView, Node
    >>> ada = Node("ada", "Ada", 0, 0, 12, "#0072b2", "x", facts=(("percentile here", 91.5),))
    >>> properties(NetworkView("Physics", (ada,), ()), Changes())[0][0]["percentile_here"]
    91.5
    """
    nodes = node_rows(view, changes)
    named = property_names(fact_names(nodes), changes)
    plain = [{named.get(name, name): _held(row[name], changes) for name in row} for row in nodes]
    return plain, edge_rows(view)


def property_names(names: list[str], changes: Changes) -> dict[str, str]:
    """Return a name of letters, digits and underscores for each name, no two the same.

    Examples
    --------
    >>> property_names(["score", "here %", "here_", "id"], Changes())
    {'score': 'score', 'here %': 'here__', 'here_': 'here_', 'id': 'id_2'}
    """
    found: dict[str, str] = {}
    taken = {*NODE, *EDGE}
    for name in names:
        plain = re.sub(r"\W", "_", name, flags=re.ASCII)[:60]
        plain = plain if re.match("[A-Za-z]", plain) else f"fact_{plain}"
        again = 2
        while plain in taken:
            plain, again = f"{plain.removesuffix(f'_{again - 1}')}_{again}", again + 1
        taken.add(plain)
        found[name] = plain
        if plain != name:
            changes.note(f"the property {name[:60]!r} is called {plain!r}")
    return found


def relation(view: "NetworkView") -> str:
    """Return the type of the view's relationships."""
    return TYPES[view.nodes[0].kind] if view.nodes else TYPES["person"]


def _held(value: "str | int | float | None", changes: Changes) -> "str | int | float | None":
    if value is None or fits(value):
        return value
    changes.note("a whole number of more than 64 bits became text")
    return str(value)
