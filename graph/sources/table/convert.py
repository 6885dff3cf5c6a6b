"""From rows of a file to records of the tables that a mapping makes of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute
from numpy.typing import NDArray

from leylines.graph.errors import SourceError
from leylines.graph.model import SCHEMAS
from leylines.graph.sources.rows import Converter, Problems, Rows
from leylines.graph.sources.table.expressions import Scope
from leylines.graph.sources.table.lookups import Index, Lookup
from leylines.graph.sources.table.mapping import FileMapping, Output
from leylines.graph.sources.table.texts import as_lists

# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute

Indexes = Mapping[Lookup, Index]
Mask = NDArray[np.bool_]

LEFT_OUT = "no `where` of the mapping takes this row"
LOST = "what the mapping looks up for it is not there"


@dataclass(frozen=True, slots=True)
class Made:
    """The records that an output makes of some rows, and the positions (n,) of these."""

    output: Output
    records: pa.RecordBatch
    positions: NDArray[np.int64]

    def only(self, keep: Mask) -> "Made":
        """Return some of the records."""
        return Made(self.output, self.records.filter(pa.array(keep)), self.positions[keep])


def made_of(rows: Rows, of: FileMapping, indexes: Indexes) -> tuple[list[Made], Problems]:
    """Return the records that rows become, and what is wrong with the rows that become none.

    A row becomes everything that it should or nothing: if one of its records cannot be used, there
    are no others. An interaction whose actor or target a lookup does not find is left away, and
    its row is only a problem if it makes nothing else.
    """
    size = len(rows.lines)
    problems = Problems(size)
    scope = Scope(rows.columns, size, indexes)
    counts = of.where.holds(scope)
    made, taken, lost = [], np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    for output in of.outputs:
        applies = counts & output.where.holds(Scope(rows.columns, size, indexes))
        records, positions, missing = _records(rows, output, indexes, applies, problems)
        taken |= applies & ~missing
        lost |= missing
        made.append(Made(output, records, positions))
    problems.add(pa.array(lost & ~taken), "", LOST)
    problems.add(pa.array(~taken), "", LEFT_OUT)
    good = problems.first < 0
    return [each.only(good[each.positions]) for each in made], problems


def _records(
    rows: Rows, output: Output, indexes: Indexes, applies: Mask, to: Problems
) -> tuple[pa.RecordBatch, NDArray[np.int64], Mask]:
    """Return the records of an output, their positions, and where a lookup found nobody."""
    size = len(applies)
    here = np.flatnonzero(applies)
    columns = rows.columns
    if len(here) < size:
        chosen: Any = pa.array(here)
        columns = {name: column.take(chosen) for name, column in columns.items()}
    scope = Scope(columns, len(here), indexes)
    values, missing = {}, np.zeros(len(here), dtype=bool)
    for name, expression in output.columns.items():
        scope.lost[:] = False
        value = scope.value(name, expression)
        if pa.types.is_timestamp(value.type) and value.type.tz is None:
            raise SourceError(
                "The times in it have no zone",
                where=f"{output.key}.{name}",
                cure='Write it as { value = "{column}", zone = "UTC" }.',
            )
        if pa.types.is_list(SCHEMAS[output.table].field(name).type):
            value = _as_lists(value)
        values[name] = value
        if name in ("actor", "target"):
            missing |= scope.lost
    converted = Converter(output.table, "").convert(Rows(values, rows.lines[here], rows.text))
    own = np.zeros(size, dtype=bool)
    for problems in (scope.problems, converted.problems):
        for number, (column, reason) in enumerate(problems.reasons):
            wrong = (problems.first == number) & ~missing
            if wrong.any():
                own[:] = False
                own[here[wrong]] = True
                to.add(pa.array(own), column, reason)
    nobody = np.zeros(size, dtype=bool)
    nobody[here[missing]] = True
    return converted.records, here[converted.positions], nobody


def _as_lists(value: "pa.Array[Any]") -> "pa.Array[Any]":
    """Return one value as a list of one: only a stated separator parts it."""
    if pa.types.is_list(value.type) or pa.types.is_large_list(value.type):
        return value
    text = pc.cast(value, pa.string())
    return as_lists(text.drop_null(), pc.if_else(pc.is_valid(text), 1, None))


def joined(parts: Sequence[pa.RecordBatch]) -> pa.RecordBatch:
    """Return several batches of one schema as one."""
    (whole,) = pa.Table.from_batches(parts).combine_chunks().to_batches()
    return whole
