"""SNAP edge lists: ``SRC DST UNIXTIME`` a line, separated by white space, plain or gzipped.

The format of the temporal networks at snap.stanford.edu/data (and, with a stated time, of the
static ones, whose lines are ``SRC DST``). Lines that begin with ``#`` are comments.
"""

import io
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

import numpy as np
import pyarrow as pa

from leylines.graph.errors import SourceError
from leylines.graph.model import KINDS, SCHEMAS, Batch, Reject
from leylines.graph.sources.canonical import BATCH_ROWS
from leylines.graph.sources.identity import Numbering, with_ids
from leylines.graph.sources.opening import opened
from leylines.graph.sources.options import check_options
from leylines.graph.sources.rows import MOST_SHOWN, Converter, Rows

TITLES = {"source", "src", "from", "fromnodeid"}
"""How a first line begins that names the columns."""

COLUMNS = ("actor", "target", "at")


class Snap:
    """SNAP's edge lists."""

    name = "snap"
    title = "SNAP edge list (SRC DST UNIXTIME), plain or .gz"
    carries = frozenset({"times"})

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the file."""
        if not path.is_file():
            raise SourceError(
                "There is no such file", where=str(path), cure="Name the edge list, a file."
            )
        return (path,)

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the lines as interactions.

        Options are ``kind`` (REPLIED if not given), ``community``, and, for lines without a time,
        ``at``.
        """
        check_options(self.name, options, ("kind", "community", "at"))
        (file,) = self.files(path)
        kind = options.get("kind", "REPLIED").upper()
        if kind not in KINDS:
            raise SourceError(f"There is no kind {kind!r}", cure=f"Use one of {', '.join(KINDS)}.")
        converter, numbering = Converter("interactions", file.name), Numbering()
        with opened(file) as raw:
            text = io.TextIOWrapper(raw, "utf-8-sig", errors="backslashreplace")
            lines = enumerate(text, start=1)
            while chunk := list(islice(lines, BATCH_ROWS)):
                rows = _rows(chunk, file.name, kind, options)
                records, rejects = converter.convert(rows)
                records = with_ids(records, numbering)
                yield Batch(
                    records={"interactions": records.cast(SCHEMAS["interactions"])},
                    rows_read=len(rows.lines) + len(rows.broken),
                    rejects=rejects,
                    file=file.name,
                )


def _rows(chunk: list[tuple[int, str]], file: str, kind: str, options: Mapping[str, str]) -> Rows:
    at = options.get("at")
    width = 2 if at else 3
    split = [(number, line.split()) for number, line in chunk]
    good = [(number, row) for number, row in split if len(row) == width and row[0][0] != "#"]
    if good and good[0][0] == 1 and good[0][1][0].lower() in TITLES:
        del good[0]
    broken = [
        Reject(file, number, "", _reason(row, width), " ".join(row)[:MOST_SHOWN])
        for number, row in split
        if row
        and row[0][0] != "#"
        and len(row) != width
        and not (number == 1 and row[0].lower() in TITLES)
    ]
    by_column = zip(*(row for _, row in good), strict=True) if good else [()] * width
    columns = {
        name: pa.array(values, pa.string())
        for name, values in zip(COLUMNS, by_column, strict=False)
    }
    size = len(good)
    columns["kind"] = pa.array([kind] * size, pa.string())
    if at:
        columns["at"] = pa.array([at] * size, pa.string())
    if "community" in options:
        columns["communities"] = pa.array([options["community"]] * size, pa.string())
    lines = np.array([number for number, _ in good], dtype=np.int64)
    return Rows(columns, lines, lambda position: " ".join(good[position][1]), broken)


def _reason(row: list[str], width: int) -> str:
    if width == 3 and len(row) == 2:
        return "no time: give one for all lines with --option at=2026-01-31T00:00:00Z"
    return f"{len(row)} fields where there should be {width}"
