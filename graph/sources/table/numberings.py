"""Which records of a mapping's outputs are equal, and which of them count."""

from contextlib import ExitStack
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from leylines.graph.sources.identity import Numbering
from leylines.graph.sources.table.convert import Made, Mask


class Numberings:
    """What numbers equal records: of interactions all, of other tables those of one output."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._made: dict[str, Numbering] = {}
        self._owed: dict[str, set[str]] = {}

    def of(self, made: Made) -> Numbering:
        """Return what numbers the records of an output."""
        table = made.output.table
        key = table if table == "interactions" else made.output.key
        if key not in self._made:
            self._made[key] = self._stack.enter_context(Numbering())
        return self._made[key]

    def told_first(self, made: Made, numbers: NDArray[np.int64], is_good: Mask) -> Mask:
        """Return which records are the first of their id among those of good rows.

        Held are the ids whose first row was not good: the next one that is counts instead.
        """
        is_first = numbers == 0
        owed = self._owed.setdefault(made.output.key, set())
        ids: Any = made.records.column("id")
        owed.update(ids.filter(pa.array(is_first & ~is_good)).to_pylist())
        told = is_first & is_good
        if owed:
            for place in np.flatnonzero(is_good & ~is_first).tolist():
                if (id_ := ids[place].as_py()) in owed:
                    owed.remove(id_)
                    told[place] = True
        return told
