"""Edges in pairs of batches that share no node, so that two transactions write them at once.

Creating a relationship locks its two nodes until the transaction ends: two transactions on the
same nodes would wait for each other, or for each other's end.
"""

import numpy as np
from numpy.typing import NDArray

GROUPS = 4
ROUNDS = (((0, 1), (2, 3)), ((0, 2), (1, 3)), ((0, 3), (1, 2)))
"""Each pair of groups meets once, beside the pair of the other two (a round-robin)."""

Rows = NDArray[np.intp]


def apart(source: NDArray[np.integer], target: NDArray[np.integer]) -> list[tuple[Rows, Rows]]:
    """Return the edges as pairs of batches; the two of a pair have no node in common.

    Parameters
    ----------
    source, target : (e,) integers
        Ends of the edges, as nodes' numbers from 0.

    Returns
    -------
    list of pairs of (k,) intp
        Rows of edges; each is in one batch.

    Examples
    --------
    >>> pairs = apart(np.array([0, 2, 5]), np.array([1, 3, 5]))
    >>> [[batch.tolist() for batch in pair] for pair in pairs]
    [[[0, 2], [1]], [[], []], [[], []]]
    """
    one, other = source % GROUPS, target % GROUPS
    low, high = np.minimum(one, other), np.maximum(one, other)
    pairs = []
    for number, sides in enumerate(ROUNDS):
        of_sides = [(low == a) & (high == b) for a, b in sides]
        if number == 0:  # edges within a group go with the first pair that holds it
            within = [(low == high) & ((low == a) | (low == b)) for a, b in sides]
            of_sides = [both | alone for both, alone in zip(of_sides, within, strict=True)]
        first, second = (np.flatnonzero(rows) for rows in of_sides)
        pairs.append((first, second))
    return pairs
