"""What the canonical formats share: a file of interactions, or a folder of tables."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar

from leylines.graph.errors import SourceError
from leylines.graph.model import SCHEMAS, Batch, Table
from leylines.graph.sources.identity import Numbering, ids_of, keys_of
from leylines.graph.sources.mended import MendedFile
from leylines.graph.sources.options import check_options
from leylines.graph.sources.rejected_rows import in_one_line
from leylines.graph.sources.rows import Converter, Rows


class Canonical(ABC):
    """A source whose files hold the canonical tables themselves (docs/sources.md)."""

    name: str
    title: str
    carries = frozenset({"times", "contents", "communities", "likes", "persons"})
    described = "docs/sources.md"
    endings: ClassVar[tuple[str, ...]]
    options: Mapping[str, str] = MappingProxyType({})

    @abstractmethod
    def rows(self, file: Path, table: Table, options: Mapping[str, str]) -> Iterator[Rows]:
        """Yield the rows of a file, some at a time."""

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the files that would be read, in their order."""
        if path.is_file():
            return (path,)
        found = []
        for table in SCHEMAS:
            named = [path / f"{table}{ending}" for ending in self.endings]
            there = [file for file in named if file.is_file()]
            if len(there) > 1:
                raise SourceError(
                    f"{there[0].name} and {there[1].name} are the same table",
                    where=str(path),
                    cure="Keep one of them.",
                )
            found += there
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
        check_options(self.name, options, self.options)
        for file in self.files(path):
            table = self.table_of(file)
            yield from checked_batches(table, file, partial(self.rows, file, table, options))

    def head(self, file: Path) -> bytes:  # noqa: ARG002 - most formats have none
        """Return what stands before the rows of a file."""
        return b""

    def one_row(self, text: str, options: Mapping[str, str]) -> str:  # noqa: ARG002 - the same
        """Return a rejected row as it is written to be read again."""
        return in_one_line(text)

    def mended_rows(self, file: Path, table: Table, options: Mapping[str, str]) -> Iterator[Rows]:
        """Yield rows that were rejected, from a file of what :meth:`one_row` returned."""
        return self.rows(file, table, options)

    def mended(self, file: Path, mended: MendedFile, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the mended rows of a file; see :class:`leylines.graph.sources.mended.Mendable`."""
        check_options(self.name, options, self.options)
        table = self.table_of(file)
        yield from checked_batches(
            table,
            file,
            lambda: mended.rows(lambda path: self.mended_rows(path, table, options)),
            before=partial(self.rows, file, table, options),
        )

    def table_of(self, file: Path) -> Table:
        """Return the table that a file holds: the one it is named for, else interactions."""
        for table in SCHEMAS:
            if file.name in {f"{table}{ending}" for ending in self.endings}:
                return table
        return "interactions"


def no_rows() -> Iterator[Rows]:
    """Yield nothing."""
    return iter(())


def checked_batches(
    table: Table,
    file: Path,
    read: Callable[[], Iterator[Rows]],
    before: Callable[[], Iterator[Rows]] = no_rows,
) -> Iterator[Batch]:
    """Yield a file's rows as batches in which every id is a row's own.

    The file is read twice: only who has seen all of it knows which rows repeat an earlier one.
    Rows that come ``before`` count in that, and are not yielded.
    """
    converter = Converter(table, file.name)
    with Numbering() as numbering:
        for rows in chain(before(), read()):
            numbering.add(keys_of(converter.convert(rows).records))
        for rows in before():
            numbering.number(keys_of(converter.convert(rows).records))
        for rows in read():
            converted = converter.convert(rows)
            records, keys = converted.records, keys_of(converted.records)
            try:
                numbers = numbering.number(keys)
            except ValueError:
                raise SourceError(
                    "The file changed while it was read", where=str(file), cure="Load it again."
                ) from None
            repeats = records.column("id").is_valid().to_numpy(zero_copy_only=False) & (numbers > 0)
            if records.column("id").null_count:
                records = records.set_column(0, "id", ids_of(records, keys, numbers))
            yield Batch(
                records={table: converted.without(repeats, records).cast(SCHEMAS[table])},
                rows_read=len(rows.lines) + len(rows.broken),
                rejects=converter.rejects(rows, converted, repeats),
                file=file.name,
            )
