"""The recursion that many scores are: a node's is made of its neighbours', each passed on in part.

``x = base + W (scale ∘ x)``, with W the edge weights of a graph and ``scale`` a number for each
node. PageRank, Katz's centrality and the contextual score differ in W, ``scale`` and ``base``.
Solved by the method of Gauss and Seidel: each node takes what its neighbours have by now.
"""

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine.graph import Graph
from leylines.queries.engine.kernel import kernel

COLUMNS = 8
"""So many are solved at once: what an edge needs of a node then fills one line of the cache."""

MOST_SWEEPS = 10_000
"""Whoever has not come to rest by then never does."""


def solve(
    graph: Graph,
    scale: NDArray[np.float64],
    base: NDArray[np.float64],
    *,
    tolerance: float,
    parts: NDArray[np.int64] | None = None,
    share: float = 0.0,
) -> NDArray[np.float64] | None:
    """Return x, or nothing if it does not come to rest.

    Parameters
    ----------
    graph : Graph
        Node u takes from the targets of its edges.
    scale, base : (n,) float64
    tolerance : float
        Without ``share``: a part is done when its last sweep changed no node by more than this, as
        a share of the largest. With it: the sum of all errors, as a share of the sum.
    parts : (c + 1,) int64, optional
        Where the parts of the graph begin that no edge joins; each is solved by itself.
    share : float
        Where every node with a scale above 0 passes on this share of what it has, below 1, the sum
        of all is known beforehand, and made right after each sweep.

    Returns
    -------
    (n,) float64

    Notes
    -----
    Young, "Iterative Solution of Large Linear Systems", 1971, chapter 5. What a sweep leaves to be
    done is at most the norm of W ∘ scale times what it changed. To correct the sum is the
    aggregation of Koury, McAllister and Stewart, "Iterative methods for computing stationary
    distributions of nearly completely decomposable Markov chains", 1984, with one block.

    Examples
    --------
    Node 0 has 1 and half of what node 1 has.

    >>> from scipy import sparse
    >>> edge = Graph.of(sparse.csr_array([[0, 1.0], [0, 0]]))
    >>> solve(edge, np.full(2, 0.5), np.array([1.0, 2.0]), tolerance=1e-12)
    array([2., 2.])
    """
    parts = np.array([0, len(graph)]) if parts is None else parts
    x = np.empty(len(graph))
    arrays = graph.indptr, graph.indices, graph.weight, parts
    return x if _solve(*arrays, scale, base, tolerance, share, x) else None


def solve_many(
    graph: Graph,
    scale: NDArray[np.float64],
    base: NDArray[np.float64],
    *,
    tolerance: float,
    share: float,
) -> NDArray[np.float64] | None:
    """Return x for several bases at once, where every node passes on the same share.

    Parameters
    ----------
    base : (n, COLUMNS) float64

    Returns
    -------
    (n, COLUMNS) float64
    """
    x = np.empty_like(base)
    arrays = graph.indptr, graph.indices, graph.weight
    return x if _solve_many(*arrays, scale, base, tolerance, share, x) else None


@kernel()
def _solve(
    indptr: NDArray[np.int64],
    indices: NDArray[np.int32],
    weight: NDArray[np.float64],
    parts: NDArray[np.int64],
    scale: NDArray[np.float64],
    base: NDArray[np.float64],
    tolerance: float,
    share: float,
    x: NDArray[np.float64],
) -> bool:
    passed = np.empty(len(base))
    for part in range(len(parts) - 1):
        first, last = parts[part], parts[part + 1]
        given = 0.0
        for u in range(first, last):
            x[u] = base[u]
            passed[u] = scale[u] * base[u]
            given += base[u]
        done, sweep = False, 0
        while not done:
            sweep += 1
            largest_change, largest, change, total, left = 0.0, 0.0, 0.0, 0.0, 0.0
            for u in range(first, last):
                value = base[u]
                for edge in range(indptr[u], indptr[u + 1]):
                    value += weight[edge] * passed[indices[edge]]
                difference = abs(value - x[u])
                x[u] = value
                passed[u] = scale[u] * value
                largest_change, largest = max(largest_change, difference), max(largest, abs(value))
                change += difference
                total += value
                left += value * (1.0 - share) if scale[u] > 0.0 else value
            done = largest_change <= tolerance * largest
            if share > 0.0 and left > 0.0:
                right = given / left
                for u in range(first, last):
                    x[u] *= right
                    passed[u] *= right
                rest = right * share * change + abs(1.0 - right) * given
                done = rest <= tolerance * (1.0 - share) * right * total
            # Beyond this what is added no longer counts in a float, or is infinite.
            if not (done or (sweep < MOST_SWEEPS and largest < 1e300)):
                return False
    return True


@kernel()
def _solve_many(
    indptr: NDArray[np.int64],
    indices: NDArray[np.int32],
    weight: NDArray[np.float64],
    scale: NDArray[np.float64],
    base: NDArray[np.float64],
    tolerance: float,
    share: float,
    x: NDArray[np.float64],
) -> bool:
    n = len(base)
    passed, value = np.empty((n, COLUMNS)), np.empty(COLUMNS)
    given, change = np.zeros(COLUMNS), np.empty(COLUMNS)
    total, left = np.empty(COLUMNS), np.empty(COLUMNS)
    for u in range(n):
        for i in range(COLUMNS):
            x[u, i] = base[u, i]
            passed[u, i] = scale[u] * base[u, i]
            given[i] += base[u, i]
    for _ in range(MOST_SWEEPS):
        change[:], total[:], left[:] = 0.0, 0.0, 0.0
        for u in range(n):
            for i in range(COLUMNS):
                value[i] = base[u, i]
            for edge in range(indptr[u], indptr[u + 1]):
                v, part = indices[edge], weight[edge]
                for i in range(COLUMNS):
                    value[i] += part * passed[v, i]
            keeps = 1.0 - share if scale[u] > 0.0 else 1.0
            for i in range(COLUMNS):
                change[i] += abs(value[i] - x[u, i])
                total[i] += value[i]
                left[i] += keeps * value[i]
                x[u, i] = value[i]
                passed[u, i] = scale[u] * value[i]
        right = np.where(left > 0.0, given / left, 1.0)
        for u in range(n):
            for i in range(COLUMNS):
                x[u, i] *= right[i]
                passed[u, i] = scale[u] * x[u, i]
        rest = right * share * change + np.abs(1.0 - right) * given
        if (rest <= tolerance * (1.0 - share) * right * total).all():
            return True
    return False
