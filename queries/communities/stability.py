"""How stable detected communities are: whether a little else would have shown the same ones."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from leylines.queries.communities.agreement import adjusted_rand, overlaps, stays
from leylines.queries.communities.leiden import groups

AGAIN = 5
"""Other seeds, and replicates of a bootstrap, that communities are looked for in again."""

RESOLUTIONS = (0.5, 2.0)
"""Half as fine, and twice as fine, as modularity itself."""


def jaccard(community: NDArray[np.int32], other: NDArray[np.integer]) -> NDArray[np.float64]:
    """Return how well each community is found again in another division, (communities,) float64.

    It is the largest Jaccard index, shared over joined members, with any group of the other: 1 is
    the same group, 0 none that shares a member.

    Parameters
    ----------
    community : (n,) int32
        Communities by number, -1 for those in none.
    other : (n,) int
        Groups of the other division by any numbers; all persons are in one.

    Notes
    -----
    Hennig, "Cluster-wise assessment of cluster stability", Computational Statistics & Data Analysis
    52, 2007, section 2. Its mean over replicates is called stable from 0.75 on; below 0.6 a
    community should not be trusted.

    Examples
    --------
    >>> jaccard(np.array([0, 0, 0, 1, -1], np.int32), np.array([7, 7, 8, 9, 9])).round(2).tolist()
    [0.67, 0.5]
    """
    members, _, mine, _, index = overlaps(community, other)
    best = np.zeros(len(members))
    np.maximum.at(best, mine, index)
    return best


@dataclass(frozen=True, slots=True, eq=False)
class Stability:
    """How stable a division into communities is.

    Attributes
    ----------
    communities : dict of (communities,) float64
        The mean of :func:`jaccard` under ``seeds`` (other orders of the nodes), ``data`` (the
        replicates) and ``resolutions``.
    agreement : dict of float
        The mean adjusted Rand index with the divisions by ``seeds`` and ``data``.
    consensus : (n,) float64
        In what share of the replicates each person stays; NaN for who is in no community.
    """

    communities: dict[str, NDArray[np.float64]]
    agreement: dict[str, float]
    consensus: NDArray[np.float64]


def stability(
    strength: sparse.csr_array,
    community: NDArray[np.int32],
    replicates: Iterable[sparse.csr_array],
    seed: int,
) -> Stability:
    """Return how well each detected community is found again.

    Parameters
    ----------
    strength : (n, n) sparse array
        That the communities were detected in.
    community : (n,) int32
        As :func:`leylines.queries.communities.detect_communities` gives them.
    replicates : iterable of (n, n) sparse arrays
        Strengths in replicates of a bootstrap; at least one.
    seed : int
        Each new division is a single try of Leiden's method.
    """
    others = {
        "seeds": [groups(strength, seed + number, tries=1) for number in range(1, AGAIN + 1)],
        "data": [groups(each, seed, tries=1) for each in replicates],
        "resolutions": [groups(strength, seed, tries=1, resolution=each) for each in RESOLUTIONS],
    }
    return Stability(
        {
            name: np.mean([jaccard(community, other) for other in divisions], axis=0)
            for name, divisions in others.items()
        },
        {
            name: float(np.mean([adjusted_rand(community, other) for other in others[name]]))
            for name in ("seeds", "data")
        },
        np.mean([stays(community, other) for other in others["data"]], axis=0),
    )
