"""The view of any answer: the nodes, relationships and paths that its rows hold."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from neo4j.graph import Node as GraphNode
from neo4j.graph import Path, Relationship

from leylines.ui.canvas.layout import positions
from leylines.ui.canvas.palette import colours
from leylines.ui.canvas.view import Edge, Fact, NetworkView, Node

SHOWN = 150
_MEASURES = ("strength", "probability", "low", "high")
_CALLED = ("name", "title", "handle", "id")
_KINDS: Mapping[str, str] = {"Person": "person", "Community": "community"}
TOLD = 12
LONGEST = 200


def rows_view(
    rows: Iterable[Mapping[str, Any]], title: str = "Answer", limit: int = SHOWN
) -> NetworkView:
    """Return the network that rows hold; a view without nodes if they hold none.

    Parameters
    ----------
    rows : iterable of mappings
        Nodes, relationships and paths are found at any depth of lists and maps.
    title : str
    limit : int
        How many nodes, the first ones.

    Examples
    --------
    >>> rows_view([{"n": 1}]).nodes
    ()
    """
    nodes: dict[str, GraphNode] = {}
    relationships: dict[str, Relationship] = {}
    for row in rows:
        for value in _found(list(row.values())):
            if isinstance(value, GraphNode):
                # An end of a relationship may be known by its number alone.
                if value.labels or value.element_id not in nodes:
                    nodes[value.element_id] = value
            else:
                relationships[value.element_id] = value
    kept = dict(list(nodes.items())[:limit])
    edges = _edges(relationships.values(), kept)
    label = {key: min(node.labels, default="") for key, node in kept.items()}
    colour = colours(label[key] for key in kept)
    points = [_node(node, label[key], colour[label[key]]) for key, node in kept.items()]
    ids = {key: point.id for key, point in zip(kept, points, strict=True)}
    named = [replace(edge, source=ids[edge.source], target=ids[edge.target]) for edge in edges]
    return NetworkView(
        title,
        _placed(points, named),
        tuple(named),
        legend=tuple((name, shade) for name, shade in colour.items() if name),
        of=len(nodes),
        left_out="" if len(kept) == len(nodes) else "the nodes of later rows",
        colour_means="label",
        size_means="the same for all",
        edge_means="probability",
    )


def _found(value: object) -> Iterator[GraphNode | Relationship]:
    match value:
        case GraphNode():
            yield value
        case Relationship():
            yield from (node for node in value.nodes if node is not None)
            yield value
        case Path():
            yield from value.nodes
            yield from value.relationships
        case list() | tuple():
            for each in value:
                yield from _found(each)
        case Mapping():
            yield from _found(list(value.values()))


def _node(node: GraphNode, label: str, colour: str) -> Node:
    kind = _KINDS.get(label, "other")
    # A person's and a community's id leads to its page; others may share an id between labels.
    key = str(node["id"]) if kind != "other" and "id" in node else node.element_id
    called = next((str(node[name]) for name in _CALLED if node.get(name)), label or "?")
    facts = tuple(_facts(node))[:TOLD]
    return Node(key, called[:LONGEST], 0.0, 0.0, 12.0, colour, label, kind, facts)  # type: ignore[arg-type]  # one of the three


def _facts(properties: Mapping[str, Any]) -> Iterator[tuple[str, Fact]]:
    for name, value in sorted(properties.items()):
        if isinstance(value, int | float) and not isinstance(value, bool):
            if value - value == 0:
                yield name, value
        elif not isinstance(value, list | bytes | bytearray):
            yield name, str(value)[:LONGEST]


def _edges(relationships: Iterable[Relationship], kept: Mapping[str, object]) -> list[Edge]:
    """Keep one edge for each pair: the one of the highest probability, else the first."""
    best: dict[tuple[str, str], Edge] = {}
    for each in relationships:
        source, target = (node.element_id if node else "" for node in each.nodes)
        if source not in kept or target not in kept:
            continue
        strength, probability, low, high = (_number(each.get(name)) for name in _MEASURES)
        edge = Edge(source, target, strength, probability, low, high)
        known = best.get((source, target))
        if known is None or (edge.probability or 0) > (known.probability or 0):
            best[source, target] = edge
    return list(best.values())


def _number(value: object) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and value - value == 0 else None  # type: ignore[operator, arg-type]


def _placed(nodes: list[Node], edges: list[Edge]) -> tuple[Node, ...]:
    weights = {(edge.source, edge.target): edge.strength or 1.0 for edge in edges}
    xy = positions(
        [node.id for node in nodes], weights, sizes={node.id: node.size for node in nodes}
    )
    return tuple(replace(node, x=xy[node.id][0], y=xy[node.id][1]) for node in nodes)
