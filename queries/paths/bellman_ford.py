"""Bellman and Ford's rounds: the cheapest paths of at most so many hops."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine import Graph, kernel
from leylines.queries.paths.refuse import marked, nonnegative, positions


def bellman_ford(
    graph: Graph, sources: int | Iterable[int], hops: int, *, closed: Iterable[int] = ()
) -> NDArray[np.float64]:
    """Return the cost of reaching each node by at most 0, 1, … ``hops`` hops.

    Parameters
    ----------
    graph : Graph
        ``weight`` is the cost of an edge, 0 or more; an edge of infinite cost is none.
    sources : int or iterable of int
        From whichever of them is nearest.
    hops : int
        0 or more.
    closed : iterable of int
        Nodes that a path may end at and not go through. A source is left even so.

    Returns
    -------
    (hops + 1, n) float64
        Row ``h`` holds the costs of at most ``h`` hops; ``inf`` for what cannot be reached by them.

    Raises
    ------
    AnalysisError
        If a cost is negative or not a number, or a position is not in the graph.

    References
    ----------
    R. Bellman (1958), "On a routing problem", Quarterly of Applied Mathematics 16, 87-90: round
    ``h`` of the recursion (equation 5), without its last one.

    Examples
    --------
    >>> from scipy import sparse
    >>> costs = sparse.csr_array(np.array([[0, 1.0, 5.0], [0, 0, 2.0], [0, 0, 0]]))
    >>> bellman_ford(Graph.of(costs), 0, 2)
    array([[ 0., inf, inf],
           [ 0.,  1.,  5.],
           [ 0.,  1.,  3.]])
    """
    nonnegative(graph)
    n = len(graph)
    start = positions(n, sources)
    shut = marked(n, closed)
    shut[start] = False
    return _rounds(graph.indptr, graph.indices, graph.weight, start, shut, hops)


@kernel()
def _rounds(
    indptr: NDArray[np.int64],
    indices: NDArray[np.int32],
    weight: NDArray[np.float64],
    sources: NDArray[np.int32],
    closed: NDArray[np.bool_],
    hops: int,
) -> NDArray[np.float64]:
    n = len(indptr) - 1
    cost = np.full((hops + 1, n), np.inf)
    cost[0][sources] = 0.0
    for hop in range(1, hops + 1):
        before, after = cost[hop - 1], cost[hop]
        after[:] = before
        for node in range(n):
            # Only what the last round made cheaper can make others cheaper in this one.
            if closed[node] or (hop > 1 and not before[node] < cost[hop - 2][node]):
                continue
            for edge in range(indptr[node], indptr[node + 1]):
                target = indices[edge]
                after[target] = min(after[target], before[node] + weight[edge])
    return cost
