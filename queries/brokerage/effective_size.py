"""Effective size: how many contacts a person has that are not contacts of one another."""

import numpy as np
from numpy.typing import NDArray

from leylines.queries.brokerage.constraint import shares, sum_of_rows
from leylines.queries.brokerage.triangles import sum_over_common, ties_ahead
from leylines.queries.engine import Graph


def effective_size(graph: Graph) -> NDArray[np.float64]:
    """Return the effective size of each node's circle of contacts.

    The sum over the contacts ``j`` of ``i`` of 1 − Σ p(i, q) m(j, q): each counts 1, less what the
    others have of it. p(i, q) is the share of ``i``'s ties that is with ``q``, m(j, q) the tie of
    ``j`` with ``q`` over the strongest that ``j`` has; both directions together.

    Parameters
    ----------
    graph : Graph
        ``weight`` is a strength, above 0. Loops are left out.

    Returns
    -------
    (n,) float64
        Up to the number of contacts; NaN for who has none.

    References
    ----------
    R. S. Burt (1992), *Structural Holes*, chapter 2, equation 2.2; as NetworkX's ``effective_size``
    has it, except that a loop is no contact.

    Examples
    --------
    >>> from scipy import sparse
    >>> chain = sparse.csr_array(np.array([[0, 1.0, 0], [0, 0, 1.0], [0, 0, 0]]))
    >>> effective_size(Graph.of(chain))
    array([1., 2., 1.])
    """
    ties = graph.undirected
    strongest = np.ones(len(ties))
    filled = np.flatnonzero(np.diff(ties.indptr))
    if len(filled):
        strongest[filled] = np.maximum.reduceat(ties.weight, ties.indptr[filled])
    relative = ties.weight / np.repeat(strongest, np.diff(ties.indptr))
    ahead, _, _ = ties_ahead(ties)
    return sum_of_rows(ties, 1.0 - sum_over_common(ahead, shares(ties), relative))
