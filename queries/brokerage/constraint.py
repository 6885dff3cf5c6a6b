"""Burt's constraint: how far a person's contacts are all contacts of one another."""

import numpy as np
from numpy.typing import NDArray

from leylines.queries.brokerage.triangles import sum_over_common, ties_ahead
from leylines.queries.engine import Graph


def constraint(graph: Graph) -> NDArray[np.float64]:
    """Return Burt's constraint of each node.

    The constraint of ``i`` is the sum over its contacts ``j`` of (p(i, j) + Σ p(i, q) p(q, j))²,
    with p(i, j) the share of ``i``'s ties that is with ``j``, both directions together. Low: the
    contacts know nobody but ``i``, who stands between them.

    Parameters
    ----------
    graph : Graph
        ``weight`` is a strength, above 0. Loops are left out.

    Returns
    -------
    (n,) float64
        Above 0; NaN for who has no contact.

    References
    ----------
    R. S. Burt (1992), *Structural Holes*, chapter 2, equation 2.4; as NetworkX's ``constraint`` has
    it, except that a loop is no contact.

    Examples
    --------
    The middle of a chain of three is free, its ends wholly depend on the middle.

    >>> from scipy import sparse
    >>> chain = sparse.csr_array(np.array([[0, 1.0, 0], [0, 0, 1.0], [0, 0, 0]]))
    >>> constraint(Graph.of(chain))
    array([1. , 0.5, 1. ])
    """
    ties = graph.undirected
    share = shares(ties)
    ahead, back, _ = ties_ahead(ties)
    local = share + sum_over_common(ahead, share, share[back])
    return sum_of_rows(ties, local * local)


def shares(ties: Graph) -> NDArray[np.float64]:
    """Return for each slot its weight's share of its row's, (slots,) float64."""
    degree = np.diff(ties.indptr)
    total = np.nan_to_num(sum_of_rows(ties, ties.weight), nan=1.0)
    return ties.weight / np.repeat(total, degree)


def sum_of_rows(ties: Graph, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the sum of each row's values, NaN for an empty row; (n,) float64."""
    total = np.full(len(ties), np.nan)
    filled = np.flatnonzero(np.diff(ties.indptr))
    if len(filled):
        total[filled] = np.add.reduceat(values, ties.indptr[filled])
    return total
