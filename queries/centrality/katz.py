"""Katz's centrality: how many ways lead to a node, long ones counting less."""

import numpy as np
from numpy.typing import NDArray

from leylines.graph.errors import AnalysisError
from leylines.queries.engine import Graph, solve


def katz(graph: Graph, *, attenuation: float, tolerance: float = 1e-10) -> NDArray[np.float64]:
    """Return the Katz centrality of each node: ``x(v) = 1 + attenuation · Σ weight(u, v) x(u)``.

    Parameters
    ----------
    attenuation : float
        What an edge of weight 1 passes on; below 1 over the spectral radius.
    tolerance : float
        Error allowed, relative to the largest; guaranteed where ``attenuation`` times the largest
        sum of weights into a node is at most ½, and near it elsewhere.

    Returns
    -------
    (n,) float64
        1 or more.

    Raises
    ------
    AnalysisError
        If the sum over all ways is infinite.

    Notes
    -----
    Katz, "A new status index derived from sociometric analysis", 1953.

    Examples
    --------
    >>> from scipy import sparse
    >>> chain = Graph.of(sparse.csr_array([[0, 1, 0], [0, 0, 1], [0, 0, 0]]))
    >>> katz(chain, attenuation=0.5)
    array([1.  , 1.5 , 1.75])
    """
    n = len(graph)
    found = solve(graph.transposed, np.full(n, attenuation), np.ones(n), tolerance=tolerance)
    if found is None or (found < 1 - tolerance).any():
        raise AnalysisError(
            f"Katz's centrality is infinite for the attenuation {attenuation}",
            cure="Give a lower one: below 1 over the spectral radius of the weights.",
        )
    return found
