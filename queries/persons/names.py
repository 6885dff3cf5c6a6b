"""A suggestion only: handles or names on two networks that are alike, and rare.

That two people have one name is common, so a name alone never merges anybody: how alike two names
are (Jaro–Winkler) counts as much as what they share is rare (:mod:`~.rarity`), and as much less as
the two accounts are active at different times.
"""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cpdist

from leylines.queries.persons.accounts import Accounts
from leylines.queries.persons.pairs import Pair
from leylines.queries.persons.rarity import SHORTEST, Positions, folded, grams_of

SUREST = 0.8
"""So sure is what is said by equal, rare names of accounts that are active at the same times."""
ALIKE = 0.88
LEAST = 0.4
MOST_PAIRS = 10_000
"""Whatever the graph holds, nobody reviews more."""

Overlap = Callable[[Positions, Positions], NDArray[np.float64]]


def by_names(accounts: Accounts, overlap: Overlap) -> Iterator[Pair]:
    """Yield pairs of accounts on different networks whose handles or names are alike and rare.

    Parameters
    ----------
    accounts : Accounts
    overlap : function of two (n,) arrays of positions
        Returns (n,) between 0 and 1: how much the accounts are active at the same times, NaN where
        too little is known.
    """
    names, owners = _names(accounts)
    if len(names) < 2:
        return
    known = grams_of(names)
    one, other = known.candidates()
    networks = np.unique(accounts.networks, return_inverse=True)[1]
    persons = np.unique(accounts.persons, return_inverse=True)[1]
    apart = (networks[owners[one]] != networks[owners[other]]) & (
        persons[owners[one]] != persons[owners[other]]
    )
    one, other = one[apart], other[apart]
    if not len(one):
        return
    written = np.array(names, dtype=object)
    alike = cpdist(
        written[one], written[other], scorer=JaroWinkler.normalized_similarity, workers=1
    ).astype(np.float64)
    close = alike >= ALIKE
    one, other, alike = one[close], other[close], alike[close]
    rare = known.rarity(one, other)
    order = _best(owners[one], owners[other], alike * rare)
    one, other, alike, rare = one[order], other[order], alike[order], rare[order]
    first, second = owners[one], owners[other]
    together = overlap(first, second)
    sure = SUREST * alike * rare * (0.75 + 0.25 * np.nan_to_num(together, nan=0.5))
    for place in np.flatnonzero(sure >= LEAST).tolist():
        words = f"similar names: {names[one[place]]} and {names[other[place]]}, "
        words += f"{alike[place]:.0%} alike and {_rarely(rare[place])}"
        if not np.isnan(together[place]):
            words += f"; active at the same times to {together[place]:.0%}"
        yield Pair(int(first[place]), int(second[place]), round(float(sure[place]), 3), words, True)


def _names(accounts: Accounts) -> tuple[list[str], Positions]:
    """Return the folded names and handles that are long enough, and whose each is."""
    found = [
        (name, position)
        for position, both in enumerate(zip(accounts.handles, accounts.names, strict=True))
        for name in dict.fromkeys(map(folded, both))
        if len(name) >= SHORTEST
    ]
    return [name for name, _ in found], np.array([position for _, position in found], np.int64)


def _best(first: Positions, second: Positions, score: NDArray[np.float64]) -> Positions:
    """Return where each pair of accounts stands with its highest score, the best pairs first."""
    low, high = np.minimum(first, second), np.maximum(first, second)
    order = np.lexsort((high, low, -score))
    pairs = np.stack([low[order], high[order]])
    places = np.unique(pairs, axis=1, return_index=True)[1]
    return order[np.sort(places)][:MOST_PAIRS]


def _rarely(rarity: float) -> str:
    return "very rare" if rarity > 0.9 else "rare" if rarity > 0.7 else "not rare"
