"""HITS: hubs that point to good authorities, and authorities that good hubs point to."""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.linalg import svds

from leylines.queries.engine import Graph

VECTORS = 5
"""Kept between two looks at whether it is done: few, for most graphs are done soon."""


def hits(
    graph: Graph, *, tolerance: float = 1e-10
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how good a hub and how good an authority each node is.

    Parameters
    ----------
    tolerance : float
        Relative accuracy of the largest singular value.

    Returns
    -------
    hubs, authorities : (n,) float64
        Each sums to 1, or is 0 where there are no edges.

    Notes
    -----
    Kleinberg, "Authoritative sources in a hyperlinked environment", 1999: the first pair of
    singular vectors of the weights. Where several pairs are first, the one nearest to all nodes
    being equal, which is where Kleinberg's iteration ends too.

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
    else:
        left, _, right = svds(graph.matrix, k=1, ncv=VECTORS, v0=np.ones(n), tol=tolerance)
    hubs, authorities = np.abs(left[:, 0]), np.abs(right[0])
    return hubs / hubs.sum(), authorities / authorities.sum()
