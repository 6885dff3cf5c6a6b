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
from leylines.graph.sources.table.expressions import Expression, Scope
from leylines.graph.sources.table.lookups import Index, Lookup
from leylines.graph.sources.table.mapping import FileMapping, Output
from leylines.graph.sources.table.texts import as_lists, as_text, is_bytes

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
        values[name] = _column(scope, output, name, expression)
        if name in ("actor", "target"):
            missing |= scope.lost
    converted = Converter(output.table, "").convert(Rows(values, rows.lines[here], rows.text))
    for problems in (scope.problems, converted.problems):
        _tell(problems, ~missing, here, to)
    nobody = np.zeros(size, dtype=bool)
    nobody[here[missing]] = True
    return converted.records, here[converted.positions], nobody


def _column(scope: Scope, output: Output, name: str, expression: Expression) -> "pa.Array[Any]":
    """Return a canonical column as text, as lists, or typed where the converter knows types."""
    value = scope.value(name, expression)
    wanted = SCHEMAS[output.table].field(name).type
    if pa.types.is_timestamp(value.type) and value.type.tz is None:
        raise SourceError(
            "The times in it have no zone",
            where=f"{output.key}.{name}",
            cure='Write it as { value = "{column}", zone = "UTC" }.',
        )
    if pa.types.is_list(wanted):
        return _as_lists(value)
    return as_text(value) if pa.types.is_string(wanted) or is_bytes(value.type) else value


def _tell(found: Problems, among: Mask, here: NDArray[np.int64], to: Problems) -> None:
    """Note problems of some rows, at the positions ``here``, among those of all."""
    for number, (column, reason) in enumerate(found.reasons):
        wrong = (found.first == number) & among
        if wrong.any():
            everywhere = np.zeros(len(to.first), dtype=bool)
            everywhere[here[wrong]] = True
            to.add(pa.array(everywhere), column, reason)


def _as_lists(value: "pa.Array[Any]") -> "pa.Array[Any]":
    """Return one value as a list of one: only a stated separator parts it."""
    if pa.types.is_list(value.type) or pa.types.is_large_list(value.type):
        return value
    text = as_text(value)
    return as_lists(text.drop_null(), pc.if_else(pc.is_valid(text), 1, None))


def joined(parts: Sequence[pa.RecordBatch]) -> pa.RecordBatch:
    """Return several batches of one schema as one."""
    (whole,) = pa.Table.from_batches(parts).combine_chunks().to_batches()
    return whole
