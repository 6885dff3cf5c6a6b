"""Triangles: every three that are tied to one another, each found once."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine import Graph, kernel


class Ahead(NamedTuple):
    """Each tie once, from the end of fewer ties to that of more: where triangles are looked for.

    Nodes are counted by their number of ties, the fewest first, so that none has more than √(2m)
    ties ahead. A tie has two *slots* in the graph, one in the row of either end.

    Attributes
    ----------
    indptr : (n + 1,) int64
    indices : (m,) int32
        In the order of that count.
    slot, back : (m,) int32
        The tie's slot in the row of the first end, and in that of the other.
    """

    indptr: NDArray[np.int64]
    indices: NDArray[np.int32]
    slot: NDArray[np.int32]
    back: NDArray[np.int32]


def ties_ahead(ties: Graph) -> tuple[Ahead, NDArray[np.int32], NDArray[np.int64]]:
    """Return the ties ahead, for each slot that of the same tie in the other row, and the count.

    Parameters
    ----------
    ties : Graph
        Symmetric, without loops.

    Returns
    -------
    ahead : Ahead
    back : (slots,) int32
    order : (n,) int64
        The nodes as they are counted.
    """
    order = np.argsort(np.diff(ties.indptr), kind="stable")
    return *_ahead(ties.indptr, ties.indices, order), order


@kernel()
def _ahead(
    indptr: NDArray[np.int64], indices: NDArray[np.int32], order: NDArray[np.int64]
) -> tuple[Ahead, NDArray[np.int32]]:
    n, slots = len(indptr) - 1, len(indices)
    back = np.empty(slots, dtype=np.int32)
    # Going through rows in order meets the entries of each row's other ends in order, too.
    met = indptr[:-1].copy()
    for node in range(n):
        for slot in range(indptr[node], indptr[node + 1]):
            other = indices[slot]
            back[slot] = met[other]
            met[other] += 1
    count = np.empty(n, dtype=np.int32)
    for place in range(n):
        count[order[place]] = place
    ahead = Ahead(
        np.zeros(n + 1, dtype=np.int64),
        np.empty(slots // 2, dtype=np.int32),
        np.empty(slots // 2, dtype=np.int32),
        np.empty(slots // 2, dtype=np.int32),
    )
    tie = 0
    for place in range(n):
        node = order[place]
        for slot in range(indptr[node], indptr[node + 1]):
            if count[indices[slot]] > place:
                ahead.indices[tie] = count[indices[slot]]
                ahead.slot[tie] = slot
                ahead.back[tie] = back[slot]
                tie += 1
        ahead.indptr[place + 1] = tie
    return ahead, back


@kernel()
def sum_over_common(
    ahead: Ahead, first: NDArray[np.float64], second: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return for each slot (i, j) the sum of first(i, q) · second(j, q) over their common ties q.

    Parameters
    ----------
    ahead : Ahead
    first, second : (slots,) float64

    Notes
    -----
    Each triangle is found from the end of the fewest ties, in O(m √m) steps in all: N. Chiba and
    T. Nishizeki (1985), "Arboricity and subgraph listing algorithms", SIAM Journal on Computing 14,
    210-223.
    """
    n = len(ahead.indptr) - 1
    total = np.zeros(len(first))
    tie_to = np.full(n, -1, dtype=np.int32)
    for one in range(n):
        start, end = ahead.indptr[one], ahead.indptr[one + 1]
        for tie in range(start, end):
            tie_to[ahead.indices[tie]] = tie
        for tie in range(start, end):
            two = ahead.indices[tie]
            ab, ba = ahead.slot[tie], ahead.back[tie]
            for across in range(ahead.indptr[two], ahead.indptr[two + 1]):
                third = tie_to[ahead.indices[across]]
                if third >= 0:
                    bc, cb = ahead.slot[across], ahead.back[across]
                    ac, ca = ahead.slot[third], ahead.back[third]
                    total[ab] += first[ac] * second[bc]
                    total[ba] += first[bc] * second[ac]
                    total[bc] += first[ba] * second[ca]
                    total[cb] += first[ca] * second[ba]
                    total[ac] += first[ab] * second[cb]
                    total[ca] += first[cb] * second[ab]
        for tie in range(start, end):
            tie_to[ahead.indices[tie]] = -1
    return total
