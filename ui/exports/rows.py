"""A view as rows: what every format that is made of tables or of attributes begins with."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from leylines.ui.exports.changes import Changes
from leylines.ui.exports.values import whole

if TYPE_CHECKING:
    from leylines.ui.canvas import NetworkView, Node
    from leylines.ui.canvas.view import Fact

NODE = ("id", "label", "kind", "community", "colour", "size", "x", "y")
EDGE = ("source", "target", "strength", "probability", "low", "high", "interactions")

Row = dict[str, "Fact | None"]


def node_rows(view: "NetworkView", changes: Changes) -> list[Row]:
    """Return the nodes: the columns of ``NODE``, then the facts by name.

    A fact that bears the name of one of those columns is called ``NAME (fact)``.

    Examples
    --------
    >>> from leylines.ui.canvas import NetworkView, Node
    >>> ada = Node("ada", "Ada", 0, 0, 12, "#0072b2", "physics", facts=(("score", 91.5),))
    >>> node_rows(NetworkView("Physics", (ada,), ()), Changes())[0]["score"]
    91.5
    """
    return [_node_row(node, changes) for node in view.nodes]


def edge_rows(view: "NetworkView") -> list[Row]:
    """Return the edges: the columns of ``EDGE``; what is not known is None."""
    return [{name: _whole(getattr(edge, name)) for name in EDGE} for edge in view.edges]


def fact_names(rows: Iterable[Row]) -> list[str]:
    """Return the names of the facts, in the order of their first appearance."""
    return [
        name for name in dict.fromkeys(name for row in rows for name in row) if name not in NODE
    ]


def known(row: Row, changes: Changes) -> dict[str, "Fact"]:
    """Return what is known in a row; the rest has no place in a format of attributes."""
    found = {name: value for name, value in row.items() if value is not None}
    changes.note("a value that is not known is left out", len(row) - len(found))
    return found


def _node_row(node: "Node", changes: Changes) -> Row:
    row: Row = {name: _whole(getattr(node, name), changes) for name in NODE}
    for name, value in node.facts:
        if name in NODE:
            changes.note(f"a fact called {name!r} is called '{name} (fact)'")
            name = f"{name} (fact)"
        row[whole(name, changes)] = _whole(value, changes)
    return row


def _whole(value: "Fact | None", changes: Changes | None = None) -> "Fact | None":
    return whole(value, changes) if isinstance(value, str) else value
