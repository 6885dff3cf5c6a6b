"""Dijkstra's algorithm: the cheapest paths from some nodes to all others."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine import Graph, kernel
from leylines.queries.paths.heap import Heap, empty_heap, lower, pop
from leylines.queries.paths.refuse import marked, nonnegative, positions


def dijkstra(
    graph: Graph,
    sources: int | Iterable[int],
    *,
    targets: int | Iterable[int] | None = None,
    closed: Iterable[int] = (),
) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
    """Return the cost of reaching each node, and who comes before it on the way.

    Parameters
    ----------
    graph : Graph
        ``weight`` is the cost of an edge, 0 or more; an edge of infinite cost is none.
    sources : int or iterable of int
        From whichever of them is nearest.
    targets : int or iterable of int, optional
        Stop as soon as the costs of all these are known; nodes that are farther keep ``inf``.
    closed : iterable of int
        Nodes that a path may end at and not go through. A source is left even so.

    Returns
    -------
    distances : (n,) float64
        ``inf`` for what cannot be reached.
    predecessors : (n,) int32
        -1 for sources and for what cannot be reached. Of several cheapest paths, always the same.

    Raises
    ------
    AnalysisError
        If a cost is negative or not a number, or a position is not in the graph.

    References
    ----------
    E. W. Dijkstra (1959), "A note on two problems in connexion with graphs", Numerische Mathematik
    1, 269-271; the heap with four children: D. B. Johnson (1975), "Priority queues with update and
    finding minimum spanning trees", Information Processing Letters 4, 53-57.

    Examples
    --------
    >>> from scipy import sparse
    >>> costs = sparse.csr_array(np.array([[0, 1.0, 5.0], [0, 0, 2.0], [0, 0, 0]]))
    >>> distances, predecessors = dijkstra(Graph.of(costs), 0)
    >>> distances, predecessors
    (array([0., 1., 3.]), array([-1,  0,  1], dtype=int32))
    """
    nonnegative(graph)
    n = len(graph)
    wanted = marked(n, () if targets is None else targets)
    return _tree(
        graph.indptr,
        graph.indices,
        graph.weight,
        positions(n, sources),
        marked(n, closed),
        wanted,
        -1 if targets is None else int(wanted.sum()),
        empty_heap(n),
    )


@kernel()
def _tree(
    indptr: NDArray[np.int64],
    indices: NDArray[np.int32],
    weight: NDArray[np.float64],
    sources: NDArray[np.int32],
    closed: NDArray[np.bool_],
    wanted: NDArray[np.bool_],
    missing: int,
    heap: Heap,
) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
    """Grow the tree of cheapest paths until ``missing`` wanted nodes are in it (never, if -1)."""
    n = len(indptr) - 1
    distance = np.full(n, np.inf)
    before = np.full(n, -1, dtype=np.int32)
    size = 0
    for source in sources:
        distance[source] = 0.0
        size = lower(heap, size, source, 0.0)
    while size > 0 and missing != 0:
        node = pop(heap, size)
        size -= 1
        missing -= wanted[node]
        if closed[node] and before[node] >= 0:
            continue
        reached = distance[node]
        for edge in range(indptr[node], indptr[node + 1]):
            target = indices[edge]
            cost = reached + weight[edge]
            if cost < distance[target]:
                distance[target] = cost
                before[target] = node
                size = lower(heap, size, target, cost)
    for place in range(size):
        distance[heap.item[place]] = np.inf
        before[heap.item[place]] = -1
    return distance, before
