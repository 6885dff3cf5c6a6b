"""What the canonical formats share: a file of interactions, or a folder of tables."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import ClassVar

from leylines.graph.errors import SourceError
from leylines.graph.model import SCHEMAS, Batch, Table
from leylines.graph.sources.identity import Numbering, with_ids
from leylines.graph.sources.options import check_options
from leylines.graph.sources.rows import Converter, Rows

BATCH_ROWS = 20_000


class Canonical(ABC):
    """A source whose files hold the canonical tables themselves (docs/sources.md)."""

    name: str
    title: str
    carries = frozenset({"times", "contents", "communities", "likes", "persons"})
    endings: ClassVar[tuple[str, ...]]

    @abstractmethod
    def rows(self, file: Path, table: Table) -> Iterator[Rows]:
        """Yield the rows of a file, at most ``BATCH_ROWS`` at a time."""

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the files that would be read, in their order."""
        if path.is_file():
            return (path,)
        found = [
            path / f"{table}{ending}"
            for table in SCHEMAS
            for ending in self.endings
            if (path / f"{table}{ending}").is_file()
        ]
        if not found:
            names = ", ".join(f"{table}{self.endings[0]}" for table in SCHEMAS)
            raise SourceError(
                "There is nothing to read" if path.exists() else "There is no such file or folder",
                where=str(path),
                cure=f"Name a file of interactions, or a folder with any of {names}.",
            )
        return tuple(found)

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the tables' rows; see :class:`leylines.graph.sources.source.Source`."""
        check_options(self.name, options, ())
        for file in self.files(path):
            table = self.table_of(file)
            converter, numbering = Converter(table, file.name), Numbering()
            for rows in self.rows(file, table):
                records, rejects = converter.convert(rows)
                if table == "interactions":
                    records = with_ids(records, numbering)
                yield Batch(
                    records={table: records.cast(SCHEMAS[table])},
                    rows_read=len(rows.lines) + len(rows.broken),
                    rejects=rejects,
                    file=file.name,
                )

    def table_of(self, file: Path) -> Table:
        """Return the table that a file holds: the one it is named for, else interactions."""
        for table in SCHEMAS:
            if file.name in {f"{table}{ending}" for ending in self.endings}:
                return table
        return "interactions"
