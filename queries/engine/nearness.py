"""Searches by breadth from hundreds of sources at once: a bit of a word for each source."""

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine.kernel import kernel

WORDS = 8
"""A node's words then fill one line of the cache, and one register."""

BITS = 64 * WORDS
"""So many sources are searched from at once."""

SPARSE = 16
"""Edges are followed forward while those out of the newly reached are less than 1 in so many."""


@kernel()
def nearness(
    indptr: NDArray[np.int64],
    indices: NDArray[np.int32],
    in_indptr: NDArray[np.int64],
    in_indices: NDArray[np.int32],
    sources: NDArray[np.int32],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the sums over the sources of 1 / hops to each node, and of its square.

    Parameters
    ----------
    indptr, indices
        The graph's edges by source; ``in_indptr`` and ``in_indices`` the same by target.
    sources : (s,) int32
        At most ``BITS``; one may be there several times.

    Notes
    -----
    Then et al., "The more the merrier: efficient multi-source graph traversal", 2014, MS-BFS; it
    goes along edges or against them as in Beamer, Asanović and Patterson, "Direction-optimizing
    breadth-first search", 2012.
    """
    n = len(indptr) - 1
    total, squares = np.zeros(n), np.zeros(n)
    seen = np.zeros((n, WORDS), np.uint64)
    now, after = np.zeros((n, WORDS), np.uint64), np.zeros((n, WORDS), np.uint64)
    front, touched = np.empty(n, np.int32), np.empty(n, np.int32)
    is_touched = np.zeros(n, np.bool_)
    size = 0
    for bit, source in enumerate(sources):
        if not seen[source].any():
            front[size] = source
            size += 1
        now[source, bit // 64] |= np.uint64(1) << np.uint64(bit % 64)
        seen[source, bit // 64] |= np.uint64(1) << np.uint64(bit % 64)
    hops = 0
    while size:
        hops += 1
        edges = 0
        for at in range(size):
            edges += indptr[front[at] + 1] - indptr[front[at]]
        if edges * SPARSE < len(indices):
            count = _forward(indptr, indices, front, size, now, after, touched, is_touched)
        else:
            count = _backward(in_indptr, in_indices, front, size, now, seen, after, touched)
        for at in range(size):
            now[front[at]] = 0
        size = 0
        for at in range(count):
            v = touched[at]
            is_touched[v] = False
            new = _news(after, seen, v)
            if new:
                front[size] = v
                size += 1
                total[v] += new / hops
                squares[v] += new / hops**2
        now, after = after, now
    return total, squares


@kernel()
def _forward(
    indptr: NDArray[np.int64],
    indices: NDArray[np.int32],
    front: NDArray[np.int32],
    size: int,
    now: NDArray[np.uint64],
    after: NDArray[np.uint64],
    touched: NDArray[np.int32],
    is_touched: NDArray[np.bool_],
) -> int:
    """Hand the bits of the front on to the targets of its edges; return how many these are."""
    count = 0
    for at in range(size):
        u = front[at]
        for edge in range(indptr[u], indptr[u + 1]):
            v = indices[edge]
            if not is_touched[v]:
                is_touched[v] = True
                touched[count] = v
                count += 1
            for word in range(WORDS):
                after[v, word] |= now[u, word]
    return count


@kernel()
def _backward(
    in_indptr: NDArray[np.int64],
    in_indices: NDArray[np.int32],
    front: NDArray[np.int32],
    size: int,
    now: NDArray[np.uint64],
    seen: NDArray[np.uint64],
    after: NDArray[np.uint64],
    touched: NDArray[np.int32],
) -> int:
    """Let all who lack a bit of the front take their sources' bits; return how many these are."""
    alive = np.zeros(WORDS, np.uint64)
    for at in range(size):
        for word in range(WORDS):
            alive[word] |= now[front[at], word]
    count = 0
    for v in range(len(in_indptr) - 1):
        lacking = np.uint64(0)
        for word in range(WORDS):
            lacking |= alive[word] & ~seen[v, word]
        if lacking == 0:
            continue
        touched[count] = v
        count += 1
        for edge in range(in_indptr[v], in_indptr[v + 1]):
            u = in_indices[edge]
            for word in range(WORDS):
                after[v, word] |= now[u, word]
    return count


@kernel()
def _news(after: NDArray[np.uint64], seen: NDArray[np.uint64], v: int) -> int:
    """Keep of a node's bits those that it did not have, and return how many these are."""
    count = np.uint64(0)
    for word in range(WORDS):
        bits = after[v, word] & ~seen[v, word]
        after[v, word] = bits
        seen[v, word] |= bits
        # The bits of a word counted in pairs, fours and bytes at once.
        bits -= (bits >> np.uint64(1)) & np.uint64(0x5555555555555555)
        bits = (bits & np.uint64(0x3333333333333333)) + (
            (bits >> np.uint64(2)) & np.uint64(0x3333333333333333)
        )
        bits = (bits + (bits >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
        count += (bits * np.uint64(0x0101010101010101)) >> np.uint64(56)
    return int(count)
