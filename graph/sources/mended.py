"""Rejected rows, mended by hand and read again by themselves, in the context of their own files.

The rejects file says of each row which file and line it stood in. Its rows are written, with what
stands before the rows of that file (a CSV's header), into a temporary file, which the source reads
in place of the original. The original is read beside it, but only for the ids of its rows: so a
mended row is told from its equals, and a repeated id is found.
"""

import tempfile
from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from leylines.graph.errors import SourceError
from leylines.graph.model import Batch, Reject
from leylines.graph.sources.lines import BATCH_ROWS
from leylines.graph.sources.rejected_rows import read_rejects, whole
from leylines.graph.sources.rows import Rows
from leylines.graph.sources.source import Source
from leylines.graph.sources.wrapped import Wrapped


@dataclass(frozen=True, slots=True)
class MendedFile:
    """The mended rows of one file.

    Attributes
    ----------
    path : Path
        A temporary file of the original's format.
    name : str
        The original's, for rejects.
    begins, lines : (n,) int64
        At which line of the temporary file each row begins, and of the original.
    """

    path: Path
    name: str
    begins: NDArray[np.int64]
    lines: NDArray[np.int64]

    def rows(self, read: Callable[[Path], Iterator[Rows]]) -> Iterator[Rows]:
        """Yield the rows as ``read`` finds them, with their lines in the original."""
        for rows in read(self.path):
            broken = [
                replace(each, file=self.name, line=int(self._original(np.array([each.line]))[0]))
                for each in rows.broken
            ]
            yield replace(rows, lines=self._original(rows.lines), broken=broken)

    def _original(self, lines: NDArray[np.int64]) -> NDArray[np.int64]:
        return self.lines[np.searchsorted(self.begins, lines, side="right") - 1]


@runtime_checkable
class Mendable(Source, Protocol):
    """A source whose rejected rows stand in the rejects file as they stand in its own files."""

    def head(self, file: Path) -> bytes:
        """Return what stands before the rows of a file, such as a header."""
        ...

    def one_row(self, text: str, options: Mapping[str, str]) -> str:
        """Return a row as it is to be written, without a line break at its end.

        Raises
        ------
        ValueError
            If it would not be one row; with the reason.
        """
        ...

    def mended(self, file: Path, mended: MendedFile, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the mended rows of a file."""
        ...


class Mended(Wrapped):
    """A source that reads only what a rejects file holds.

    Parameters
    ----------
    source : Source
        What the rows were read as.
    rejects : Path
        The rejects file, its rows mended.

    Raises
    ------
    SourceError
        If the rows of that source cannot be read by themselves.
    """

    def __init__(self, source: Source, rejects: Path) -> None:
        if not isinstance(source, Mendable):
            raise SourceError(
                f"Rejected rows of {source.name} cannot be read by themselves",
                where=str(rejects),
                cure="Mend the files themselves and load them again: what is there stays as it is.",
            )
        super().__init__(source)
        self._mendable, self._rejects = source, rejects

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the files that the rows come from, and the rejects file."""
        return (*self._source.files(path), self._rejects)

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the mended rows, file by file."""
        files = self._source.files(path)
        self._refuse_others({file.name for file in files}, path)
        for file in files:
            with tempfile.TemporaryDirectory() as folder:
                yield from self._of(file, Path(folder) / "rows", options)

    def _of(self, file: Path, to: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        refused: list[Reject] = []
        begins, lines = array("q"), array("q")
        head = self._mendable.head(file)
        at = 1 + head.count(b"\n")
        with to.open("wb") as out:
            out.write(head)
            for line, text in self._rows_of(file.name):
                try:
                    row = self._mendable.one_row(whole(text), options)
                except ValueError as reason:
                    refused.append(Reject(file.name, line, "", str(reason), text))
                    continue
                out.write(row.encode() + b"\n")
                begins.append(at)
                lines.append(line)
                at += row.count("\n") + 1
        if begins:
            mended = MendedFile(to, file.name, np.array(begins), np.array(lines))
            yield from self._mendable.mended(file, mended, options)
        for begin in range(0, len(refused), BATCH_ROWS):
            some = refused[begin : begin + BATCH_ROWS]
            yield Batch({}, len(some), some, file.name)

    def _rows_of(self, name: str) -> Iterator[tuple[int, str]]:
        for file, line, text in read_rejects(self._rejects):
            if file == name and text:
                yield line, text

    def _refuse_others(self, names: set[str], path: Path) -> None:
        others = sorted({file for file, _, _ in read_rejects(self._rejects)} - names)
        if others:
            raise SourceError(
                f"The rejects are of {others[0]!r}, which is not read",
                where=f"{self._rejects}, {path}",
                cure="Name the path that they were rejected from.",
            )
