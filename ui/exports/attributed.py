"""A view as a NetworkX graph: what GraphML and GEXF are written from."""

import re

import networkx as nx

from leylines.ui.canvas import Edge, NetworkView, Node

# What XML 1.0 cannot hold (section 2.2, Char), not even as a reference.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    r"""Return the text with a replacement character for each that XML cannot hold.

    Examples
    --------
    >>> legal("NUL: \x00")
    'NUL: \ufffd'
    """
    return _ILLEGAL.sub("\ufffd", text)


def attributed(view: NetworkView) -> "nx.DiGraph[str]":
    """Return the view as a directed graph with what is known as attributes.

    Nodes carry ``label``, ``kind``, ``community``, ``colour``, ``size``, ``x``, ``y`` and their
    facts by name; edges what :class:`~leylines.ui.canvas.Edge` holds. What is not known
    is left out.

    Examples
    --------
    >>> ada = Node("ada", "Ada", 0, 0, 12, "#0072b2", "physics", facts=(("score", 91.5),))
    >>> attributed(NetworkView("Physics", (ada,), ())).nodes["ada"]["score"]
    91.5
    """
    graph: nx.DiGraph[str] = nx.DiGraph(title=legal(view.title), shown=legal(view.sentence))
    for node in view.nodes:
        graph.add_node(legal(node.id), **_of_node(node))
    for edge in view.edges:
        graph.add_edge(legal(edge.source), legal(edge.target), **_of_edge(edge))
    return graph


def _of_node(node: Node) -> dict[str, str | int | float]:
    facts = {
        legal(name): legal(value) if isinstance(value, str) else value for name, value in node.facts
    }
    # After the facts: a fact of the same name must not change where a node stands.
    return facts | {
        "label": legal(node.label),
        "kind": node.kind,
        "community": legal(node.community),
        "colour": node.colour,
        "size": float(node.size),
        "x": float(node.x),
        "y": float(node.y),
    }


def _of_edge(edge: Edge) -> dict[str, int | float]:
    values = {
        "strength": edge.strength,
        "probability": edge.probability,
        "low": edge.low,
        "high": edge.high,
        "interactions": edge.interactions,
    }
    return {name: value for name, value in values.items() if value is not None}
