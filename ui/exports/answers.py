"""Rows written as they come, in memory that does not grow: CSV, JSON, JSON lines, Parquet."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any, Literal

import pyarrow as pa
import pyarrow.parquet as pq

from leylines.graph.errors import ExportError
from leylines.ui.exports.cells import plain
from leylines.ui.exports.tables import guarded
from leylines.ui.exports.whole import whole_file

Form = Literal["csv", "json", "jsonl", "parquet"]
Row = Mapping[str, Any]
BATCH = 10_000


def write_csv(columns: Sequence[str], rows: Iterable[Row], file: IO[bytes]) -> None:
    r"""Write rows as CSV in UTF-8; lists, maps and what is of the graph as JSON within a cell.

    A text that a spreadsheet would take for a formula begins with an apostrophe.

    Examples
    --------
    >>> file = io.BytesIO()
    >>> write_csv(["name", "tags"], [{"name": "=1", "tags": ["a", "b"]}], file)
    >>> file.getvalue().decode().splitlines()
    ['name,tags', '\'=1,"[""a"", ""b""]"']
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for cells in _cells(columns, rows):
        writer.writerow([guarded(cell) for cell in cells])
        file.write(text.getvalue().encode("utf-8", "replace"))
        text.seek(0)
        text.truncate()


def _cells(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[list[object]]:
    yield list(columns)
    for row in rows:
        values = (plain(row[name]) for name in columns)
        yield [_json(each) if isinstance(each, list | dict) else each for each in values]


def write_jsonl(columns: Sequence[str], rows: Iterable[Row], file: IO[bytes]) -> None:
    r"""Write rows as JSON lines: one object each.

    Examples
    --------
    >>> file = io.BytesIO()
    >>> write_jsonl(["n"], [{"n": 1}, {"n": None}], file)
    >>> file.getvalue()
    b'{"n": 1}\n{"n": null}\n'
    """
    for row in rows:
        file.write(_object(columns, row) + b"\n")


def write_json(columns: Sequence[str], rows: Iterable[Row], file: IO[bytes]) -> None:
    """Write rows as one JSON document, a list of objects."""
    before = b"[\n "
    for row in rows:
        file.write(before + _object(columns, row))
        before = b",\n "
    file.write(b"[]\n" if before.startswith(b"[") else b"\n]\n")


def write_parquet(columns: Sequence[str], rows: Iterable[Row], file: IO[bytes]) -> None:
    """Write rows as Parquet; each column has the type of its first values.

    What is of the graph, and what is nested, is JSON in text; so is a column of nothing at first.

    Raises
    ------
    ExportError
        If later rows have values of another type than the first ones.
    """
    schema: pa.Schema | None = None
    writer: pq.ParquetWriter | None = None
    for batch in _batches(rows):
        table = _table(columns, batch, schema)
        if writer is None or schema is None:
            schema = table.schema
            writer = pq.ParquetWriter(file, schema, compression="zstd")
        writer.write_table(table)
    (writer or pq.ParquetWriter(file, _table(columns, [], None).schema)).close()


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    some = iter(rows)
    while batch := list(islice(some, BATCH)):
        yield batch


def _table(columns: Sequence[str], rows: Sequence[Row], schema: pa.Schema | None) -> pa.Table:
    arrays: dict[str, Any] = {}
    for name in columns:
        kind = schema.field(name).type if schema else None
        arrays[name] = _array(name, [_stored(row[name]) for row in rows], kind)
    return pa.table(arrays)


def _array(name: str, values: list[Any], kind: Any) -> Any:  # noqa: ANN401 - Arrow's own types
    try:
        array = pa.array(values, kind)
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise ExportError(
            f"The column {name} holds values of several types: {error}",
            cure="Write CSV or JSON lines, or turn it into text: toString(…).",
        ) from error
    return array.cast(pa.string()) if pa.types.is_null(array.type) else array


def _stored(value: object) -> Any:  # noqa: ANN401 - what Arrow takes
    if value is None or isinstance(value, bool | int | float | str | datetime | date):
        return value
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return value
    said = plain(value)
    return said if isinstance(said, str) else _json(said)


def _object(columns: Sequence[str], row: Row) -> bytes:
    return _json({name: plain(row[name]) for name in columns}).encode("utf-8", "replace")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


WRITERS: Mapping[Form, Callable[[Sequence[str], Iterable[Row], IO[bytes]], None]] = {
    "csv": write_csv,
    "json": write_json,
    "jsonl": write_jsonl,
    "parquet": write_parquet,
}
"""How each form is written."""


def form_of(path: Path) -> Form:
    """Return the form that a file's name asks for.

    Raises
    ------
    ExportError
        If it asks for none that there is.

    Examples
    --------
    >>> form_of(Path("people.CSV"))
    'csv'
    """
    suffix = path.suffix.lower().removeprefix(".")
    for form in WRITERS:
        if suffix == form:
            return form
    raise ExportError(
        f"No form goes by the name {path.suffix or path.name!r}",
        where=str(path),
        cure=f"End the name in one of {', '.join(f'.{form}' for form in WRITERS)}.",
    )


def save(columns: Sequence[str], rows: Iterable[Row], path: Path) -> None:
    """Write rows to a file, whole or not at all, in the form that its name asks for.

    Raises
    ------
    ExportError
        If its name asks for no form, or it cannot be written.
    """
    form = form_of(path)
    with whole_file(path) as file:
        WRITERS[form](columns, rows, file)
