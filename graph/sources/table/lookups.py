"""Values of another file of a mapping, found by a key: who wrote the post that is replied to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute

from leylines.graph.sources.identity import LONGEST_ID, hashed
from leylines.graph.sources.table.expressions import Expression, Scope

# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute


@dataclass(frozen=True)
class Lookup:
    """What ``give`` is in the row of the file ``name`` in which ``of`` equals ``key`` here.

    A row for which the other file has none is marked as lost: that is no fault of the row.
    """

    name: str
    key: Expression
    of: Expression
    give: Expression

    def parts(self) -> Sequence[Expression]:
        """Return the key; the other two speak of another file."""
        return (self.key,)

    def columns(self) -> Sequence[str]:
        """Return nothing."""
        return ()

    def evaluate(self, scope: Scope) -> "pa.Array[Any]":
        """Return what the other file has."""
        keys = scope.text(self.key)
        found = scope.lookups[self].find(keys)
        lost = pc.and_(pc.is_valid(keys), pc.is_null(found))
        scope.lost |= lost.to_numpy(zero_copy_only=False)
        return found


class Index:
    """Values by their keys, of equal keys the first.

    It holds, for each row, the two texts, 8 bytes each for their places, and a hash of 8 bytes.

    Examples
    --------
    >>> index = Index([(pa.array(["a", "b", "a"]), pa.array(["1", "2", "3"]))])
    >>> index.find(pa.array(["b", "a", "c", None])).to_pylist()
    ['2', '1', None, None]
    """

    def __init__(self, pairs: Iterable[tuple["pa.Array[Any]", "pa.Array[Any]"]]) -> None:
        keys: list[Any] = []
        values: list[Any] = []
        hashes = []
        for key, value in pairs:
            both = pc.and_(pc.fill_null(_usable(key), False), pc.is_valid(value))
            known: Any = key.filter(both)
            hashes.append(hashed(known))
            keys.append(known.cast(pa.large_string()))
            values.append(value.filter(both).cast(pa.large_string()))
        together = np.concatenate(hashes) if hashes else np.zeros(0, dtype=np.uint64)
        order = np.argsort(together, kind="stable")
        self._hashes = together[order]
        sorted_: Any = pa.array(order)
        self._keys, self._values = (_joined(of).take(sorted_) for of in (keys, values))

    def find(self, keys: "pa.Array[Any]") -> "pa.Array[Any]":
        """Return the value of each key, null where there is none."""
        usable = pc.fill_null(_usable(keys), False)
        asked = np.flatnonzero(usable.to_numpy(zero_copy_only=False))
        here: Any = pa.array(asked)
        known: Any = keys.take(here)
        places = np.searchsorted(self._hashes, hashed(known))
        places[places == len(self._hashes)] = 0
        rows = np.full(len(keys), -1)
        if len(self._hashes):
            near: Any = pa.array(places)
            same = pc.equal(self._keys.take(near), known.cast(pa.large_string()))
            is_same = same.to_numpy(zero_copy_only=False)
            rows[asked[is_same]] = places[is_same]
        found: Any = pa.array(rows, mask=rows < 0)
        return self._values.take(found).cast(pa.string())


def _usable(keys: "pa.Array[Any]") -> "pa.Array[Any]":
    return pc.less_equal(pc.binary_length(keys), LONGEST_ID)


def _joined(parts: list[Any]) -> Any:  # noqa: ANN401 - an array of text
    return pa.concat_arrays(parts) if parts else pa.array([], pa.large_string())
