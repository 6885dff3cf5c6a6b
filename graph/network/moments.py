"""Sums over all pairs of persons of a community, without going through the pairs."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leylines.graph.network.interactions import Lists
from leylines.graph.network.occasions import Occasions


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """Sums over all ordered pairs that were active together, those without a reaction included.

    With ``k`` successes out of ``n`` occasions of a pair: the sums of ``k``, ``n``,
    ``kk`` = k(k − 1) and ``nn`` = n(n − 1), and ``repeaters``, how many pairs have k ≥ 2.
    Each (c,) float64, by community.
    """

    k: NDArray[np.float64]
    n: NDArray[np.float64]
    kk: NDArray[np.float64]
    nn: NDArray[np.float64]
    repeaters: NDArray[np.float64]

    def pooled(self) -> "Moments":
        """Return the sums over all communities, as one row."""
        columns = (self.k, self.n, self.kk, self.nn, self.repeaters)
        return Moments(*(np.atleast_1d(column.sum()) for column in columns))


@dataclass(frozen=True, slots=True, eq=False)
class Successes:
    """Distinct occasions through which influence flowed, ``k`` by source, target, community."""

    source: NDArray[np.int32]
    target: NDArray[np.int32]
    community: NDArray[np.int32]
    k: NDArray[np.int64]


def pair_moments(
    occasions: Occasions, active: Lists, successes: Successes, communities: int
) -> Moments:
    """Return the sums for each community.

    A pair's occasions in a community are its source's there, whoever the target is: so the sums
    over the targets are products with the number of active persons. Only pairs with a success are
    looked at one by one, for there can be more successes than occasions (a reaction to something
    older than the window); such a pair has as many occasions as successes.
    """
    owner_place = (
        occasions.owner[occasions.communities.rows()].astype(np.int64) * communities
        + occasions.communities.indices
    )
    given, counts = np.unique(owner_place, return_counts=True)
    place = given % communities
    active_place = active.rows() * communities + active.indices
    members = np.bincount(active.indices, minlength=communities)
    partners = members[place] - _values(active_place, np.ones_like(active_place), given)

    together = _values(
        active_place,
        np.ones_like(active_place),
        successes.target.astype(np.int64) * communities + successes.community,
    ).astype(np.bool_)
    source, where = successes.source[together], successes.community[together]
    k = successes.k[together]
    n = _values(given, counts, source.astype(np.int64) * communities + where)
    more = np.maximum(k, n)

    def total(
        places: NDArray[np.int64] | NDArray[np.int32], values: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        return np.asarray(np.bincount(places, values, minlength=communities), dtype=np.float64)

    return Moments(
        k=total(where, k),
        n=total(place, counts * partners) + total(where, more - n),
        kk=total(where, k * (k - 1)),
        nn=total(place, counts * (counts - 1) * partners)
        + total(where, more * (more - 1) - n * (n - 1)),
        repeaters=total(where, (k >= 2).astype(np.int64)),
    )


def _values(
    keys: NDArray[np.int64], values: NDArray[np.int64], wanted: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return the value of each wanted key, 0 for one that is not among the (sorted) keys."""
    if not len(keys):
        return np.zeros(len(wanted), dtype=np.int64)
    position = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[position] == wanted, values[position], 0)
