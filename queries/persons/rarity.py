"""Names as 5-grams: which of them share a rare one, and how rare what they share is.

Comparing all names with all others would take their number squared. Two names are compared only if
one of the rarest 5-grams of each is the same, and few names have it. (In a hundred thousand names
no trigram is rare any more.)
"""

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse
from numpy.typing import NDArray

LONGEST = 40
SHORTEST = 4
LENGTH = 5
RAREST = 3
"""So many of a name's grams are looked up."""
MOST = 40
"""A gram that more names have than that is too common to begin from."""
LEAST_NAMES = 1000
"""Among fewer names than that, nothing is known to be rare for being there only twice."""

_FACTOR = 0x9E3779B97F4A7C15
"""Odd and without a pattern: five characters become one number, modulo 2⁶⁴."""

Positions = NDArray[np.int64]


def folded(name: str) -> str:
    """Return a name's letters and digits without accents and capitals.

    Examples
    --------
    >>> folded("Zoë_O'Hara 99")
    'zoeohara99'
    """
    letters = unicodedata.normalize("NFKD", name).casefold()
    return re.sub(r"[\W_]+", "", letters)[:LONGEST]


@dataclass(frozen=True, slots=True)
class Grams:
    """Which names have which grams, and how common each of these is.

    Attributes
    ----------
    held : (names, grams) sparse array of 0 and 1
    count : (grams,) int64
        How many names have it.
    """

    held: Any
    count: NDArray[np.int64]

    def candidates(self) -> tuple[Positions, Positions]:
        """Return the pairs of names that share one of their rarest grams."""
        rows, columns = self.held.nonzero()
        usable = (self.count[columns] > 1) & (self.count[columns] <= MOST)
        rows, columns = rows[usable], columns[usable]
        order = np.lexsort((columns, self.count[columns], rows))
        rows, columns = rows[order], columns[order]
        starts = np.searchsorted(rows, rows)
        rarest = np.arange(len(rows)) - starts < RAREST
        chosen = scipy.sparse.csr_array(
            (np.ones(rarest.sum(), dtype=np.int32), (rows[rarest], columns[rarest])),
            shape=self.held.shape,
        )
        pairs = scipy.sparse.triu(chosen @ chosen.T, k=1).tocoo()
        return pairs.row.astype(np.int64), pairs.col.astype(np.int64)

    def rarity(self, first: Positions, second: Positions) -> NDArray[np.float64]:
        """Return how rare the grams are, on average, that two names share: 1 is a pair alone."""
        names = max(self.held.shape[0], LEAST_NAMES)
        weight = 1 - np.log(np.maximum(self.count, 2) / 2) / math.log(names / 2)
        both = self.held[first].multiply(self.held[second])
        return np.asarray((both @ weight) / np.maximum(both.sum(axis=1), 1), dtype=np.float64)


def grams_of(names: Sequence[str]) -> Grams:
    """Return the 5-grams of folded names, with a mark at their beginning and end.

    Examples
    --------
    >>> int(grams_of(["anna", "hanna", "bert"]).count.max())    # anna$
    2
    """
    marked = np.array([f"^{name}$" for name in names], dtype=f"U{LONGEST + 2}")
    letters = marked.view(np.uint32).reshape(len(names), -1).astype(np.uint64)
    windows = np.lib.stride_tricks.sliding_window_view(letters, LENGTH, axis=1)
    codes = windows @ np.array([_FACTOR**place % 2**64 for place in range(LENGTH)], np.uint64)
    rows, places = np.nonzero(windows[:, :, -1])
    distinct, columns = np.unique(codes[rows, places], return_inverse=True)
    held = scipy.sparse.csr_array(
        (np.ones(len(rows), dtype=np.int32), (rows, columns)), shape=(len(names), len(distinct))
    )
    held.sum_duplicates()
    held.data[:] = 1
    return Grams(held, np.bincount(held.indices, minlength=len(distinct)))
