"""Who moved most between two runs, in one context."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leylines.queries.explanation.solution import Solution


@dataclass(frozen=True, slots=True, eq=False)
class Movers:
    """Those who have a score in either run, by falling size of the change.

    Attributes
    ----------
    people : (k,) int64
        Positions.
    before, after : (k,) float64
        Scores on the scale that is shown, 0 to 100.
    rank_before, rank_after : (k,) int64
        1 is first; who are level share the best of their ranks.
    """

    people: NDArray[np.int64]
    before: NDArray[np.float64]
    after: NDArray[np.float64]
    rank_before: NDArray[np.int64]
    rank_after: NDArray[np.int64]


def movers(before: Solution, after: Solution) -> Movers:
    """Return who moved, by how much, and past how many.

    Parameters
    ----------
    before, after : Solution
        The same context of the same interactions, by two runs' parameters.

    Examples
    --------
    >>> found = movers(before, after)    # doctest: +SKIP
    >>> found.after[0] - found.before[0]    # doctest: +SKIP
    41.7
    """
    first, last = before.shown, after.shown
    people = np.flatnonzero((first > 0) | (last > 0))
    people = people[np.argsort(-np.abs(last - first)[people], kind="stable")]
    return Movers(people, first[people], last[people], ranks(first)[people], ranks(last)[people])


def ranks(score: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the rank of each score, (n,) int64: one more than there are higher ones.

    Examples
    --------
    >>> ranks(np.array([5.0, 9.0, 5.0, 0.0])).tolist()
    [2, 1, 2, 4]
    """
    return 1 + len(score) - np.searchsorted(np.sort(score), score, side="right")
