"""How far two divisions agree: as a whole, and for each person."""

import numpy as np
from numpy.typing import NDArray

Overlaps = tuple[
    NDArray[np.int64],
    NDArray[np.int64],
    NDArray[np.int64],
    NDArray[np.int64],
    NDArray[np.float64],
]


def overlaps(community: NDArray[np.int32], other: NDArray[np.integer]) -> Overlaps:
    """Return which communities share members with which groups of another division.

    Parameters
    ----------
    community : (n,) int32
        Communities by number, -1 for those in none.
    other : (n,) int
        Groups of the other division by any numbers; all persons are in one.

    Returns
    -------
    members : (communities,) int64
    group : (n,) int64
        The other division's groups, numbered from 0 on.
    mine, theirs : (pairs,) int64
        Each pair that shares members.
    index : (pairs,) float64
        Its Jaccard index, shared over joined members.

    Examples
    --------
    >>> overlaps(np.array([0, 0, 1, -1], np.int32), np.array([7, 8, 8, 8]))[2:]
    (array([0, 0, 1]), array([0, 1, 1]), array([0.5       , 0.25      , 0.33333333]))
    """
    count = int(community.max(initial=-1)) + 1
    _, group, size = np.unique(other, return_inverse=True, return_counts=True)
    inside = np.flatnonzero(community >= 0)
    pair = community[inside].astype(np.int64) * len(size) + group[inside]
    pairs, shared = np.unique(pair, return_counts=True)
    mine, theirs = pairs // max(len(size), 1), pairs % max(len(size), 1)
    members = np.bincount(community[inside], minlength=count)
    return members, group, mine, theirs, shared / (members[mine] + size[theirs] - shared)


def stays(community: NDArray[np.int32], other: NDArray[np.integer]) -> NDArray[np.float64]:
    """Return for each person whether it is where most of its community is found again.

    That is the group with the community's largest Jaccard index; of equal ones, the first.

    Parameters
    ----------
    community, other : (n,) int
        As :func:`overlaps`.

    Returns
    -------
    (n,) float64
        1 or 0, and NaN for who is in no community.

    Examples
    --------
    >>> stays(np.array([0, 0, 0, 1, -1], np.int32), np.array([7, 7, 8, 8, 9]))
    array([ 1.,  1.,  0.,  1., nan])
    """
    members, group, mine, theirs, index = overlaps(community, other)
    order = np.lexsort((theirs, -index, mine))
    first = order[np.flatnonzero(np.diff(mine[order], prepend=-1))]
    found = np.full(len(members), -1, dtype=np.int64)
    found[mine[first]] = theirs[first]
    inside = community >= 0
    result = np.full(len(community), np.nan)
    result[inside] = found[community[inside]] == group[inside]
    return result


def adjusted_rand(community: NDArray[np.int32], other: NDArray[np.integer]) -> float:
    """Return the adjusted Rand index of two divisions of those who are in a community.

    1: the same; 0: as alike as chance makes two divisions into groups of these sizes.

    Parameters
    ----------
    community, other : (n,) int
        As :func:`overlaps`.

    Returns
    -------
    float
        NaN if it is not defined: fewer than two people, or one group in both, or all alone in both.

    References
    ----------
    L. Hubert and P. Arabie (1985), "Comparing partitions", Journal of Classification 2, 193-218,
    equation 5.

    Examples
    --------
    >>> round(adjusted_rand(np.array([0, 0, 1, 1], np.int32), np.array([0, 0, 1, 2])), 3)
    0.571
    """
    inside = community >= 0
    first, second = community[inside].astype(np.int64), other[inside].astype(np.int64)
    _, both = np.unique(np.stack([first, second]), axis=1, return_counts=True)
    alike = _pairs(both)
    one, two = (_pairs(np.unique(each, return_counts=True)[1]) for each in (first, second))
    every = _pairs(np.array([len(first)]))
    by_chance = one * two / every if every else 0.0
    most = (one + two) / 2
    return (alike - by_chance) / (most - by_chance) if most != by_chance else float("nan")


def _pairs(sizes: NDArray[np.integer]) -> float:
    return float((sizes * (sizes - 1.0) / 2).sum())
