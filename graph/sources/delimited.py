"""The canonical tables as CSV (RFC 4180, UTF-8, a header line), plain or gzipped."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from leylines.graph.errors import SourceError
from leylines.graph.model import Reject, Table
from leylines.graph.sources.canonical import BATCH_ROWS, Canonical
from leylines.graph.sources.opening import opened
from leylines.graph.sources.rows import MOST_SHOWN, Rows, canonical_columns

if TYPE_CHECKING:
    import _csv

LARGEST_FIELD = 64 << 20
"""Characters. A quote that is never closed makes the rest of a file one field."""


class Delimited(Canonical):
    """Canonical CSV."""

    name = "csv"
    title = "Canonical CSV: interactions.csv, or a folder of tables"
    endings = (".csv", ".csv.gz")

    def rows(self, file: Path, table: Table) -> Iterator[Rows]:
        """Yield the rows of a CSV file."""
        csv.field_size_limit(LARGEST_FIELD)
        with opened(file) as raw:
            # What is not UTF-8 is kept apart and rejected row by row, not with the whole file.
            text = io.TextIOWrapper(raw, "utf-8-sig", errors="surrogateescape", newline="")
            reader = csv.reader(text, strict=True)
            try:
                header = next(reader, None)
                if header is None:
                    return
                columns = canonical_columns(table, header, f"{file}:1")
                while chunk := self._chunk(reader):
                    yield _rows(columns, chunk, file.name)
            except csv.Error as error:
                raise SourceError(
                    f"The file cannot be read as CSV: {error}",
                    where=f"{file}:{reader.line_num}",
                    cure="Mend the quotes there and load again; what was loaded stays.",
                ) from error

    @staticmethod
    def _chunk(reader: "_csv.Reader") -> list[tuple[int, list[str]]]:
        """Read some rows, each with the line at which it begins."""
        before = reader.line_num
        rows = [(reader.line_num, row) for row in islice(reader, BATCH_ROWS)]
        begins = [before + 1, *(end + 1 for end, _ in rows)]
        return [(begin, row) for begin, (_, row) in zip(begins, rows, strict=False)]


def _rows(columns: list[str], chunk: list[tuple[int, list[str]]], file: str) -> Rows:
    width = len(columns)
    good: list[tuple[int, list[str]]] = []
    broken: list[Reject] = []
    for line, row in chunk:
        if len(row) == width and is_unicode(row):
            good.append((line, row))
        elif row:  # an empty line is no row
            reason = (
                f"{len(row)} fields where the header has {width}"
                if len(row) != width
                else "not UTF-8"
            )
            broken.append(Reject(file, line, "", reason, printable(row)))
    by_column = zip(*(row for _, row in good), strict=True) if good else ([] for _ in columns)
    arrays = {
        name: pa.array(values, pa.string()) for name, values in zip(columns, by_column, strict=True)
    }
    lines = np.array([line for line, _ in good], dtype=np.int64)
    return Rows(arrays, lines, lambda position: printable(good[position][1]), broken)


def is_unicode(row: list[str]) -> bool:
    """Say whether a row was UTF-8: what was not stands in it as lone surrogates."""
    return all(value.isascii() or not _has_surrogates(value) for value in row)


def _has_surrogates(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return True
    return False


def printable(row: list[str]) -> str:
    """Return a row as a line of CSV that can be written to any file."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(row)
    return out.getvalue()[:MOST_SHOWN].encode(errors="backslashreplace").decode()
