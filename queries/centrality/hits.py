"""HITS: hubs that point to good authorities, and authorities that good hubs point to."""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.linalg import LinearOperator, eigsh

from leylines.queries.engine import Graph, kernel

VECTORS = 8
"""Kept between two looks at whether it is done: few, for most graphs are done soon."""


def hits(
    graph: Graph, *, tolerance: float = 1e-10
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how good a hub and how good an authority each node is.

    Parameters
    ----------
    tolerance : float
        What an authority's share of the sum over its hubs may be off, and so relative to the square
        of the largest singular value, whose own accuracy is twice as good.

    Returns
    -------
    hubs, authorities : (n,) float64
        Each sums to 1, or is 0 where there are no edges.

    Notes
    -----
    Kleinberg, "Authoritative sources in a hyperlinked environment", 1999: the first pair of
    singular vectors of the weights. Where several pairs are first, the one nearest to all nodes
    being equal, which is where Kleinberg's iteration ends too. Found by Lanczos's method: Lehoucq,
    Sorensen and Yang, "ARPACK users' guide", 1998.

    Examples
    --------
    >>> from scipy import sparse
    >>> hits(Graph.of(sparse.csr_array([[0, 1.0, 1], [0, 0, 1], [0, 0, 0]])))[1].round(3)
    array([0.   , 0.382, 0.618])
    """
    n = len(graph)
    if not graph.weight.any():
        return np.zeros(n), np.zeros(n)
    if n <= VECTORS:
        left, _, right = np.linalg.svd(graph.matrix.toarray())
        return _share(left[:, 0]), _share(right[0])
    hubs: NDArray[np.float64] = np.empty(n)
    following: NDArray[np.float64] = np.empty(n)

    def back_and_forth(authorities: NDArray[np.float64]) -> NDArray[np.float64]:
        _pass_on(graph.indptr, graph.indices, graph.weight, authorities.ravel(), hubs, following)
        return following

    square = LinearOperator((n, n), matvec=back_and_forth, dtype=np.float64)
    _, vectors = eigsh(square, k=1, ncv=VECTORS, v0=np.ones(n), tol=tolerance)
    back_and_forth(vectors[:, 0])
    return _share(hubs), _share(vectors[:, 0])


def _share(vector: NDArray[np.float64]) -> NDArray[np.float64]:
    positive = np.abs(vector)
    shares: NDArray[np.float64] = positive / positive.sum()
    return shares


@kernel()
def _pass_on(
    indptr: NDArray[np.int64],
    indices: NDArray[np.int32],
    weight: NDArray[np.float64],
    authorities: NDArray[np.float64],
    hubs: NDArray[np.float64],
    following: NDArray[np.float64],
) -> None:
    """Make hubs of authorities and authorities of these hubs, in one pass over the edges."""
    following[:] = 0.0
    for u in range(len(hubs)):
        total = 0.0
        for edge in range(indptr[u], indptr[u + 1]):
            total += weight[edge] * authorities[indices[edge]]
        hubs[u] = total
        for edge in range(indptr[u], indptr[u + 1]):
            following[indices[edge]] += weight[edge] * total
