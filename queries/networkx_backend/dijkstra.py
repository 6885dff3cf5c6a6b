"""Dijkstra's paths and lengths, as NetworkX names and returns them."""

from collections.abc import Collection, Hashable, Iterable
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from leylines.queries.networkx_backend.arrays import ArrayGraph
from leylines.queries.networkx_backend.covered import Arguments, covered
from leylines.queries.paths import dijkstra

Lengths = dict[Hashable, Any]
Paths = dict[Hashable, list[Hashable]]


def _no_cutoff(given: Arguments) -> str:
    return "" if given.get("cutoff") is None else "paths are followed to their end, no cutoff"


@covered(_no_cutoff)
def multi_source_dijkstra(
    graph: ArrayGraph,
    sources: Collection[Hashable],
    target: Hashable = None,
    cutoff: float | None = None,  # NetworkX's arguments; refused unless None
    weight: str = "weight",
) -> tuple[Any, Any]:
    """Return lengths and paths from the nearest of the sources, nearest nodes first."""
    starts = _starts(graph, sources)
    if target is not None and target in sources:
        return 0, [target]
    ends = None if target is None else graph.positions.get(target, -1)
    if ends == -1:
        raise nx.NetworkXNoPath(f"No path to {target}.")
    distance, before = _search(graph, starts, ends, weight)
    if ends is None:
        return _lengths(graph, distance, weight), _paths(graph, distance, before)
    if np.isinf(distance[ends]):
        raise nx.NetworkXNoPath(f"No path to {target}.")
    return _number(graph, distance[ends], weight), _path(graph, before, ends)


@covered(_no_cutoff)
def multi_source_dijkstra_path(
    graph: ArrayGraph,
    sources: Collection[Hashable],
    cutoff: float | None = None,  # as above
    weight: str = "weight",
) -> Paths:
    """Return paths from the nearest of the sources, nearest nodes first."""
    return _paths(graph, *_search(graph, _starts(graph, sources), None, weight))


@covered(_no_cutoff)
def multi_source_dijkstra_path_length(
    graph: ArrayGraph,
    sources: Collection[Hashable],
    cutoff: float | None = None,  # as above
    weight: str = "weight",
) -> Lengths:
    """Return lengths from the nearest of the sources, nearest nodes first."""
    distance, _ = _search(graph, _starts(graph, sources), None, weight)
    return _lengths(graph, distance, weight)


@covered(_no_cutoff)
def single_source_dijkstra(
    graph: ArrayGraph,
    source: Hashable,
    target: Hashable = None,
    cutoff: float | None = None,
    weight: str = "weight",
) -> tuple[Any, Any]:
    """Return lengths and paths from the source, nearest nodes first."""
    return multi_source_dijkstra(graph, {source}, target, cutoff, weight)  # type: ignore[no-any-return]


@covered(_no_cutoff)
def single_source_dijkstra_path(
    graph: ArrayGraph, source: Hashable, cutoff: float | None = None, weight: str = "weight"
) -> Paths:
    """Return paths from the source, nearest nodes first."""
    return multi_source_dijkstra_path(graph, {source}, cutoff, weight)  # type: ignore[no-any-return]


@covered(_no_cutoff)
def single_source_dijkstra_path_length(
    graph: ArrayGraph, source: Hashable, cutoff: float | None = None, weight: str = "weight"
) -> Lengths:
    """Return lengths from the source, nearest nodes first."""
    return multi_source_dijkstra_path_length(graph, {source}, cutoff, weight)  # type: ignore[no-any-return]


@covered()
def dijkstra_path(
    graph: ArrayGraph, source: Hashable, target: Hashable, weight: str = "weight"
) -> list[Hashable]:
    """Return the shortest path from source to target."""
    _, path = single_source_dijkstra(graph, source, target, weight=weight)
    return path  # type: ignore[no-any-return]


@covered()
def dijkstra_path_length(
    graph: ArrayGraph, source: Hashable, target: Hashable, weight: str = "weight"
) -> Any:
    """Return the length of the shortest path from source to target."""
    if source not in graph:
        raise nx.NodeNotFound(f"Node {source} not found in graph")
    if source == target:
        return 0
    end = graph.positions.get(target, -1)
    distance, _ = _search(graph, [graph.positions[source]], max(end, 0), weight)
    if end == -1 or np.isinf(distance[end]):
        raise nx.NetworkXNoPath(f"Node {target} not reachable from {source}")
    return _number(graph, distance[end], weight)


def _starts(graph: ArrayGraph, sources: Collection[Hashable]) -> list[int]:
    if not sources:
        raise ValueError("sources must not be empty")
    for source in sources:
        if source not in graph:
            raise nx.NodeNotFound(f"Node {source} not found in graph")
    return [graph.positions[source] for source in sources]


def _search(
    graph: ArrayGraph, sources: Iterable[int], target: int | None, weight: str
) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
    engine = graph.engine(weight)
    if engine.weight.min(initial=0.0) < 0:
        raise NotImplementedError("There are negative weights")
    return dijkstra(engine, sources, targets=target)


def _number(graph: ArrayGraph, length: np.float64, weight: str) -> float:
    return int(length) if graph.is_whole(weight) else float(length)


def _nearest_first(distance: NDArray[np.float64]) -> list[int]:
    reached: list[int] = np.argsort(distance, kind="stable").tolist()
    return reached[: int(np.isfinite(distance).sum())]


def _lengths(graph: ArrayGraph, distance: NDArray[np.float64], weight: str) -> Lengths:
    reached = _nearest_first(distance)
    lengths = distance[reached].astype(np.int64 if graph.is_whole(weight) else np.float64)
    return dict(zip((graph.nodes[node] for node in reached), lengths.tolist(), strict=True))


def _paths(
    graph: ArrayGraph, distance: NDArray[np.float64], predecessors: NDArray[np.int32]
) -> Paths:
    before = predecessors.tolist()
    paths: Paths = {}
    for node in _nearest_first(distance):
        # Over an edge of weight 0 a node can come before the one that it is reached through.
        trail = [node]
        while before[trail[-1]] >= 0 and graph.nodes[trail[-1]] not in paths:
            trail.append(before[trail[-1]])
        for later in reversed(trail):
            name = graph.nodes[later]
            if name not in paths:
                so_far = paths[graph.nodes[before[later]]] if before[later] >= 0 else []
                paths[name] = [*so_far, name]
    return paths


def _path(graph: ArrayGraph, predecessors: NDArray[np.int32], target: int) -> list[Hashable]:
    path, node = [], target
    while node >= 0:
        path.append(graph.nodes[node])
        node = int(predecessors[node])
    return path[::-1]
