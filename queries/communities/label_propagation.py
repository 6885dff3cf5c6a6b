"""Label propagation: each joins the community to which most of its ties lead, until none moves."""

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine import Graph, kernel

ROUNDS = 100
"""So many at most; most graphs settle in fewer than ten."""


def label_propagation(graph: Graph, *, seed: int) -> NDArray[np.int32]:
    """Divide the nodes into communities by label propagation.

    Direction is left aside. Nodes are asked in an order drawn anew in each round; of labels to
    which ties lead equally strongly a node keeps its own, if that is among them, and else takes one
    by chance.

    Parameters
    ----------
    graph : Graph
        ``weight`` is a strength; both directions are added. Loops are left out.
    seed : int
        The same seed gives the same communities.

    Returns
    -------
    (n,) int32
        Communities by number, 0 for the largest (level ones in the order of their first node). Who
        has no tie is a community of its own.

    References
    ----------
    U. N. Raghavan, R. Albert and S. Kumara (2007), "Near linear time algorithm to detect community
    structures in large-scale networks", Physical Review E 76, 036106. Only nodes of whose
    neighbours one has moved are asked again, which changes no answer.

    Examples
    --------
    >>> from scipy import sparse
    >>> five = np.ones((5, 5)) - np.eye(5)
    >>> apart = sparse.csr_array(np.kron(np.eye(2), five))
    >>> label_propagation(Graph.of(apart), seed=1)
    array([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], dtype=int32)
    """
    ties = graph.undirected
    label = _propagate(ties.indptr, ties.indices, ties.weight, seed, ROUNDS)
    _, first, number, size = np.unique(
        label, return_index=True, return_inverse=True, return_counts=True
    )
    place = np.empty(len(size), dtype=np.int32)
    place[np.lexsort((first, -size))] = np.arange(len(size), dtype=np.int32)
    return place[number]


@kernel()
def _propagate(
    indptr: NDArray[np.int64],
    indices: NDArray[np.int32],
    weight: NDArray[np.float64],
    seed: int,
    rounds: int,
) -> NDArray[np.int32]:
    n = len(indptr) - 1
    np.random.seed(seed)  # noqa: NPY002 - Numba's own generator, of this thread alone
    order = np.arange(n)
    label = np.arange(n).astype(np.int32)
    strength = np.zeros(n)
    is_due = np.ones(n, dtype=np.bool_)
    for _ in range(rounds):
        moved = 0
        np.random.shuffle(order)  # noqa: NPY002 - as above
        for node in order:
            if not is_due[node]:
                continue
            is_due[node] = False
            row = indices[indptr[node] : indptr[node + 1]]
            for place in range(len(row)):
                strength[label[row[place]]] += weight[indptr[node] + place]
            best, level = label[node], 1
            for other in row:
                # What summing in another order leaves of equal strengths is no difference.
                here, most = strength[label[other]], strength[best] * (1 + 1e-12)
                if here > most:
                    best, level = label[other], 1
                elif best != label[node] and label[other] != best and here * (1 + 1e-12) >= most:
                    level += 1
                    if np.random.randint(level) == 0:  # noqa: NPY002 - as above
                        best = label[other]
            for other in row:
                strength[label[other]] = 0.0
            if best != label[node]:
                label[node] = best
                moved += 1
                is_due[row] = True
        if moved == 0:
            break
    return label
