"""The neighbours of a node added to a view, and nobody moved by it."""

import math
from collections.abc import Sequence
from dataclasses import replace

from leylines.ui.canvas.view import Edge, NetworkView, Node

APART = 70.0
"""Pixels between those who are added, along their circle and between circles."""

ADDED = "added neighbour"
"""What the legend calls them."""

ADDED_COLOUR = "#6a4c93"


def expanded(view: NetworkView, centre: str, around: NetworkView) -> NetworkView:
    """Return a view with the nodes and edges of another one added about one of its nodes.

    Parameters
    ----------
    view : NetworkView
    centre : str
        The id of the node about which the new ones stand, on circles.
    around : NetworkView
        The node's neighbourhood; nodes that are in the view already stay where they are.

    Examples
    --------
    >>> ada, ben = (Node(one, one, 5, 0, 9, "#0072b2", "") for one in ("ada", "ben"))
    >>> both = NetworkView("Ben", (ben, ada), (Edge("ben", "ada"),))
    >>> more = expanded(NetworkView("Ada", (ada,), ()), "ada", both)
    >>> [(node.id, node.x, node.y) for node in more.nodes], len(more.edges)
    ([('ada', 5, 0), ('ben', 75.0, 0.0)], 1)
    """
    known = {node.id: node for node in view.nodes}
    fresh = [node for node in around.nodes if node.id not in known]
    if centre not in known or not (fresh or around.edges):
        return view
    nodes = (*view.nodes, *_circled(fresh, known[centre]))
    legend = view.legend
    if fresh and (ADDED, ADDED_COLOUR) not in legend:
        legend = (*legend, (ADDED, ADDED_COLOUR))
    return replace(
        view,
        nodes=nodes,
        edges=_joined(view.edges, around.edges, {node.id for node in nodes}),
        legend=legend,
        of=max(view.of, len(nodes)),
    )


def _circled(nodes: Sequence[Node], centre: Node) -> list[Node]:
    placed: list[Node] = []
    circle = 1
    while len(placed) < len(nodes):
        radius = circle * APART
        room = math.floor(2 * math.pi * circle)
        some = nodes[len(placed) : len(placed) + room]
        for place, node in enumerate(some):
            angle = 2 * math.pi * place / len(some)
            x = round(centre.x + radius * math.cos(angle), 1)
            y = round(centre.y + radius * math.sin(angle), 1)
            placed.append(replace(node, x=x, y=y, colour=ADDED_COLOUR, community=ADDED))
        circle += 1
    return placed


def _joined(edges: Sequence[Edge], others: Sequence[Edge], ids: set[str]) -> tuple[Edge, ...]:
    pairs = {(edge.source, edge.target) for edge in edges}
    return (
        *edges,
        *(
            edge
            for edge in others
            if edge.source in ids and edge.target in ids and (edge.source, edge.target) not in pairs
        ),
    )
