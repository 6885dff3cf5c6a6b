"""How many sets any choice could cover at most, closely: by Lagrange's multipliers."""

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine import kernel
from leylines.queries.spread.coverage import most_together

START = 0.7
"""The first multiplier of what is covered: near to the last one where many cover alike."""

STEPS = 24
"""At most so many passes over all sets; more bring the bound nearer by one in a hundred at most."""

FLAT = 0.03
"""It ends once the bound is so near to what the choice covers, as a share of that."""


@kernel()
def coverage_bound(
    offsets: NDArray[np.int64],
    members: NDArray[np.int32],
    k: int,
    costs: NDArray[np.float64],
    budget: float,
    allowed: NDArray[np.bool_],
    chosen: NDArray[np.int32],
) -> float:
    """Return a number of sets that no choice of ``k`` nodes for a budget covers more of.

    Parameters
    ----------
    offsets, members, k, costs, budget, allowed
        As `greedy_coverage` takes them.
    chosen : (c,) int32
        A good choice, from which the search for multipliers starts.

    Notes
    -----
    A choice covers a set at most once, and at most as often as it has members of it. So with any
    multiplier y from 0 to 1 for each set, it covers no more than the sum of 1 − y over all sets and
    the largest sum over allowed nodes of what the sets of each have of y. (With y = 1 for the sets
    that a part of the greedy choice leaves, else 0, that is the bound of OPIM-C, section 5.) The
    best y is looked for along subgradients: Fisher, "The Lagrangian relaxation method for solving
    integer programming problems", Management Science 27, 1981, sections 3 and 4, with Polyak's step
    towards what ``chosen`` covers. Whatever y is found, the bound holds.

    Examples
    --------
    Of three sets of two nodes out of three, one node covers two.

    >>> offsets, members = np.array([0, 2, 4, 6]), np.array([0, 1, 1, 2, 0, 2], dtype=np.int32)
    >>> everybody, nobody = np.ones(3, dtype=np.bool_), np.zeros(0, dtype=np.int32)
    >>> float(coverage_bound(offsets, members, 1, np.ones(3), 3.0, everybody, nobody))
    2.0
    """
    count, n = len(offsets) - 1, len(costs)
    order = np.flatnonzero(allowed & (costs <= budget)).astype(np.int32)
    multiplier, worth = np.empty(count), np.empty(n)
    picked = np.zeros(n, dtype=np.int64)
    picked[chosen] = 1
    best, target = float(count), _start(offsets, members, picked, multiplier)
    step, part = 0.0, 1.0
    for _ in range(STEPS):
        left, length = _move(offsets, members, picked, step, multiplier, worth)
        found = left + most_together(worth, costs, order, k, budget)
        # Where a step went too far, those that follow are shorter.
        part = part if found < best else part / 2
        best = min(best, found)
        if best <= target * (1.0 + FLAT) or length == 0.0:
            break
        step = part * (found - target) / length
        _pick(worth, costs, order, k, budget, picked)
    return best


@kernel()
def _start(
    offsets: NDArray[np.int64],
    members: NDArray[np.int32],
    picked: NDArray[np.int64],
    multiplier: NDArray[np.float64],
) -> float:
    """Set the first multipliers, and return how many sets are covered."""
    covered = 0
    for number in range(len(multiplier)):
        multiplier[number] = 1.0
        for at in range(offsets[number], offsets[number + 1]):
            if picked[members[at]]:
                multiplier[number] = START
        covered += multiplier[number] < 1.0
    return float(covered)


@kernel()
def _move(
    offsets: NDArray[np.int64],
    members: NDArray[np.int32],
    picked: NDArray[np.int64],
    step: float,
    multiplier: NDArray[np.float64],
    worth: NDArray[np.float64],
) -> tuple[float, float]:
    """Move each set's multiplier up if it is not covered, and down if more than once.

    Returns
    -------
    tuple of float
        The sum of 1 − y, and the square of the direction's length.
    """
    worth[:] = 0.0
    left, length = 0.0, 0.0
    for number in range(len(multiplier)):
        times = 0
        for at in range(offsets[number], offsets[number + 1]):
            times += picked[members[at]]
        moved = multiplier[number] + step * (1.0 - times)
        y = min(max(moved, 0.0), 1.0)
        # At a limit that it does not leave, a set has no part in the direction.
        length += (1.0 - times) ** 2 if 0.0 < y < 1.0 or step == 0.0 else 0.0
        left += 1.0 - y
        multiplier[number] = y
        for at in range(offsets[number], offsets[number + 1]):
            worth[members[at]] += y
    return left, length


@kernel()
def _pick(
    worth: NDArray[np.float64],
    costs: NDArray[np.float64],
    order: NDArray[np.int32],
    k: int,
    budget: float,
    picked: NDArray[np.int64],
) -> None:
    """Mark the ``k`` nodes that are worth most for their costs, as far as the budget goes."""
    picked[:] = 0
    rate = worth[order] / costs[order]
    least = np.partition(rate, len(rate) - k)[len(rate) - k] if 0 < k < len(rate) else 0.0
    count, spent = 0, 0.0
    for at in range(len(order)):
        u = order[at]
        if rate[at] >= least and count < k and spent + costs[u] <= budget:
            picked[u] = 1
            count += 1
            spent += costs[u]
