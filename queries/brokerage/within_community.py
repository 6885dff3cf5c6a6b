"""The within-community z-score: how well a person is tied to the others of its own community."""

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine import Graph


def within_community(graph: Graph, communities: NDArray[np.int32]) -> NDArray[np.float64]:
    """Return by how many standard deviations a node's ties in its community exceed the mean there.

    Parameters
    ----------
    graph : Graph
        ``weight`` is a strength; both directions are added. Loops are left out.
    communities : (n,) int32
        The community of each node; -1 for none.

    Returns
    -------
    (n,) float64
        0 where all of the community are tied to it alike; NaN outside every community.

    References
    ----------
    R. Guimerà and L. A. Nunes Amaral (2005), "Functional cartography of complex metabolic
    networks", Nature 433, 895-900: equation 1. The deviation is that of the community's members
    themselves, not of a sample.

    Examples
    --------
    >>> from scipy import sparse
    >>> star = sparse.csr_array(([1.0, 1.0, 1.0], ([0, 0, 0], [1, 2, 3])), shape=(4, 4))
    >>> within_community(Graph.of(star), np.zeros(4, dtype=np.int32)).round(2)
    array([ 1.73, -0.58, -0.58, -0.58])
    """
    ties = graph.undirected
    n = len(ties)
    node = np.repeat(np.arange(n), np.diff(ties.indptr))
    inside = communities[node] == communities[ties.indices]
    tied = np.bincount(node[inside], ties.weight[inside], n)

    members = np.flatnonzero(communities >= 0)
    group = communities[members]
    size = np.maximum(np.bincount(group), 1)
    mean = np.bincount(group, tied[members]) / size
    from_mean = tied[members] - mean[group]
    deviation = np.sqrt(np.bincount(group, from_mean**2) / size)[group]
    # What summing in another order leaves of equal ties is no deviation.
    spread = deviation > 1e-12 * np.abs(mean[group])
    score = np.full(n, np.nan)
    score[members] = np.where(spread, from_mean / np.where(spread, deviation, 1.0), 0.0)
    return score
