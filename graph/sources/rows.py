"""From the rows of a file, as text, to a table of the canonical schema and the rejects."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute
from numpy.typing import NDArray

from leylines.graph.model import COMMUNITY_KINDS, KINDS, SCHEMAS, Reject, Table
from leylines.graph.sources.identity import LONGEST_ID
from leylines.graph.sources.values import lists_of, numbers_of, text_of, times_of

# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute

MOST_SHOWN = 500
"""So much stands in the rejects file of a record that cannot be read again by itself."""

MOST_KEPT = 1 << 20
"""Characters: so much stands there of a row that can be. Longer ones are rare, and cut off."""

IDS = frozenset({"id", "actor", "target", "content", "author", "parent", "person"})

MADE_HERE = frozenset({("interactions", "id"), ("interactions", "weight"), ("contents", "kind")})
"""Columns that the model needs and a file need not have."""

NUL = "\0"

SHA_256 = "^[0-9a-f]{64}$"

WITHHELD = "(not repeated here: it may hold an e-mail address)"


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


@dataclass(frozen=True, slots=True)
class Converted:
    """The records that some rows became; ``positions`` (n,) are those of their rows."""

    records: pa.RecordBatch
    positions: NDArray[np.int64]
    problems: "Problems"

    def without(self, wrong: NDArray[np.bool_], records: pa.RecordBatch) -> pa.RecordBatch:
        """Return ``records`` without the ones that turned out to be wrong."""
        return records.filter(pa.array(~wrong)) if wrong.any() else records


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

    def convert(self, rows: Rows) -> Converted:
        """Return the rows that can be used, and what is wrong with the others."""
        size = len(rows.lines)
        problems = Problems(size)
        arrays = {
            column.name: self._column(column, rows.columns.get(column.name), size, problems)
            for column in self.schema
        }
        if self.table == "interactions":
            arrays["kind"] = pc.utf8_upper(arrays["kind"])
            problems.unless_among(KINDS, "kind", arrays["kind"])
        elif self.table == "communities":
            problems.unless_among(COMMUNITY_KINDS, "kind", arrays["kind"])
        positions = np.flatnonzero(problems.first < 0)
        good: Any = pa.array(positions)
        records = [arrays[name].take(good) for name in self.schema.names]
        batch = pa.RecordBatch.from_arrays(records, schema=_nullable(self.schema))
        return Converted(batch, positions, problems)

    def rejects(self, rows: Rows, converted: Converted, repeats: NDArray[np.bool_]) -> list[Reject]:
        """Return a reject for each row that was not used, in the order of the file."""
        problems = converted.problems
        repeated = np.zeros(len(rows.lines), dtype=bool)
        repeated[converted.positions[repeats]] = True
        problems.add(pa.array(repeated), "id", "an earlier row has the same id")
        found = list(rows.broken)
        for position in np.flatnonzero(problems.first >= 0).tolist():
            column, reason = problems.reasons[problems.first[position]]
            line = int(rows.lines[position])
            withheld = problems.private[position]
            shown = WITHHELD if withheld else rows.text(position)[:MOST_KEPT]
            found.append(Reject(self.file, line, column, reason, shown))
        return sorted(found, key=lambda reject: reject.line)

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
            value = lists_of(given)
            to.in_lists(value, name)
        elif pa.types.is_string(kind):
            value = text_of(given)
            to.in_text(value, name)
            if name == "email_hash":
                value = pc.utf8_lower(value)
                to.unless_hash(value, name)
        elif pa.types.is_timestamp(kind):
            value, wrong = times_of(given)
            to.add(wrong, name, "not a time with a zone, nor a number since 1970, before 2100")
        else:
            value, wrong = numbers_of(given, kind)
            to.add(wrong, name, "not a number, 0 or more")
        if (self.table, name) in MADE_HERE:
            return (
                value
                if name == "id"
                else pc.fill_null(value, {"weight": 1.0, "kind": "post"}[name])
            )
        if not column.nullable:
            to.add(pc.is_null(value), name, f"there is no {name}")
        return value


class Problems:
    """What is wrong with each row: the first thing found counts."""

    def __init__(self, size: int) -> None:
        self.first = np.full(size, -1, dtype=np.int64)
        self.reasons: list[tuple[str, str]] = []
        self.private = np.zeros(size, dtype=bool)

    def add(self, mask: "pa.Array[Any]", column: str, reason: str) -> None:
        """Note a reason for the rows of a mask."""
        self.reasons.append((column, reason))
        here = pc.fill_null(mask, False).to_numpy(zero_copy_only=False)
        self.first[here & (self.first < 0)] = len(self.reasons) - 1

    def unless_among(self, allowed: Sequence[str], column: str, given: "pa.Array[Any]") -> None:
        """Note the rows whose value is another one than these."""
        other = pc.invert(pc.is_in(given, pa.array([*allowed, None], pa.string())))
        self.add(other, column, f"the {column} is none of {', '.join(allowed)}")

    def unless_hash(self, text: "pa.Array[Any]", column: str) -> None:
        """Note the rows whose value is no SHA-256, as private: it may be what should be hashed."""
        other = pc.fill_null(pc.invert(pc.match_substring_regex(text, SHA_256)), False)
        self.private |= other.to_numpy(zero_copy_only=False)
        self.add(other, column, "not a SHA-256 in hex (64 digits); an address itself is not stored")

    def in_text(self, text: "pa.Array[Any]", column: str) -> None:
        """Note the rows whose text cannot be stored."""
        self.add(pc.match_substring(text, NUL), column, "not UTF-8, or holds a NUL character")
        if column in IDS:
            long = pc.greater(pc.binary_length(text), LONGEST_ID)
            self.add(long, column, f"longer than {LONGEST_ID} bytes")

    def in_lists(self, lists: "pa.Array[Any]", column: str) -> None:
        """Note the rows whose lists hold what cannot be an id."""
        items = pc.list_flatten(lists)
        bad = pc.or_(
            pc.match_substring(items, NUL), pc.greater(pc.binary_length(items), LONGEST_ID)
        )
        if pc.any(bad).as_py():
            here = np.zeros(len(self.first), dtype=bool)
            here[pc.list_parent_indices(lists).filter(pc.fill_null(bad, False)).to_numpy()] = True
            reason = f"not UTF-8, holds a NUL character or is longer than {LONGEST_ID} bytes"
            self.add(pa.array(here), column, reason)


def _nullable(schema: pa.Schema) -> pa.Schema:
    """Return the schema without its promises, which hold only once rejects are out and ids in."""
    return pa.schema([column.with_nullable(True) for column in schema])
