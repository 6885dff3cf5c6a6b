"""From lines of JSON to columns: all at once by Arrow where it can, else one by one."""

import io
import json
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.json

from leylines.graph.model import SCHEMAS, Table
from leylines.graph.sources.columns import ALSO_NAMED
from leylines.graph.sources.encoding import FAULT, decoded
from leylines.graph.sources.lines import LONGEST_LINE

Columns = dict[str, "pa.Array[Any]"]

_LIST = pa.list_(pa.string())


def columns_at_once(table: Table, lines: Sequence[bytes]) -> Columns | None:
    """Return the canonical columns of lines that are all good, else nothing.

    Each value must have the type that it has in the first line.
    """
    # Arrow would also take two objects in a line, and one in two.
    if not all(line[0] == 0x7B and line[-1] == 0x7D for line in lines):
        return None
    data = b"\n".join(lines)
    try:
        data.decode()  # Arrow does not look
        first = json.loads(lines[0])
        if _names_change(data, first):
            return None
        read = pa.json.read_json(
            io.BytesIO(data),
            pa.json.ReadOptions(use_threads=False, block_size=len(data) + 1),
            pa.json.ParseOptions(_schema(table, first), unexpected_field_behavior="ignore"),
        )
    except (pa.ArrowInvalid, ValueError, RecursionError):
        return None
    if read.num_rows != len(lines):
        return None
    columns = {name: read.column(name).combine_chunks() for name in read.column_names}
    return {ALSO_NAMED.get(name, name): columns[name] for name in columns}


def _names_change(data: bytes, first: dict[str, object]) -> bool:
    """Say whether a column may go by another of its names in some line than in the first."""
    return any(
        f'"{name}"'.encode() in data and name not in first and (name == one or one in first)
        for one, many in ALSO_NAMED.items()
        for name in (one, many)
    )


def _schema(table: Table, first: dict[str, object]) -> pa.Schema:
    """Return the types in which the columns of lines like the first one are read."""
    schema = SCHEMAS[table]
    other = {many: one for one, many in ALSO_NAMED.items() if one in first and many not in first}
    return pa.schema(
        [
            (other.get(column.name, column.name), _type(column.type, first.get(column.name)))
            if column.name not in other
            else (other[column.name], _type(column.type, first[other[column.name]]))
            for column in schema
        ]
    )


def _type(wanted: pa.DataType, value: object) -> pa.DataType:
    if pa.types.is_floating(wanted) or pa.types.is_integer(wanted):
        return wanted
    if pa.types.is_list(wanted):
        return pa.string() if isinstance(value, str) else _LIST
    return pa.int64() if type(value) is int else pa.string()


def columns_one_by_one(
    table: Table, lines: Sequence[bytes]
) -> tuple[Columns, list[int], dict[int, tuple[str, str]]]:
    """Return the columns of the good lines, their places, and column and reason of the others."""
    schema = SCHEMAS[table]
    rows: list[list[Any]] = []
    places: list[int] = []
    wrong: dict[int, tuple[str, str]] = {}
    for place, line in enumerate(lines):
        try:
            rows.append(_row(schema, line))
            places.append(place)
        except _Unusable as problem:
            wrong[place] = problem.args
    values = zip(*rows, strict=True) if rows else ([] for _ in schema)
    columns: Columns = {
        column.name: pa.array(list(given), _LIST if column.type == _LIST else pa.string())
        for column, given in zip(schema, values, strict=True)
    }
    return columns, places, wrong


class _Unusable(Exception):  # noqa: N818 - a finding about a line, not an error of the program
    """A line cannot be used: column and reason."""


def _row(schema: pa.Schema, line: bytes) -> list[Any]:
    """Return the values of a line, as text and lists of text, in the order of the columns."""
    if len(line) > LONGEST_LINE:
        raise _Unusable("", f"the line is longer than {LONGEST_LINE >> 20} MiB")
    text = decoded(line)
    if FAULT in text:
        raise _Unusable("", "not UTF-8, or a NUL character")
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _Unusable("", f"not JSON: {error}") from None
    if not isinstance(given, dict):
        raise _Unusable("", "not a JSON object")
    given = {ALSO_NAMED.get(name, name): value for name, value in given.items()} | given
    return [_value(column, given.get(column.name)) for column in schema]


def _value(column: "pa.Field[pa.DataType]", value: object) -> object:
    if value is None or value == "":
        return None
    if pa.types.is_list(column.type):
        items = value.split("|") if isinstance(value, str) else value
        if not isinstance(items, list):
            raise _Unusable(column.name, "neither a list nor text")
        return [_text(column.name, item) for item in items]
    if isinstance(value, float) and not pa.types.is_string(column.type):
        return repr(value)
    return _text(column.name, value)


def _text(name: str, value: object) -> str | None:
    if value is not None and not isinstance(value, str) and type(value) is not int:
        raise _Unusable(name, "neither text nor a number")
    text = None if value is None else str(value)
    if text and not text.isascii():
        try:  # JSON can name half a surrogate pair, which is no text
            text.encode()
        except UnicodeEncodeError:
            raise _Unusable(name, "holds half a surrogate pair") from None
    return text
