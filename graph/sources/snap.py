"""SNAP edge lists: ``SRC DST UNIXTIME`` a line, separated by white space, plain or gzipped.

The format of the temporal networks at snap.stanford.edu/data (and, with a stated time, of the
static ones, whose lines are ``SRC DST``). Lines that begin with ``#`` are comments.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute
from numpy.typing import NDArray

from leylines.graph.errors import SourceError
from leylines.graph.model import KINDS, Batch, Reject
from leylines.graph.sources.canonical import checked_batches
from leylines.graph.sources.edge_lines import TITLE, edge_lines
from leylines.graph.sources.encoding import shown
from leylines.graph.sources.mended import MendedFile
from leylines.graph.sources.options import check_options
from leylines.graph.sources.rejected_rows import in_one_line
from leylines.graph.sources.rows import MOST_KEPT, Rows
from leylines.graph.sources.times import parse_times

# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute

ENDS = r"^\s*(?P<actor>\S+)\s+(?P<target>\S+)"
TIMED = ENDS + r"\s+(?P<at>\S+)\s*$"
UNTIMED = ENDS + r"\s*$"


class Snap:
    """SNAP's edge lists."""

    name = "snap"
    title = "SNAP edge list (SRC DST UNIXTIME), plain or .gz"
    carries = frozenset({"times"})
    described = "snap.stanford.edu/data/#temporal"
    options: Mapping[str, str] = MappingProxyType(
        {
            "kind": "of interaction; REPLIED if nothing else is said",
            "community": "in which it happened",
            "at": "the time of all lines, where they have none",
        }
    )

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
        check_options(self.name, options, self.options)
        (file,) = self.files(path)
        yield from checked_batches("interactions", file, partial(_read, file, _columns(options)))

    def head(self, file: Path) -> bytes:  # noqa: ARG002 - an edge list has none that counts
        """Return what stands before the rows of a file: nothing."""
        return b""

    def one_row(self, text: str, options: Mapping[str, str]) -> str:  # noqa: ARG002 - as above
        """Return a rejected line as it is written to be read again."""
        return in_one_line(text)

    def mended(self, file: Path, mended: MendedFile, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the mended lines; see :class:`leylines.graph.sources.mended.Mendable`."""
        check_options(self.name, options, self.options)
        columns = _columns(options)
        yield from checked_batches(
            "interactions",
            file,
            lambda: mended.rows(lambda path: _read(path, columns)),
            before=partial(_read, file, columns),
        )


def _columns(options: Mapping[str, str]) -> dict[str, str]:
    """Return what the options state for all lines."""
    kind = options.get("kind", "REPLIED").upper()
    if kind not in KINDS:
        raise SourceError(f"There is no kind {kind!r}", cure=f"Use one of {', '.join(KINDS)}.")
    stated = {"kind": kind, "communities": options.get("community"), "at": options.get("at")}
    if stated["at"] and not parse_times(pa.array([stated["at"]]))[0].is_valid:
        raise SourceError(
            f"{stated['at']!r} is no time with a zone", cure="Write at=2026-01-31T00:00:00Z."
        )
    return {name: value for name, value in stated.items() if value}


def _read(file: Path, stated: Mapping[str, str]) -> Iterator[Rows]:
    for text, numbers in edge_lines(file):
        if (
            len(numbers)
            and numbers[0] == 1
            and pc.match_substring_regex(text[:1], TITLE)[0].as_py()
        ):
            text, numbers = text[1:], numbers[1:]
        yield _rows(text, numbers, file.name, stated)


def _rows(
    text: pa.StringArray,
    numbers: NDArray[np.int64],
    file: str,
    stated: Mapping[str, str],
) -> Rows:
    found = pc.extract_regex(text, UNTIMED if "at" in stated else TIMED)
    unread = pc.is_null(found).to_numpy(zero_copy_only=False)
    broken = [
        Reject(file, int(numbers[place]), "", _reason(line, "at" in stated), shown(line))
        for place in np.flatnonzero(unread).tolist()
        for line in [text[place].as_py()[:MOST_KEPT]]
    ]
    if broken:
        keep = pa.array(~unread)
        found, text, numbers = found.filter(keep), text.filter(keep), numbers[~unread]
    columns = {field.name: found.field(place) for place, field in enumerate(found.type)}
    columns |= {name: pa.repeat(value, len(text)) for name, value in stated.items()}
    return Rows(columns, numbers, lambda position: shown(text[position].as_py()), broken)


def _reason(line: str, timed: bool) -> str:
    fields = len(line.split())
    if not timed and fields == 2:
        return "no time: give one for all lines with --option at=2026-01-31T00:00:00Z"
    return f"{fields} fields where there should be {2 if timed else 3}"
