"""The recursion that many scores are: a node's is made of its neighbours', each passed on in part.

``x = base + W (scale ∘ x)``, with W the edge weights of a graph and ``scale`` one number for each
node. PageRank, Katz's centrality and the contextual score differ in W, ``scale`` and ``base`` alone.
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
    by_sum: bool = False,
) -> NDArray[np.float64] | None:
    """Return x, or nothing if it does not come to rest.

    Parameters
    ----------
    graph : Graph
        Node u takes from the targets of its edges.
    scale, base : (n,) float64
    tolerance : float
        A part is done when its last sweep changed it by less than this share of it.
    parts : (c + 1,) int64, optional
        Where the parts of the graph begin that no edge joins; each is solved by itself.
    by_sum : bool
        Whether a change is the sum over the nodes, or the largest of any node.

    Returns
    -------
    (n,) float64

    Notes
    -----
    Young, "Iterative Solution of Large Linear Systems", 1971, chapter 5. What a sweep leaves to be
    done is at most the norm of W ∘ scale times what it changed.

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
    return x if _solve(*arrays, scale, base, tolerance, by_sum, x) else None


def solve_many(
    graph: Graph, scale: NDArray[np.float64], base: NDArray[np.float64], *, tolerance: float
) -> NDArray[np.float64] | None:
    """Return x for several bases at once; a change is the sum over the nodes of each.

    Parameters
    ----------
    base : (n, COLUMNS) float64

    Returns
    -------
    (n, COLUMNS) float64
    """
    x = np.empty_like(base)
    arrays = graph.indptr, graph.indices, graph.weight
    return x if _solve_many(*arrays, scale, base, tolerance, x) else None


@kernel(fastmath=True)
def _solve(
    indptr: NDArray[np.int64],
    indices: NDArray[np.int32],
    weight: NDArray[np.float64],
    parts: NDArray[np.int64],
    scale: NDArray[np.float64],
    base: NDArray[np.float64],
    tolerance: float,
    by_sum: bool,
    x: NDArray[np.float64],
) -> bool:
    passed = np.empty(len(base))
    for part in range(len(parts) - 1):
        first, last = parts[part], parts[part + 1]
        for u in range(first, last):
            x[u] = base[u]
            passed[u] = scale[u] * base[u]
        for sweep in range(MOST_SWEEPS + 1):
            if sweep == MOST_SWEEPS:
                return False
            change, size = 0.0, 0.0
            for u in range(first, last):
                value = base[u]
                for edge in range(indptr[u], indptr[u + 1]):
                    value += weight[edge] * passed[indices[edge]]
                difference, amount = abs(value - x[u]), abs(value)
                x[u] = value
                passed[u] = scale[u] * value
                change = change + difference if by_sum else max(change, difference)
                size = size + amount if by_sum else max(size, amount)
            if change <= tolerance * size:
                break
            # Beyond this what is added no longer counts in a float, or is infinite.
            if not size < 1e300:
                return False
    return True


@kernel(fastmath=True)
def _solve_many(
    indptr: NDArray[np.int64],
    indices: NDArray[np.int32],
    weight: NDArray[np.float64],
    scale: NDArray[np.float64],
    base: NDArray[np.float64],
    tolerance: float,
    x: NDArray[np.float64],
) -> bool:
    n = len(base)
    passed, value = np.empty((n, COLUMNS)), np.empty(COLUMNS)
    change, size = np.empty(COLUMNS), np.empty(COLUMNS)
    for u in range(n):
        for i in range(COLUMNS):
            x[u, i] = base[u, i]
            passed[u, i] = scale[u] * base[u, i]
    for _ in range(MOST_SWEEPS):
        change[:] = 0.0
        size[:] = 0.0
        for u in range(n):
            for i in range(COLUMNS):
                value[i] = base[u, i]
            for edge in range(indptr[u], indptr[u + 1]):
                v, share = indices[edge], weight[edge]
                for i in range(COLUMNS):
                    value[i] += share * passed[v, i]
            for i in range(COLUMNS):
                change[i] += abs(value[i] - x[u, i])
                size[i] += abs(value[i])
                x[u, i] = value[i]
                passed[u, i] = scale[u] * value[i]
        if (change <= tolerance * size).all():
            return True
    return False
