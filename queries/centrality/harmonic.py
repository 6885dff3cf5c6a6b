"""Harmonic centrality: how near a node is to those from whom it can be reached."""

from functools import partial

import numpy as np
from numpy.typing import NDArray

from leylines.queries.centrality.sampling import Estimate, Sums, estimate, pivots, summed
from leylines.queries.engine import Graph, kernel
from leylines.queries.engine.costs import check_costs
from leylines.queries.engine.nearness import BITS, nearness
from leylines.queries.engine.ways import shortest_ways

PIECE = 16
"""Sources that a thread takes at a time where edges have costs."""


def harmonic(
    graph: Graph,
    *,
    samples: int | None = None,
    seed: int = 1,
    threads: int = 1,
    weighted: bool = True,
) -> NDArray[np.float64]:
    """Return the sum of ``1 / distance(u, v)`` over all other u, for each node v.

    Of the graph with every edge turned round (``graph.transposed``) it says how near a node is to
    those whom it reaches.

    Parameters
    ----------
    samples : int, optional
        From so many u, drawn at random, it is estimated; exact if not given. How far off that can
        be says :func:`sampled_harmonic`.
    seed : int
        Decides which are drawn.
    threads : int
        The result is the same to the last digit whatever their number.
    weighted : bool
        Whether weights are costs, above 0; else every edge costs 1.

    Returns
    -------
    (n,) float64
        Who cannot be reached from u has nothing from it.

    Raises
    ------
    AnalysisError
        If a cost is 0 or less.

    Notes
    -----
    Marchiori and Latora, "Harmony in the small-world", 2000; sampled as Eppstein and Wang do, "Fast
    approximation of centrality", 2004.

    Examples
    --------
    >>> from scipy import sparse
    >>> chain = Graph.of(sparse.csr_array([[0, 1, 0], [0, 0, 1], [0, 0, 0]]))
    >>> harmonic(chain)
    array([0. , 1. , 1.5])
    """
    if samples is not None:
        sampled = partial(sampled_harmonic, graph, samples=samples, seed=seed)
        return sampled(threads=threads, weighted=weighted).value
    return _sums(graph, np.arange(len(graph), dtype=np.int32), weighted, threads)[0]


def sampled_harmonic(
    graph: Graph, *, samples: int, seed: int = 1, threads: int = 1, weighted: bool = True
) -> Estimate:
    """Return the harmonic centrality estimated from random sources, with a bound on its error.

    Parameters
    ----------
    samples : int
        2 or more.
    """
    n = len(graph)
    if not len(graph.indices):
        return Estimate(np.zeros(n), np.zeros(n))
    total, squares = _sums(graph, pivots(n, samples, seed), weighted, threads)
    # No distance is shorter than the cheapest edge.
    largest = n / graph.weight.min() if weighted else float(n)
    return estimate(total * n, squares * float(n) ** 2, samples, largest)


def _sums(graph: Graph, sources: NDArray[np.int32], weighted: bool, threads: int) -> Sums:
    """Return the sum of each node's nearness to the sources, and of its square."""
    if weighted:
        check_costs(graph)
    piece = PIECE if weighted else BITS
    incoming = graph if weighted else graph.transposed

    def near(some: NDArray[np.int32]) -> Sums:
        if weighted:
            return _by_cost(graph.indptr, graph.indices, graph.weight, some)
        return nearness(graph.indptr, graph.indices, incoming.indptr, incoming.indices, some)

    return summed(near, sources, len(graph), piece, threads)


@kernel()
def _by_cost(
    indptr: NDArray[np.int64],
    indices: NDArray[np.int32],
    cost: NDArray[np.float64],
    sources: NDArray[np.int32],
) -> Sums:
    n = len(indptr) - 1
    total, squares = np.zeros(n), np.zeros(n)
    distance, ways = np.full(n, np.inf), np.empty(n)
    order, heap, place = (np.empty(n, np.int32), np.empty(n, np.int32), np.empty(n, np.int32))
    for source in sources:
        reached = shortest_ways(indptr, indices, cost, source, distance, ways, order, heap, place)
        for at in range(reached):
            u = order[at]
            if at:
                near = 1.0 / distance[u]
                total[u] += near
                squares[u] += near * near
            distance[u] = np.inf
    return total, squares
