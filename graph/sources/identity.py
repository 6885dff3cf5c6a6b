"""Ids: what an interaction without one is called, and which rows repeat an earlier one's."""

import tempfile
from types import TracebackType
from typing import Any, Self

import numpy as np
import pyarrow as pa
import pyarrow.compute
from numpy.typing import NDArray

# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute

LONGEST_ID = 500
"""Bytes. A key of three such ids, escaped, still fits into Neo4j's index (8 kB)."""

Hashes = NDArray[np.uint64]

PART = 1_000_000
"""So many hashes are sorted at a time."""

# Multilinear hashing: each place in a key has its own random factor. A collision does no harm to
# ids (they are made of the keys themselves), and among a million rows has a chance of one in 10⁵.
_FACTORS: Hashes = np.random.default_rng(20260301).integers(
    1, 2**64, size=16 * LONGEST_ID, dtype=np.uint64
)


class Numbering:
    """Numbers equal keys 0, 1, 2, … in the order of a file, however far apart they stand.

    First every key of the file is shown to :meth:`add`, then again, in the same order, to
    :meth:`number`. Hashes of the keys wait in a temporary file, 8 bytes each; memory grows only
    with the keys that repeat, 16 bytes each.

    Examples
    --------
    >>> with Numbering() as numbering:
    ...     numbering.add(pa.array(["a", "b", "a"]))
    ...     numbering.number(pa.array(["a", "b", "a"])).tolist()
    [0, 0, 1]
    """

    def __init__(self, part: int = PART) -> None:
        self._waiting = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self._part = part
        self._left = 0
        self._repeated: Hashes | None = None
        self._seen = np.zeros(0, dtype=np.int64)

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove the temporary file."""
        self._waiting.close()

    def add(self, keys: pa.StringArray) -> None:
        """Show the next keys for the first time."""
        self._waiting.write(hashed(keys).tobytes())
        self._left += len(keys)

    def number(self, keys: pa.StringArray) -> NDArray[np.int64]:
        """Return how many equal keys came before each of the next ones, (n,) int64.

        Raises
        ------
        ValueError
            If there are more keys than were shown: the file has changed in between.
        """
        if self._repeated is None:
            self._repeated = self._find_repeated()
            self._seen = np.zeros(len(self._repeated), dtype=np.int64)
        self._left -= len(keys)
        if self._left < 0:
            raise ValueError(self._left)
        numbers = np.zeros(len(keys), dtype=np.int64)
        if len(self._repeated):
            hashes = hashed(keys)
            places = np.searchsorted(self._repeated, hashes)
            places[places == len(self._repeated)] = 0
            here = np.flatnonzero(self._repeated[places] == hashes)
            numbers[here] = self._seen[places[here]] + _rank(places[here])
            np.add.at(self._seen, places[here], 1)
        return numbers

    def has_repeated(self) -> bool:
        """Say whether any key was shown twice."""
        return len(self._find_repeated()) > 0

    def _find_repeated(self) -> Hashes:
        """Return the hashes that come more than once, sorted, one range of hashes at a time."""
        parts = 1 + self._left // self._part
        limits = [2**64 * part // parts for part in range(1, parts)]
        return np.concatenate(
            [
                _repeated(self._between(low, high))
                for low, high in zip([0, *limits], [*limits, 2**64], strict=True)
            ]
        )

    def _between(self, low: int, high: int) -> Hashes:
        self._waiting.seek(0)
        found = []
        while block := self._waiting.read(8 << 20):
            hashes = np.frombuffer(block, dtype=np.uint64)
            inside = hashes >= np.uint64(low)
            if high < 2**64:
                inside &= hashes < np.uint64(high)
            found.append(hashes[inside])
        return np.concatenate(found) if found else np.zeros(0, dtype=np.uint64)


def _repeated(hashes: Hashes) -> Hashes:
    hashes.sort()
    return np.unique(hashes[1:][hashes[1:] == hashes[:-1]])


def _rank(groups: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how many of the same group came before each."""
    order = np.argsort(groups, kind="stable")
    ordered = groups[order]
    begins = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]]) if len(groups) else order
    ranks = np.empty(len(groups), dtype=np.int64)
    lengths = np.diff(np.r_[begins, len(groups)])
    ranks[order] = np.arange(len(groups)) - np.repeat(begins, lengths)
    return ranks


def hashed(keys: pa.StringArray) -> Hashes:
    """Return a 64-bit hash of each key, (n,) uint64; no key may be null or empty."""
    if not len(keys):
        return np.zeros(0, dtype=np.uint64)
    starts, data = (np.frombuffer(memoryview(part or b""), np.uint8) for part in keys.buffers()[1:])
    ends = starts.view(np.int32)[keys.offset : keys.offset + len(keys) + 1]
    letters = data[ends[0] : ends[-1]].astype(np.uint64)
    begins = (ends[:-1] - ends[0]).astype(np.int64)
    places = np.arange(len(letters)) - np.repeat(begins, np.diff(ends))
    letters += np.uint64(1)
    letters *= _FACTORS[places]
    hashes: Hashes = np.add.reduceat(letters, begins)
    return hashes


def keys_of(records: pa.RecordBatch) -> pa.StringArray:
    """Return what tells the rows of a table apart: their id, or what an interaction consists of.

    An interaction without an id has the key ``kind:actor:target:at``, and ``:content`` if it has
    one; its id is that and the number of the row among its equals.
    """
    given: Any = records.column("id")
    keys: Any = pc.binary_join_element_wise("=", given, "")
    if not given.null_count:
        return keys
    at = pc.cast(pc.cast(records.column("at"), pa.int64()), pa.string())
    ends = [_escaped(records.column(name)) for name in ("actor", "target", "content")]
    parts = [records.column("kind"), *ends[:2], at, ends[2]]
    made = pc.binary_join_element_wise(*parts, ":", null_handling="skip")
    return pc.coalesce(keys, made)


def ids_of(
    records: pa.RecordBatch, keys: pa.StringArray, numbers: NDArray[np.int64]
) -> pa.StringArray:
    """Return the ids of interactions: the given ones, else ``key:number``."""
    given: Any = records.column("id")
    if not given.null_count:
        return given
    made = pc.binary_join_element_wise(keys, pc.cast(pa.array(numbers), pa.string()), ":")
    return pc.coalesce(given, made)


def _escaped(names: "pa.Array[Any]") -> "pa.Array[Any]":
    # So that a:b acting on c and a acting on b:c are two.
    return pc.replace_substring(pc.replace_substring(names, "%", "%25"), ":", "%3A")
