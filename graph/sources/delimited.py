"""The canonical tables as CSV (RFC 4180, UTF-8, a header line), plain or gzipped."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial, reduce
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.compute

from leylines.graph.errors import SourceError
from leylines.graph.model import Reject, Table
from leylines.graph.sources.canonical import Canonical
from leylines.graph.sources.columns import canonical_columns
from leylines.graph.sources.csv_records import BLOCK, END, RecordReader, Records
from leylines.graph.sources.encoding import shown
from leylines.graph.sources.opening import opened
from leylines.graph.sources.rejected_rows import in_one_record
from leylines.graph.sources.rows import MOST_KEPT, Rows

# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute

UNCLOSED = "a quote in it is never closed"


class Delimited(Canonical):
    """Canonical CSV."""

    name = "csv"
    title = "Canonical CSV: interactions.csv, or a folder of tables"
    endings = (".csv", ".csv.gz")
    options: Mapping[str, str] = MappingProxyType(
        {"delimiter": "what parts the columns: ; or tab; a comma if nothing else is said"}
    )

    def rows(self, file: Path, table: Table, options: Mapping[str, str]) -> Iterator[Rows]:
        """Yield the rows of a CSV file."""
        delimiter = _delimiter(options)
        names = partial(canonical_columns, table, where=f"{file}:1")
        yield from delimited_rows(file, delimiter, names)

    def head(self, file: Path) -> bytes:
        """Return the header."""
        with opened(file) as raw:
            return _first(raw).rstrip(b"\r\n") + b"\n"

    def one_row(self, text: str, options: Mapping[str, str]) -> str:
        """Return a rejected row as it is written to be read again."""
        return in_one_record(text, _delimiter(options))


def check_delimiter(delimiter: str) -> None:
    """Refuse what cannot part columns.

    Raises
    ------
    SourceError
    """
    if len(delimiter.encode()) != 1 or delimiter in '"\r\n':
        raise SourceError(
            f"{delimiter!r} cannot part columns", cure="Use a character such as ; or tab."
        )


def delimited_rows(
    file: Path,
    delimiter: str,
    naming: Callable[[Sequence[str]], Sequence[str]],
    names: Sequence[str] = (),
) -> Iterator[Rows]:
    """Yield the rows of a delimited file, their columns as text.

    Parameters
    ----------
    file : Path
    delimiter : str
        One character.
    naming : function of names
        Gives the columns their names by those in the file, or refuses them.
    names : sequence of str
        The names, where the file has no header.

    Raises
    ------
    SourceError
        If there is no header, or a row has no end.
    """
    with opened(file) as raw:
        lines = 0
        if not names:
            names, lines = _header(_first(raw), file, delimiter)
        columns = naming(names)
        reader = RecordReader(len(columns), delimiter, lines)
        try:
            for records in reader.read(raw):
                yield _rows(records, columns, file.name, delimiter)
        except pa.ArrowInvalid as error:
            raise SourceError(
                f"The row is longer than {BLOCK >> 20} MiB, or {UNCLOSED}",
                where=f"{file}:{reader.line + 1}",
                cure="Mend it there and load again; what was loaded stays.",
            ) from error


def _delimiter(options: Mapping[str, str]) -> str:
    delimiter = options.get("delimiter", ",").replace("tab", "\t")
    check_delimiter(delimiter)
    return delimiter


def _first(raw: BinaryIO) -> bytes:
    """Read the header, which may take several lines."""
    first = raw.readline(BLOCK)
    while first.count(b'"') % 2 and len(first) < BLOCK and (more := raw.readline(BLOCK)):
        first += more
    return first


def _header(first: bytes, file: Path, delimiter: str) -> tuple[list[str], int]:
    """Return the names of the columns and how many lines they take."""
    try:
        text = io.StringIO(first.decode("utf-8-sig"), newline="")
        (names,) = csv.reader(text, delimiter=delimiter, strict=True)
        if not names or b"\0" in first:
            raise ValueError(first)  # noqa: TRY301 - told like all that is no header
    except (ValueError, csv.Error) as error:
        raise SourceError(
            "The first line is no header in UTF-8" if first.strip() else "There is no header",
            where=f"{file}:1",
            cure="Save it as CSV in UTF-8, with the names of the columns in the first line.",
        ) from error
    return names, first.count(b"\n")


def _rows(records: Records, columns: Sequence[str], file: str, delimiter: str) -> Rows:
    fields, lines = records.fields, records.lines
    broken = [
        Reject(
            file,
            row.line,
            "",
            UNCLOSED if END in row.text else f"{row.fields} fields where the header has {width}",
            shown(row.text.partition(END)[0].rstrip("\r\n"))[:MOST_KEPT],
        )
        for row in records.ragged
        for width in [len(columns)]
    ]
    if fields.num_rows and END in (last := _row(fields, fields.num_rows - 1, delimiter)):
        fields = fields.slice(0, fields.num_rows - 1)
        if not last.startswith(END):
            text = last.partition(END)[0].rstrip("\r\n")
            broken.append(Reject(file, int(lines[-1]), "", UNCLOSED, shown(text)[:MOST_KEPT]))
        lines = lines[:-1]
    blank = reduce(pc.and_, (pc.is_null(column) for column in fields.columns))
    if pc.any(blank).as_py():  # a line without any value is no row
        fields = fields.filter(pc.invert(blank))
        lines = lines[~blank.to_numpy(zero_copy_only=False)]
    return Rows(
        dict(zip(columns, fields.columns, strict=True)),
        lines,
        lambda position: shown(_row(fields, position, delimiter)),
        broken,
    )


def _row(fields: pa.RecordBatch, position: int, delimiter: str) -> str:
    """Return a row as a line of CSV; the module quotes what its own end of a line consists of."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerow(
        column[position].as_py() for column in fields.columns
    )
    return out.getvalue().removesuffix("\r\n")
