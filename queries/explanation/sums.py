"""Sums by group that lose nothing worth the name to rounding."""

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine import kernel


def sums(
    group: NDArray[np.integer], value: NDArray[np.float64], groups: int
) -> NDArray[np.float64]:
    """Return the sum of ``value`` over each group, (groups,) float64.

    Each sum is right but for its last digit, however many values it has.

    Parameters
    ----------
    group : (m,) int
        The group of each value, from 0 to below ``groups``.
    value : (m,) float64

    Notes
    -----
    Ogita, Rump and Oishi, "Accurate Sum and Dot Product", SIAM Journal on Scientific Computing
    26(6), 2005, algorithm 4.4 (Sum2), with Knuth's TwoSum.

    Examples
    --------
    >>> sums(np.array([0, 0, 0, 1]), np.array([1e16, 1.0, -1e16, 5.0]), 2).tolist()
    [1.0, 5.0]
    """
    return _sums(group.astype(np.int64), value, groups)


@kernel()
def _sums(group: NDArray[np.int64], value: NDArray[np.float64], groups: int) -> NDArray[np.float64]:
    total, lost = np.zeros(groups), np.zeros(groups)
    for i in range(len(group)):
        before = total[group[i]]
        after = before + value[i]
        added = after - before
        lost[group[i]] += (before - (after - added)) + (value[i] - added)
        total[group[i]] = after
    return total + lost
