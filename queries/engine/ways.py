"""Dijkstra's search from one node, with the number of shortest ways to each that it reaches."""

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine.kernel import kernel

CHILDREN = 4
"""Of each entry of the heap: fewer levels than with two, and those of one parent lie together."""


@kernel()
def shortest_ways(
    indptr: NDArray[np.int64],
    indices: NDArray[np.int32],
    cost: NDArray[np.float64],
    source: int,
    distance: NDArray[np.float64],
    ways: NDArray[np.float64],
    order: NDArray[np.int32],
    heap: NDArray[np.int32],
    place: NDArray[np.int32],
) -> int:
    """Search from the source; return how many nodes it reaches.

    Parameters
    ----------
    cost : (e,) float64
        Above 0.
    distance, ways : (n,) float64
        Filled for the nodes reached. ``distance`` comes in as infinity everywhere.
    order : (n,) int32
        Filled with the nodes reached, the nearest first.
    heap, place : (n,) int32
        Room to work in: the nodes waiting, and where in the heap each node is.

    Notes
    -----
    Dijkstra, "A note on two problems in connexion with graphs", 1959; the ways are counted as in
    Brandes, "A faster algorithm for betweenness centrality", 2001, lemma 3. Two ways are equally
    long if their sums are equal as floats.
    """
    distance[source], ways[source] = 0.0, 1.0
    heap[0], place[source] = source, 0
    waiting, reached = 1, 0
    while waiting:
        u = heap[0]
        order[reached] = u
        reached += 1
        waiting -= 1
        if waiting:
            _down(heap, place, distance, heap[waiting], waiting)
        for edge in range(indptr[u], indptr[u + 1]):
            v, length = indices[edge], distance[u] + cost[edge]
            if length < distance[v]:
                if distance[v] == np.inf:
                    place[v] = waiting
                    waiting += 1
                distance[v], ways[v] = length, ways[u]
                _up(heap, place, distance, v)
            elif length == distance[v]:
                ways[v] += ways[u]
    return reached


@kernel()
def _up(
    heap: NDArray[np.int32], place: NDArray[np.int32], distance: NDArray[np.float64], v: int
) -> None:
    """Let a node rise from its place past all that are farther."""
    at, length = place[v], distance[v]
    while at:
        above = (at - 1) // CHILDREN
        other = heap[above]
        if distance[other] <= length:
            break
        heap[at], place[other] = other, at
        at = above
    heap[at], place[v] = v, at


@kernel()
def _down(
    heap: NDArray[np.int32],
    place: NDArray[np.int32],
    distance: NDArray[np.float64],
    v: int,
    waiting: int,
) -> None:
    """Let a node sink from the top past all that are nearer."""
    at, length = 0, distance[v]
    while True:
        nearest, least = -1, length
        first = CHILDREN * at + 1
        for child in range(first, min(first + CHILDREN, waiting)):
            if distance[heap[child]] < least:
                nearest, least = child, distance[heap[child]]
        if nearest < 0:
            break
        other = heap[nearest]
        heap[at], place[other] = other, at
        at = nearest
    heap[at], place[v] = v, at
