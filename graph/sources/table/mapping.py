"""What a mapping says: which files there are, and what their rows become."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
import pyarrow.compute
from numpy.typing import NDArray

from leylines.graph.model import Table
from leylines.graph.sources.table.expressions import Expression, Scope, within
from leylines.graph.sources.table.lookups import Lookup

# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute

Uses: TypeAlias = Iterator[tuple[str, str]]
"""Keys of the mapping, each with a column that it reads."""


@dataclass(frozen=True)
class Condition:
    """What a row must be like: ``of`` is (or is not) one of ``values``, or (without them) filled.

    Where ``of`` is empty, it is none of any values.
    """

    of: Expression
    values: tuple[Expression, ...]
    wanted: bool

    def holds(self, scope: Scope) -> NDArray[np.bool_]:
        """Return in which rows it holds."""
        text = scope.text(self.of)
        if self.values:
            same = [pc.fill_null(pc.equal(text, scope.text(each)), False) for each in self.values]
            found = np.logical_or.reduce([each.to_numpy(zero_copy_only=False) for each in same])
        else:
            found = pc.is_valid(text).to_numpy(zero_copy_only=False)
        return np.asarray(found == self.wanted)


@dataclass(frozen=True)
class Where:
    """Conditions that must all hold."""

    conditions: tuple[Condition, ...] = ()

    def holds(self, scope: Scope) -> NDArray[np.bool_]:
        """Return in which rows they hold."""
        found = np.ones(scope.size, dtype=bool)
        for condition in self.conditions:
            found &= condition.holds(scope)
        return found

    def expressions(self) -> Iterator[Expression]:
        """Yield what is compared."""
        for condition in self.conditions:
            yield from (condition.of, *condition.values)


@dataclass(frozen=True)
class Output:
    """The records of one canonical table that rows become.

    Attributes
    ----------
    table : str
    columns : mapping of str to Expression
        By canonical name.
    where : Where
        Which rows.
    key : str
        Where it stands in the mapping, for errors.
    """

    table: Table
    columns: Mapping[str, Expression]
    where: Where
    key: str


@dataclass(frozen=True)
class FileMapping:
    """What is said of one kind of file.

    Attributes
    ----------
    name : str
        By which lookups name it.
    read : sequence of str
        Names of files, or patterns.
    format : str, optional
        ``csv``, ``jsonl`` or ``parquet``; else the ending tells.
    delimiter : str, optional
    names : sequence of str
        Of the columns, where there is no header.
    nothing : sequence of str
        Texts that say that there is no value.
    where : Where
        Which rows count at all.
    outputs : sequence of Output
    """

    name: str
    read: Sequence[str]
    format: str | None
    delimiter: str | None
    names: Sequence[str]
    nothing: Sequence[str]
    where: Where
    outputs: Sequence[Output]

    def holds(self, file: str) -> bool:
        """Say whether a file is one of these."""
        return any(fnmatchcase(file, pattern) for pattern in self.read)

    @property
    def key(self) -> str:
        """Where it stands in the mapping."""
        return f"files.{self.name}"

    def expressions(self) -> Iterator[tuple[str, Expression]]:
        """Yield every expression over its rows with its key, parts included."""
        stated = [(f"{self.key}.where", each) for each in self.where.expressions()]
        for output in self.outputs:
            stated += [(f"{output.key}.{name}", of) for name, of in output.columns.items()]
            stated += [(f"{output.key}.where", each) for each in output.where.expressions()]
        for key, expression in stated:
            yield from ((key, part) for part in within(expression))


@dataclass(frozen=True)
class TableMapping:
    """A whole mapping file."""

    where: str
    """The file, for errors."""
    files: Mapping[str, FileMapping]

    @cached_property
    def lookups(self) -> Sequence[tuple[str, Lookup]]:
        """Every lookup with its key, each once."""
        found = {
            part: key
            for of in self.files.values()
            for key, part in of.expressions()
            if isinstance(part, Lookup)
        }
        return [(key, lookup) for lookup, key in found.items()]

    def uses(self, of: FileMapping) -> Uses:
        """Yield the columns of a file that are read, each with the key that reads it."""
        for key, part in of.expressions():
            yield from ((key, column) for column in part.columns())
        for key, lookup in self.lookups:
            if lookup.name == of.name:
                for asked in (lookup.of, lookup.give):
                    for part in within(asked):
                        yield from ((key, column) for column in part.columns())
