"""Who wrote what, as arrays: a month of Reddit has hundreds of millions of comments.

What is written goes by a number of at most 64 bits, and so do its copies. Held are 20 bytes for
each record of the input and some 150 for each author; while the arrays are sorted, once, 50 bytes a
record.
"""

from array import array
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

NO_KEY = 2**64 - 1
NOBODY, DELETED = -1, -2
"""Codes in the place of an author's: nobody that is known; the post itself is gone."""


@dataclass(slots=True)
class Authorship:
    """The authors of what was written, and which row is the newest copy of each.

    Examples
    --------
    >>> index = Authorship()
    >>> for key, author, at in ((20, "ada", 5), (21, "bob", 5), (20, "ada", 4)):
    ...     index.add(key, index.code(author), at)
    >>> index.settle()
    >>> index.author(20), index.author(22), index.is_newest(20, 0), index.is_newest(20, 2)
    ('ada', None, True, False)
    """

    _codes: dict[str, int] = field(default_factory=dict)
    _names: list[str] = field(default_factory=list)
    _added: "tuple[array[int], array[int], array[int]]" = field(
        default_factory=lambda: (array("Q"), array("i"), array("I"))
    )
    _keys: NDArray[np.uint64] = field(default_factory=lambda: np.zeros(0, np.uint64))
    _authors: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))
    _newest: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))

    def code(self, author: str | None) -> int:
        """Return the number of an author, a new one for somebody new."""
        if author is None:
            return NOBODY
        code = self._codes.setdefault(author, len(self._names))
        if code == len(self._names):
            self._names.append(author)
        return code

    def add(self, key: int, author: int, retrieved: int) -> None:
        """Add the next row: what it is, whose, and when the copy was made (seconds since 1970)."""
        keys, authors, times = self._added
        keys.append(key)
        authors.append(author)
        times.append(min(retrieved, 2**32 - 1))

    def settle(self) -> None:
        """Sort what was added; of several copies the one made last counts, or the later row."""
        keys = np.frombuffer(self._added[0], np.uint64)
        authors = np.frombuffer(self._added[1], np.int32)
        times = np.frombuffer(self._added[2], np.uint32)
        order = np.lexsort((authors == DELETED, times, keys))
        self._keys = keys[order]
        is_last = np.ones(len(order), dtype=bool)
        is_last[:-1] = self._keys[1:] != self._keys[:-1]
        self._keys, order = self._keys[is_last], order[is_last]
        self._authors, self._newest = authors[order], order
        del keys, authors, times
        self._added = (array("Q"), array("i"), array("I"))

    def knows(self, author: str) -> bool:
        """Say whether somebody wrote anything."""
        return author in self._codes

    def author(self, key: int | None) -> str | None:
        """Return who wrote something, nothing where that is not known."""
        place = self._place(key)
        code = NOBODY if place is None else int(self._authors[place])
        return self._names[code] if code >= 0 else None

    def is_deleted(self, key: int | None) -> bool:
        """Say whether something is marked as deleted."""
        place = self._place(key)
        return place is not None and int(self._authors[place]) == DELETED

    def is_newest(self, key: int, number: int) -> bool:
        """Say whether a row is the newest copy of what it is."""
        place = self._place(key)
        return place is not None and int(self._newest[place]) == number

    def _place(self, key: int | None) -> int | None:
        if key is None:
            return None
        place = int(np.searchsorted(self._keys, np.uint64(key)))
        return place if place < len(self._keys) and int(self._keys[place]) == key else None
