"""From the rows of a file, as text, to a table of the canonical schema and the rejects."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute
from numpy.typing import NDArray

from leylines.graph.errors import SourceError
from leylines.graph.model import KINDS, SCHEMAS, Reject, Table
from leylines.graph.sources.times import TIME, parse_times

# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute

ALSO_NAMED = {"community": "communities", "topic": "topics"}
"""Columns that hold one value where the canonical one holds a list."""

MOST_SHOWN = 500
"""So much of a row stands in the rejects file."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Consecutive rows of a file.

    Attributes
    ----------
    columns : mapping of str to Array
        By canonical name: text, lists of text, or (of typed files) times and numbers.
    lines : (n,) int64
        The line that each row begins at, from 1.
    text : callable
        Gives the text of the row at a position, for the rejects file.
    broken : sequence of Reject
        Lines in between that are no rows at all.
    """

    columns: Mapping[str, "pa.Array[Any]"]
    lines: NDArray[np.int64]
    text: Callable[[int], str]
    broken: Sequence[Reject] = field(default=())


def canonical_columns(table: Table, names: Sequence[str], where: str) -> list[str]:
    """Return the canonical name of each column of a file; one that is not known is kept as it is.

    Raises
    ------
    SourceError
        If a column that is needed is missing, or one is there twice.
    """
    schema = SCHEMAS[table]
    columns = [ALSO_NAMED.get(name.strip(), name.strip()) for name in names]
    optional = {"weight"} | ({"id"} if table == "interactions" else set())
    for column in schema:
        if not column.nullable and column.name not in optional and column.name not in columns:
            raise SourceError(
                f"The {table} have no column {column.name!r}",
                where=where,
                cure=f"Add it; the columns of {table} are {', '.join(schema.names)}.",
            )
    twice = {name for name in columns if columns.count(name) > 1}
    if twice:
        raise SourceError(
            f"The column {min(twice)!r} is there twice", where=where, cure="Remove one of them."
        )
    return columns


class Converter:
    """Turns :class:`Rows` into records of one canonical table, a batch at a time.

    Parameters
    ----------
    table : str
        The canonical table.
    file : str
        Named in rejects.
    """

    def __init__(self, table: Table, file: str) -> None:
        self.table: Table = table
        self.schema = SCHEMAS[table]
        self.file = file

    def convert(self, rows: Rows) -> tuple[pa.RecordBatch, list[Reject]]:
        """Return the rows that can be used, and a reject for each that cannot."""
        size = len(rows.lines)
        problems = Problems(size)
        arrays = {
            column.name: self._column(column, rows.columns.get(column.name), size, problems)
            for column in self.schema
        }
        if self.table == "interactions":
            arrays["kind"] = pc.utf8_upper(arrays["kind"])
            unknown = pc.invert(pc.is_in(arrays["kind"], pa.array(KINDS)))
            problems.add(unknown, "kind", f"the kind is none of {', '.join(KINDS)}")
        good = pa.array(problems.first < 0)
        records = [arrays[name].filter(good) for name in self.schema.names]
        rejects = list(rows.broken)
        for position in np.flatnonzero(problems.first >= 0).tolist():
            column, reason = problems.reasons[problems.first[position]]
            shown = rows.text(position)[:MOST_SHOWN]
            line = int(rows.lines[position])
            rejects.append(Reject(self.file, line, column, reason, shown))
        return pa.RecordBatch.from_arrays(records, schema=_nullable(self.schema)), rejects

    def _column(
        self,
        column: "pa.Field[pa.DataType]",
        given: "pa.Array[Any] | None",
        size: int,
        to: "Problems",
    ) -> "pa.Array[Any]":
        name, kind = column.name, column.type
        if given is None:
            given = pa.nulls(size, pa.string())
        if pa.types.is_list(kind):
            return _lists(given, kind)
        if pa.types.is_string(kind):
            value = pc.cast(given, pa.string())
            value = pc.if_else(pc.equal(value, ""), pa.scalar(None, pa.string()), value)
        elif pa.types.is_timestamp(kind):
            value = self._times(name, given, to)
        else:
            value = _numbers(name, given, kind, to)
        if name == "weight":
            value = pc.fill_null(value, 1.0)
        if not column.nullable and not (self.table == "interactions" and name == "id"):
            to.add(pc.is_null(value), name, f"there is no {name}")
        return value

    def _times(self, name: str, given: "pa.Array[Any]", to: "Problems") -> "pa.Array[Any]":
        if pa.types.is_timestamp(given.type):
            if given.type.tz is None:
                raise SourceError(
                    f"The times in {name!r} have no zone",
                    where=self.file,
                    cure="Store them in UTC.",
                )
            return pc.cast(given, TIME, safe=False)
        text = pc.cast(given, pa.string())
        text = pc.if_else(pc.equal(text, ""), pa.scalar(None, pa.string()), text)
        value = parse_times(text)
        unread = pc.and_(pc.is_valid(text), pc.is_null(value))
        to.add(
            unread, name, "not a time with a zone (ISO 8601) or a number since 1970, before 2100"
        )
        return value


class Problems:
    """What is wrong with each row: the first thing found counts."""

    def __init__(self, size: int) -> None:
        self.first = np.full(size, -1, dtype=np.int64)
        self.reasons: list[tuple[str, str]] = []

    def add(self, mask: "pa.Array[Any]", column: str, reason: str) -> None:
        """Note a reason for the rows of a mask."""
        self.reasons.append((column, reason))
        here = pc.fill_null(mask, False).to_numpy(zero_copy_only=False)
        self.first[here & (self.first < 0)] = len(self.reasons) - 1


def _numbers(name: str, given: "pa.Array[Any]", kind: pa.DataType, to: Problems) -> "pa.Array[Any]":
    if pa.types.is_string(given.type):
        text = pc.utf8_trim_whitespace(given)
        text = pc.if_else(pc.equal(text, ""), pa.scalar(None, pa.string()), text)
        whole = pa.types.is_integer(kind)
        shape = r"^\d{1,18}$" if whole else r"^\d{1,15}(\.\d{1,15})?([eE][+-]?\d{1,2})?$"
        fits = pc.match_substring_regex(text, shape)
        to.add(pc.invert(fits), name, "not a " + ("whole number" if whole else "number, 0 or more"))
        return pc.cast(pc.if_else(fits, text, pa.scalar(None, pa.string())), kind)
    value = pc.cast(given, kind, safe=False)
    wrong = pc.less(value, 0)
    if pa.types.is_floating(kind):
        wrong = pc.or_(wrong, pc.invert(pc.is_finite(value)))
    to.add(wrong, name, "not a number, 0 or more")
    return value


def _lists(given: "pa.Array[Any]", kind: pa.DataType) -> "pa.Array[Any]":
    if pa.types.is_list(given.type) or pa.types.is_large_list(given.type):
        return pc.cast(given, kind)
    text = pc.cast(given, pa.string())
    text = pc.if_else(pc.equal(text, ""), pa.scalar(None, pa.string()), text)
    return pc.cast(pc.split_pattern(text, "|"), kind)


def _nullable(schema: pa.Schema) -> pa.Schema:
    """Return the schema without its promises, which hold only once rejects are out and ids in."""
    return pa.schema([column.with_nullable(True) for column in schema])
