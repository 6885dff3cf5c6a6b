"""Betweenness: on what share of the shortest ways between others a node lies."""

from functools import partial

import numpy as np
from numpy.typing import NDArray

from leylines.queries.centrality.sampling import Estimate, Sums, estimate, pivots, summed
from leylines.queries.engine import Graph, kernel
from leylines.queries.engine.costs import check_costs
from leylines.queries.engine.ways import shortest_ways

PIECE = 16
"""Sources that a thread takes at a time."""


def betweenness(
    graph: Graph,
    *,
    samples: int | None = None,
    seed: int = 1,
    threads: int = 1,
    weighted: bool = True,
) -> NDArray[np.float64]:
    """Return the share of the shortest ways between two others that pass through each node.

    Parameters
    ----------
    samples : int, optional
        From so many sources, drawn at random, it is estimated; exact if not given. How far off that
        can be says :func:`sampled_betweenness`.
    seed : int
        Decides which sources are drawn.
    threads : int
        The result is the same to the last digit whatever their number.
    weighted : bool
        Whether weights are costs, above 0; else every edge costs 1.

    Returns
    -------
    (n,) float64
        0 to 1: the mean over ordered pairs of others, those without a way between them counting 0.

    Raises
    ------
    AnalysisError
        If a cost is 0 or less.

    Notes
    -----
    Brandes, "A faster algorithm for betweenness centrality", 2001, algorithm 1, but the dependency
    of a node is gathered from its successors, so that nobody's predecessors are kept; sampled:
    Brandes and Pich, "Centrality estimation in large networks", 2007, with random pivots.

    Examples
    --------
    >>> from scipy import sparse
    >>> chain = Graph.of(sparse.csr_array([[0, 1, 0], [0, 0, 1], [0, 0, 0]]))
    >>> betweenness(chain)
    array([0. , 0.5, 0. ])
    """
    if samples is not None:
        sampled = partial(sampled_betweenness, graph, samples=samples, seed=seed)
        return sampled(threads=threads, weighted=weighted).value
    n = len(graph)
    everybody = np.arange(n, dtype=np.int32)
    return _sums(graph, everybody, weighted, threads)[0] / max((n - 1) * (n - 2), 1)


def sampled_betweenness(
    graph: Graph, *, samples: int, seed: int = 1, threads: int = 1, weighted: bool = True
) -> Estimate:
    """Return the betweenness estimated from random sources, with a bound on its error.

    Parameters
    ----------
    samples : int
        2 or more.
    """
    n = len(graph)
    if n < 3:
        return Estimate(np.zeros(n), np.zeros(n))
    total, squares = _sums(graph, pivots(n, samples, seed), weighted, threads)
    share = n / ((n - 1) * (n - 2))
    return estimate(total * share, squares * share**2, samples, n / (n - 1))


def carried_from(
    graph: Graph, sources: NDArray[np.int32], *, weighted: bool = True, threads: int = 1
) -> NDArray[np.float64]:
    """Return how much of the shortest ways from these sources each node lies on, (n,) float64.

    A way to each other node counts 1, shared among equally short ones; a source's own count not.

    Examples
    --------
    >>> from scipy import sparse
    >>> chain = Graph.of(sparse.csr_array([[0, 1, 0], [0, 0, 1], [0, 0, 0]]))
    >>> carried_from(chain, np.array([0], dtype=np.int32))
    array([0., 1., 0.])
    """
    return _sums(graph, sources, weighted, threads)[0]


def _sums(graph: Graph, sources: NDArray[np.int32], weighted: bool, threads: int) -> Sums:
    """Return the sum of what each node carries for the sources, and of its square."""
    if weighted:
        check_costs(graph)

    def carried(some: NDArray[np.int32]) -> Sums:
        if weighted:
            return _by_cost(graph.indptr, graph.indices, graph.weight, some)
        return _by_hops(graph.indptr, graph.indices, some)

    return summed(carried, sources, len(graph), PIECE, threads)


@kernel()
def _by_cost(
    indptr: NDArray[np.int64],
    indices: NDArray[np.int32],
    cost: NDArray[np.float64],
    sources: NDArray[np.int32],
) -> Sums:
    n = len(indptr) - 1
    total, squares = np.zeros(n), np.zeros(n)
    distance, ways, per_way = np.full(n, np.inf), np.empty(n), np.empty(n)
    order, heap, place = (np.empty(n, np.int32), np.empty(n, np.int32), np.empty(n, np.int32))
    for source in sources:
        reached = shortest_ways(indptr, indices, cost, source, distance, ways, order, heap, place)
        for at in range(reached - 1, 0, -1):
            u = order[at]
            carried = 0.0
            for edge in range(indptr[u], indptr[u + 1]):
                v = indices[edge]
                if distance[u] + cost[edge] == distance[v]:
                    carried += per_way[v]
            carried *= ways[u]
            per_way[u] = (1.0 + carried) / ways[u]
            total[u] += carried
            squares[u] += carried * carried
        for at in range(reached):
            distance[order[at]] = np.inf
    return total, squares


@kernel()
def _by_hops(
    indptr: NDArray[np.int64], indices: NDArray[np.int32], sources: NDArray[np.int32]
) -> Sums:
    n = len(indptr) - 1
    total, squares = np.zeros(n), np.zeros(n)
    hops, ways = np.full(n, -1, np.int32), np.zeros(n)
    # Only those one hop farther have a share other than 0 while a level is gone through: what leads
    # elsewhere adds nothing, without a look at where it leads.
    per_way, gathered = np.zeros(n), np.empty(n)
    order, level = np.empty(n, np.int32), np.empty(n + 1, np.int64)
    for source in sources:
        reached, depth = _search(indptr, indices, source, hops, ways, order, level)
        for hop in range(depth - 1, -1, -1):
            begin, end = level[hop], level[hop + 1]
            for at in range(begin, end):
                u = order[at]
                sum_ = 0.0
                for edge in range(indptr[u], indptr[u + 1]):
                    sum_ += per_way[indices[edge]]
                gathered[at] = sum_
            if hop + 1 < depth:
                for at in range(end, level[hop + 2]):
                    per_way[order[at]] = 0.0
            for at in range(begin, end):
                u = order[at]
                carried = gathered[at] * ways[u]
                per_way[u] = 1.0 / ways[u] + gathered[at]
                if hop:
                    total[u] += carried
                    squares[u] += carried * carried
        per_way[source] = 0.0
        for at in range(reached):
            hops[order[at]] = -1
    return total, squares


@kernel()
def _search(
    indptr: NDArray[np.int64],
    indices: NDArray[np.int32],
    source: int,
    hops: NDArray[np.int32],
    ways: NDArray[np.float64],
    order: NDArray[np.int32],
    level: NDArray[np.int64],
) -> tuple[int, int]:
    """Search by breadth from the source; return how many nodes it reaches, and in how many levels.

    ``order`` holds them level by level, ``level`` where in it each one begins.
    """
    hops[source], ways[source], order[0] = 0, 1.0, source
    level[0], level[1] = 0, 1
    reached, depth = 1, 1
    while level[depth - 1] < reached:
        next_hop = np.int32(depth)
        for at in range(level[depth - 1], level[depth]):
            u = order[at]
            there = ways[u]
            for edge in range(indptr[u], indptr[u + 1]):
                v = indices[edge]
                if hops[v] < 0:
                    hops[v], ways[v] = next_hop, there
                    order[reached] = v
                    reached += 1
                elif hops[v] == next_hop:
                    ways[v] += there
        if reached == level[depth]:
            break
        depth += 1
        level[depth] = reached
    return reached, depth
