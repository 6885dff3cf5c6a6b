"""A view as a NetworkX graph: what GraphML and GEXF are written from."""

import re

import networkx as nx

from leylines.ui.canvas import NetworkView
from leylines.ui.canvas.view import Fact
from leylines.ui.exports.changes import Changes
from leylines.ui.exports.rows import edge_rows, known, node_rows
from leylines.ui.exports.values import fits

# What XML 1.0 cannot hold (section 2.2, Char), not even as a reference.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str, changes: Changes | None = None) -> str:
    r"""Return the text with a replacement character for each that XML cannot hold.

    Examples
    --------
    >>> legal("NUL: \x00")
    'NUL: \ufffd'
    """
    replaced, count = _ILLEGAL.subn("\ufffd", text)
    if changes is not None:
        changes.note("a character that XML cannot hold was replaced by U+FFFD", count)
    return replaced


def attributed(view: NetworkView, changes: Changes | None = None) -> "nx.DiGraph[str]":
    """Return the view as a directed graph with what is known as attributes.

    Nodes carry ``label``, ``kind``, ``community``, ``colour``, ``size``, ``x``, ``y`` and their
    facts by name; edges what :class:`~leylines.ui.canvas.Edge` holds. What is not known
    is left out.

    Examples
    --------
    >>> from leylines.ui.canvas import Node
    >>> ada = Node("ada", "Ada", 0, 0, 12, "#0072b2", "physics", facts=(("score", 91.5),))
    >>> attributed(NetworkView("Physics", (ada,), ())).nodes["ada"]["score"]
    91.5
    """
    changes = changes or Changes()
    graph: nx.DiGraph[str] = nx.DiGraph(
        title=legal(view.title, changes), shown=legal(view.sentence, changes)
    )
    for row in node_rows(view, changes):
        one = legal(str(row.pop("id")), changes)
        values = {legal(name): _value(each, changes) for name, each in known(row, changes).items()}
        graph.add_node(one, **values | {name: float(values[name]) for name in ("size", "x", "y")})
    for row in edge_rows(view):
        source, target = (legal(str(row.pop(end))) for end in ("source", "target"))
        graph.add_edges_from([(source, target, known(row, changes))])
    return graph


def _value(value: Fact, changes: Changes) -> Fact:
    if isinstance(value, str):
        return legal(value, changes)
    if fits(value):
        return value
    changes.note("a whole number of more than 64 bits became text")
    return str(value)
