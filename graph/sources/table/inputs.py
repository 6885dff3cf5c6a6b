"""The files that a mapping names, and their rows with the columns that it reads."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet as pq

from leylines.graph.errors import SourceError
from leylines.graph.sources.delimited import delimited_rows
from leylines.graph.sources.opening import OPENERS
from leylines.graph.sources.parquet import parquet_rows
from leylines.graph.sources.rows import Rows
from leylines.graph.sources.table.json_objects import json_rows
from leylines.graph.sources.table.mapping import FileMapping, TableMapping
from leylines.graph.sources.table.place import Place, meant
from leylines.graph.sources.table.texts import column_of, is_plain
from leylines.graph.sources.tree import files_of

# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute

FORMATS = {
    ".csv": ("csv", ","),
    ".tsv": ("csv", "\t"),
    ".tab": ("csv", "\t"),
    ".txt": ("csv", "\t"),
    ".jsonl": ("jsonl", ""),
    ".ndjson": ("jsonl", ""),
    ".parquet": ("parquet", ""),
}
"""Format and delimiter by ending."""


class Input:
    """One file and what the mapping says of it.

    Parameters
    ----------
    name : str
        Of the file, from the folder.
    file : Path
    of : FileMapping
    mapping : TableMapping
    seen : set of str
        The columns that any line of such files had, where there is no header.
    """

    def __init__(
        self, name: str, file: Path, of: FileMapping, mapping: TableMapping, seen: set[str]
    ) -> None:
        self.name, self.file, self.of = name, file, of
        self._mapping = mapping
        self._uses = {column: key for key, column in reversed(list(mapping.uses(of)))}
        self._seen = seen
        plain = PurePath(name)
        while plain.suffix.lower() in OPENERS:
            plain = plain.with_suffix("")
        ending = FORMATS.get(plain.suffix.lower(), ("", ","))
        self._format = of.format or ending[0]
        self._delimiter = of.delimiter or ending[1] or ","
        if not self._format:
            raise SourceError(
                f"The ending {plain.suffix!r} names no format",
                where=str(file),
                cure='Add format = "csv", "jsonl" or "parquet" to the mapping.',
            )

    def rows(self) -> Iterator[Rows]:
        """Yield the rows; texts that the mapping calls nothing are null.

        Raises
        ------
        SourceError
            If the mapping reads a column that the file does not have.
        """
        read = {"csv": self._delimited, "jsonl": self._json, "parquet": self._parquet}
        for rows in read[self._format]():
            yield replace(rows, columns={n: self._usual(of) for n, of in rows.columns.items()})

    def check(self) -> None:
        """Look whether the file has the columns that the mapping reads, without reading on.

        Raises
        ------
        SourceError
            If one is missing.
        """
        if self._format == "parquet":
            try:
                self._chosen(pq.read_schema(self.file))
            except (pa.ArrowException, OSError):
                return  # told when it is read
        elif self._format == "csv":
            next(self._delimited(), None)

    def check_seen(self) -> None:
        """Look, once all such files were read, whether a column is spelt in another way there.

        Raises
        ------
        SourceError
            If no line had a column that is read, but one that is nearly called so.
        """
        others = [name for name in sorted(self._seen) if name not in self._uses]
        for column, key in self._uses.items():
            near = difflib.get_close_matches(column, others, n=1, cutoff=0.75)
            if near and column not in self._seen:
                raise self._missing(column, key, sorted(self._seen))

    def _delimited(self) -> Iterator[Rows]:
        mark = bool(self.of.names)
        for rows in delimited_rows(self.file, self._delimiter, self._named, self.of.names):
            yield _without_mark(rows) if mark else rows
            mark = False

    def _named(self, names: Sequence[str]) -> Sequence[str]:
        names = [name.strip() for name in names]
        self._check(names)
        for name in self._uses:
            if names.count(name) > 1:
                raise SourceError(
                    f"The column {name!r} is there twice",
                    where=f"{self.file}:1",
                    cure="Rename one of them.",
                )
        return names

    def _parquet(self) -> Iterator[Rows]:
        yield from parquet_rows(self.file, self._chosen)

    def _chosen(self, schema: pa.Schema) -> Mapping[str, str]:
        self._check(_names(schema))
        self._check_types(schema)
        used = {name for name in schema.names if any(_is_in(use, name) for use in self._uses)}
        return {name: name for name in schema.names if name in used}

    def _json(self) -> Iterator[Rows]:
        yield from json_rows(self.file, tuple(self._uses), self._seen)

    def _usual(self, column: "pa.Array[Any]") -> "pa.Array[Any]":
        if self.of.nothing and pa.types.is_string(column.type):
            is_nothing = pc.is_in(column, pa.array(self.of.nothing))
            return pc.if_else(is_nothing, pa.scalar(None, pa.string()), column)
        return column

    def _check(self, names: Sequence[str]) -> None:
        for column, key in self._uses.items():
            if column not in names:
                raise self._missing(column, key, names)

    def _check_types(self, schema: pa.Schema) -> None:
        empty = pa.RecordBatch.from_pylist([], schema)
        columns = dict(zip(schema.names, empty.columns, strict=True))
        for column, key in self._uses.items():
            kind = column_of(columns, column, 0).type
            if not is_plain(kind):
                raise Place(self._mapping.where, key).wrong(
                    f"The column {column!r} in {self.name} is {kind}, which is no value",
                    f"Name one of its members, as in {{{column}.id}}, or export it as text.",
                )

    def _missing(self, column: str, key: str, names: Sequence[str]) -> SourceError:
        return Place(self._mapping.where, key).wrong(
            f"There is no column {column!r} in {self.name}", meant(column, names)
        )


def _is_in(use: str, name: str) -> bool:
    return use == name or use.startswith(f"{name}.")


def _names(schema: "pa.Schema | pa.StructType", before: str = "") -> list[str]:
    """Return the names of all columns and, by ``a.b``, of members."""
    names = []
    for column in schema:
        names.append(before + column.name)
        if pa.types.is_struct(column.type):
            names += _names(column.type, f"{before}{column.name}.")
    return names


def _without_mark(rows: Rows) -> Rows:
    """Take a byte order mark from the first value: without a header nothing else does."""
    name, first = next(iter(rows.columns.items()))
    if len(first) and str(first[0].as_py()).startswith("\ufeff"):
        one = pa.array([first[0].as_py().removeprefix("\ufeff")], pa.string())
        first = pa.concat_arrays([one, first.slice(1)])
    return replace(rows, columns={**rows.columns, name: first})


def found_inputs(path: Path, mapping: TableMapping) -> list[Input]:
    """Return the files that the mapping names, in the order of the mapping, then by name.

    Raises
    ------
    SourceError
        If there are none, or a file is named twice.
    """
    root = path if path.is_dir() else path.parent
    named = [(file.relative_to(root).as_posix(), file) for file in files_of(path)]
    seen: dict[str, set[str]] = {name: set() for name in mapping.files}
    inputs = [
        Input(name, file, of, mapping, seen[of.name])
        for of in mapping.files.values()
        for name, file in named
        if of.holds(name)
    ]
    twice = {each.name for each in inputs if [other.name for other in inputs].count(each.name) > 1}
    if twice:
        raise SourceError(
            f"The mapping names {min(twice)} in two places",
            where=mapping.where,
            cure="Put both into one table, or make the patterns narrower.",
        )
    missing = [of for of in mapping.files.values() if of not in [each.of for each in inputs]]
    if missing and (path.is_dir() or not inputs):
        raise Place(mapping.where, missing[0].key).wrong(
            f"No file in {path} is called {' or '.join(missing[0].read)}",
            "Export it too, or take it out of the mapping.",
        )
    return inputs
