"""Participation: over how many communities a person's activity, or its ties, are spread."""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from leylines.queries.engine import Graph


def participation(homes: sparse.csr_array) -> NDArray[np.float64]:
    """Return the participation coefficient of each person, (n,) float64 from 0 to below 1.

    ``1 − Σ share²`` over communities: 0 for who is active in one community only (or in none).

    Parameters
    ----------
    homes : (n, communities) sparse array
        How each person's activity divides over the communities; rows sum to 1 or 0.

    Notes
    -----
    Guimerà and Amaral, "Functional cartography of complex metabolic networks", 2005.

    Examples
    --------
    >>> participation(sparse.csr_array(np.array([[1.0, 0.0], [0.5, 0.5], [0.0, 0.0]])))
    array([0. , 0.5, 0. ])
    """
    squares = np.asarray((homes * homes).sum(axis=1)).reshape(-1)
    active = np.diff(homes.indptr) > 0
    return np.asarray(np.where(active, np.maximum(0.0, 1.0 - squares), 0.0))


def participation_of_ties(graph: Graph, communities: NDArray[np.int32]) -> NDArray[np.float64]:
    """Return the participation coefficient of each node's ties, (n,) float64 from 0 to below 1.

    Parameters
    ----------
    graph : Graph
        ``weight`` is a strength; both directions are added. Loops are left out.
    communities : (n,) int32
        The community of each node; -1 for none. Ties with nodes outside every community do not
        count.

    Examples
    --------
    >>> chain = Graph.of(sparse.csr_array(np.array([[0, 1.0, 0], [0, 0, 1.0], [0, 0, 0]])))
    >>> participation_of_ties(chain, np.array([0, 0, 1], dtype=np.int32))
    array([0. , 0.5, 0. ])
    """
    ties = graph.undirected
    n = len(ties)
    node = np.repeat(np.arange(n), np.diff(ties.indptr))
    held = communities[ties.indices] >= 0
    cells = node[held], communities[ties.indices][held]
    shape = (n, int(communities.max(initial=-1)) + 1)
    amount = sparse.csr_array((ties.weight[held], cells), shape=shape)
    amount.sum_duplicates()
    total = np.asarray(amount @ np.ones(shape[1]))
    return participation(
        sparse.csr_array(sparse.diags_array(1 / np.maximum(total, 1e-300)) @ amount)
    )
