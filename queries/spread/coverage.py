"""Greedy maximum coverage of sets, with a bound on what any other choice could cover."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine import kernel


class Coverage(NamedTuple):
    """What a greedy choice covers.

    Attributes
    ----------
    chosen : (k,) int32
        In the order in which they were chosen.
    gains : (k,) int64
        How many sets each covered that none before it did.
    bound : float
        No choice that is allowed covers more sets.
    """

    chosen: NDArray[np.int32]
    gains: NDArray[np.int64]
    bound: float


def greedy_coverage(
    offsets: NDArray[np.int64],
    members: NDArray[np.int32],
    k: int,
    costs: NDArray[np.float64],
    budget: float,
    allowed: NDArray[np.bool_],
) -> Coverage:
    """Choose up to ``k`` nodes that cover many sets, for a budget.

    Always the node that covers most new sets for its cost; at the end the best single node instead,
    if it alone covers more.

    Parameters
    ----------
    offsets : (s + 1,) int64
        Set ``i`` is ``members[offsets[i] : offsets[i + 1]]``.
    members : (m,) int32
    k : int
    costs : (n,) float64
        Above 0.
    budget : float
    allowed : (n,) bool
        Who may be chosen.

    Notes
    -----
    Without costs: Nemhauser, Wolsey and Fisher 1978, within 1 − 1/e of the best. With costs:
    Khuller, Moss and Naor, "The budgeted maximum coverage problem", 1999: within 1 − 1/√e, if no
    number of people is given too. Bound: Tang, Tang, Xiao and Yuan, "Online processing algorithms
    for influence maximization", SIGMOD 2018, section 5; with costs the fractional knapsack of
    Leskovec and others, KDD 2007. Gains are exact at all times; those at the start order the
    search, which ends where none of those that follow could be better.

    Examples
    --------
    >>> offsets, members = np.array([0, 1, 3, 4]), np.array([0, 0, 1, 2], dtype=np.int32)
    >>> anybody = np.ones(3, dtype=np.bool_)
    >>> greedy_coverage(offsets, members, 1, np.ones(3), 1.0, anybody).chosen
    array([0], dtype=int32)
    """
    gains = np.bincount(members[: offsets[-1]], minlength=len(costs))
    gains[~allowed | (costs > budget)] = 0
    order = np.argsort(-gains / costs, kind="stable")[: np.count_nonzero(gains)].astype(np.int32)
    single = int(gains.argmax()) if len(order) else -1
    alone = int(gains.max(initial=0))
    found = Coverage(*_choose(offsets, members, k, costs, budget, gains, order))
    if k and alone > found.gains.sum():
        return Coverage(np.array([single], np.int32), np.array([alone]), found.bound)
    return found


@kernel()
def _choose(
    offsets: NDArray[np.int64],
    members: NDArray[np.int32],
    k: int,
    costs: NDArray[np.float64],
    budget: float,
    gains: NDArray[np.int64],
    order: NDArray[np.int32],
) -> tuple[NDArray[np.int32], NDArray[np.int64], float]:
    indptr, sets = _sets_of(offsets, members, gains)
    worth = np.zeros(len(costs))
    for u in order:
        worth[u] = gains[u] / costs[u]
    covered = np.zeros(len(offsets) - 1, dtype=np.bool_)
    chosen = np.empty(min(k, len(order)), dtype=np.int32)
    gained = np.empty(len(chosen), dtype=np.int64)
    count, total, left = 0, 0, budget
    bound = most_together(gains.astype(np.float64), costs, order, k, budget)
    # A bound costs a pass over all nodes; the last ones are nearly always the best.
    every = max(1, len(chosen) // 8)
    while count < len(chosen):
        best, most = -1, 0.0
        for u in order:
            if worth[u] <= most:
                break
            if costs[u] <= left and gains[u] / costs[u] > most:
                best, most = u, gains[u] / costs[u]
        if best < 0:
            break
        chosen[count], gained[count] = best, gains[best]
        count, total, left = count + 1, total + gains[best], left - costs[best]
        for place in range(indptr[best], indptr[best + 1]):
            if not covered[sets[place]]:
                covered[sets[place]] = True
                for at in range(offsets[sets[place]], offsets[sets[place] + 1]):
                    gains[members[at]] -= 1
        if (len(chosen) - count) % every == 0:
            bound = min(
                bound, total + most_together(gains.astype(np.float64), costs, order, k, budget)
            )
    bound = min(bound, total + most_together(gains.astype(np.float64), costs, order, k, budget))
    return chosen[:count], gained[:count], bound


@kernel()
def _sets_of(
    offsets: NDArray[np.int64], members: NDArray[np.int32], gains: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Return the sets of each node that may be chosen, by a counting sort."""
    indptr = np.zeros(len(gains) + 1, dtype=np.int64)
    for u in range(len(gains)):
        indptr[u + 1] = indptr[u] + max(gains[u], 0)
    place = indptr[:-1].copy()
    sets = np.empty(indptr[-1], dtype=np.int32)
    for number in range(len(offsets) - 1):
        for at in range(offsets[number], offsets[number + 1]):
            u = members[at]
            if gains[u] > 0:
                sets[place[u]] = number
                place[u] += 1
    return indptr, sets


@kernel()
def most_together(
    gains: NDArray[np.float64],
    costs: NDArray[np.float64],
    order: NDArray[np.int32],
    k: int,
    budget: float,
) -> float:
    """Return no less than what any ``k`` nodes of ``order`` for a budget gain together."""
    values = np.empty(len(order))
    alike = True
    for at in range(len(order)):
        values[at] = max(gains[order[at]], 0.0)
        alike = alike and costs[order[at]] == 1.0
    if len(values) <= k:
        by_number = values.sum()
    else:
        by_number = np.partition(values, len(values) - k)[len(values) - k :].sum()
    if alike and budget >= min(k, len(values)):
        return float(by_number)
    worth = np.empty(len(order))
    for at in range(len(order)):
        worth[at] = -values[at] / costs[order[at]]
    by_cost, left = 0.0, budget
    for at in np.argsort(worth):
        part = min(1.0, left / costs[order[at]])
        by_cost += part * values[at]
        left -= part * costs[order[at]]
        if left <= 0:
            break
    return min(float(by_number), by_cost)
