"""Communities that the influence network itself shows: Leiden's method, by NetworKit."""

import networkit as nk
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from leylines.queries.one_thread import networkit_graph, one_thread

TRIES = 5
"""Leiden's result depends on the order of the nodes; the best of at most so many is kept."""

LEVEL = 0.001
"""Once another order has shown no gain of modularity above this, no more orders are tried."""

ITERATIONS = 5
"""How often each try is refined; more gains less than 0.001 of modularity."""

FEWEST_MEMBERS = 5
"""A group smaller than this is not called a community."""


def detect_communities(strength: sparse.csr_array, seed: int) -> NDArray[np.int32]:
    """Divide the persons into communities of high modularity.

    Direction is left aside: two persons are as close as the strength between them either way.

    Parameters
    ----------
    strength : (n, n) sparse array
        Strength of influence.
    seed : int
        The same seed gives the same communities.

    Returns
    -------
    (n,) int32
        Communities by number, 0 for the largest (level ones in the order of their first person);
        -1 for those in groups of fewer than ``FEWEST_MEMBERS``.

    Notes
    -----
    Traag, Waltman and van Eck, "From Louvain to Leiden: guaranteeing well-connected communities",
    2019.

    Examples
    --------
    >>> five = np.ones((5, 5)) - np.eye(5)
    >>> apart = sparse.csr_array(np.kron(np.eye(2), five))
    >>> detect_communities(apart, seed=1)
    array([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], dtype=int32)
    """
    return _by_size(groups(strength, seed))


def groups(
    strength: sparse.csr_array, seed: int, *, tries: int = TRIES, resolution: float = 1.0
) -> NDArray[np.int64]:
    """Divide the persons into groups of high modularity, whatever their size; (n,) int64.

    Parameters
    ----------
    strength : (n, n) sparse array
    seed : int
    tries : int
        At most so many orders of the nodes, the best of which is kept; fewer where they are level.
    resolution : float
        Above 1 groups are smaller, below larger.
    """
    close = sparse.triu(strength + strength.T, k=1).tocoo()
    if not close.nnz:
        return np.arange(strength.shape[0])
    return divide(networkit_graph(close, directed=False), seed, tries=tries, resolution=resolution)


def divide(graph: nk.Graph, seed: int, *, tries: int, resolution: float) -> NDArray[np.int64]:
    """Divide the nodes of NetworKit's graph as :func:`groups` does; (n,) int64."""
    best, group = -1.0, np.zeros(0, dtype=np.int64)
    with one_thread(seed):
        for _ in range(tries):
            leiden = nk.community.ParallelLeiden(
                graph, randomize=True, iterations=ITERATIONS, gamma=resolution
            )
            partition = leiden.run().getPartition()
            quality = nk.community.Modularity().getQuality(partition, graph)
            gain = quality - best
            if gain > 0:
                best, group = quality, np.array(partition.getVector(), dtype=np.int64)
            if gain <= LEVEL:
                break
    return group


def _by_size(group: NDArray[np.int64]) -> NDArray[np.int32]:
    _, first, number, size = np.unique(
        group, return_index=True, return_inverse=True, return_counts=True
    )
    place = np.empty(len(size), dtype=np.int32)
    place[np.lexsort((first, -size))] = np.arange(len(size), dtype=np.int32)
    place[size < FEWEST_MEMBERS] = -1
    return place[number]
