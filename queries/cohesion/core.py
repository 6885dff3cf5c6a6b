"""The k-core: whom one keeps when everybody with fewer than k neighbours is taken away."""

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine import Graph, kernel


def core_numbers(graph: Graph) -> NDArray[np.int32]:
    """Return the core number of each node: the largest k whose k-core it is in.

    A neighbour is who an edge joins, whichever way and how often; loops join nobody.

    Returns
    -------
    (n,) int32

    Notes
    -----
    Seidman, "Network structure and minimum degree", 1983. Nodes are peeled off level by level as in
    Kabir and Madduri, "Parallel k-core decomposition on multicore platforms", 2017, algorithm 3.

    Examples
    --------
    A triangle and a node that hangs on it.

    >>> from scipy import sparse
    >>> core_numbers(Graph.of(sparse.csr_array(np.triu(np.ones((4, 4)), 1) * [1, 1, 1, 0])))
    array([2, 2, 2, 0], dtype=int32)
    """
    either = graph.undirected
    return _peeled(either.indptr, either.indices)


@kernel()
def _peeled(indptr: NDArray[np.int64], indices: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the core numbers of a symmetric graph without loops.

    Whether a node is peeled already is even odds for most edges, which no processor foresees: so
    each candidate is written to the end of the list, and the end moves on where it belongs there.
    """
    n = len(indptr) - 1
    degree = np.diff(indptr).astype(np.int32)
    left = np.arange(n).astype(np.int32)
    peeled = np.empty(n + 1, dtype=np.int32)
    remaining, level = n, np.int32(0)
    while remaining:
        found, kept, lowest = 0, 0, np.int32(n)
        for place in range(remaining):
            u = left[place]
            has = degree[u]
            peeled[found] = left[kept] = u
            found += has == level
            kept += has > level
            if has > level:
                lowest = min(lowest, has)
        remaining = kept
        if not found:
            # Nobody is at this level: go on at the next one that somebody is at.
            level = lowest
            continue
        place = 0
        while place < found:
            u = peeled[place]
            place += 1
            for edge in range(indptr[u], indptr[u + 1]):
                v = indices[edge]
                stays = np.int32(degree[v] > level)
                rest = degree[v] - stays
                degree[v], peeled[found] = rest, v
                found += stays & np.int32(rest == level)
        level += np.int32(1)
    return degree
