"""How a canonical column is made of the columns of a file: what a mapping can say of it.

Every expression works on all rows at once and marks the rows whose value cannot be used.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute
from numpy.typing import NDArray

from leylines.graph.sources.rows import Problems
from leylines.graph.sources.table.texts import as_lists, as_text, column_of

# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute

NOTHING = pa.scalar(None, pa.string())
_BRACES = re.compile(r"\{\{|\}\}|\{([^{}]+)\}|[{}]")


@dataclass(slots=True)
class Scope:
    """The rows that expressions are evaluated on, and what turns out to be wrong with them.

    Attributes
    ----------
    columns : mapping of str to Array
        By their names in the file.
    size : int
        The number of rows.
    lookups : mapping of Lookup to Index
        What finds the values of other files, by the lookup that asks for them.
    problems : Problems
        Filled in by the expressions.
    lost : (n,) bool
        Rows for which a lookup found nothing.
    column : str
        The canonical column that is being made.
    """

    columns: Mapping[str, "pa.Array[Any]"]
    size: int
    lookups: Mapping[Any, Any]
    problems: Problems = field(init=False)
    lost: NDArray[np.bool_] = field(init=False)
    column: str = ""

    def __post_init__(self) -> None:
        self.problems = Problems(self.size)
        self.lost = np.zeros(self.size, dtype=bool)

    def value(self, column: str, expression: "Expression") -> "pa.Array[Any]":
        """Return a canonical column."""
        self.column = column
        return expression.evaluate(self)

    def text(self, expression: "Expression") -> "pa.Array[Any]":
        """Return the value of an expression as text."""
        return as_text(expression.evaluate(self))

    def wrong(self, mask: "pa.Array[Any]", reason: str) -> None:
        """Mark rows whose value cannot be used."""
        self.problems.add(mask, self.column, reason)


class Expression(Protocol):
    """Something that makes a column."""

    def parts(self) -> Sequence["Expression"]:
        """Return the expressions that it is made of."""
        ...

    def columns(self) -> Sequence[str]:
        """Return the columns of the row's own file that it reads itself, without its parts."""
        ...

    def evaluate(self, scope: Scope) -> "pa.Array[Any]":
        """Return its value in each row."""
        ...


def within(expression: Expression) -> Iterator[Expression]:
    """Yield an expression and all that it is made of."""
    yield expression
    for part in expression.parts():
        yield from within(part)


@dataclass(frozen=True)
class Template:
    """Text with columns in it; a column alone keeps its type, and without columns it is constant.

    Where one of the columns is empty, the whole is.

    Attributes
    ----------
    pieces : tuple of (str, bool)
        What it consists of, each a text, or (true) the name of a column.
    """

    pieces: tuple[tuple[str, bool], ...]

    def parts(self) -> Sequence[Expression]:
        """Return nothing."""
        return ()

    def columns(self) -> Sequence[str]:
        """Return the columns in it."""
        return [text for text, is_column in self.pieces if is_column]

    def evaluate(self, scope: Scope) -> "pa.Array[Any]":
        """Return the texts."""
        if len(self.pieces) == 1 and self.pieces[0][1]:
            return column_of(scope.columns, self.pieces[0][0], scope.size)
        texts = [
            as_text(column_of(scope.columns, text, scope.size))
            if is_column
            else pa.repeat(text, scope.size)
            for text, is_column in self.pieces
        ]
        return pc.binary_join_element_wise(*texts, "") if texts else pa.nulls(scope.size)


def template(text: str) -> Template:
    """Return the template that a text is.

    Raises
    ------
    ValueError
        If a brace has no other half.

    Examples
    --------
    >>> template("p{post_id}").pieces
    (('p', False), ('post_id', True))
    >>> template("{{as it is}}").pieces
    (('{as it is}', False),)
    """
    pieces: list[tuple[str, bool]] = []
    literal, end = "", 0
    for found in _BRACES.finditer(text):
        literal += text[end : found.start()]
        end = found.end()
        if found[1]:
            pieces += [(literal, False)] if literal else []
            pieces.append((found[1], True))
            literal = ""
        elif len(found[0]) == 2:
            literal += found[0][0]
        else:
            raise ValueError(text)
    literal += text[end:]
    return Template((*pieces, (literal, False)) if literal else tuple(pieces))


@dataclass(frozen=True)
class Mapped:
    """Other values for those of an expression, such as kinds for the codes of a forum."""

    of: Expression
    values: tuple[tuple[str, str], ...]
    otherwise: str | None

    def parts(self) -> Sequence[Expression]:
        """Return what is mapped."""
        return (self.of,)

    def columns(self) -> Sequence[str]:
        """Return nothing."""
        return ()

    def evaluate(self, scope: Scope) -> "pa.Array[Any]":
        """Return the new values; one that the map does not have is a problem."""
        given = scope.text(self.of)
        keys, values = zip(*self.values, strict=True)
        places = pc.index_in(given, pa.array(keys))
        found = pc.take(pa.array(values), places)
        missing = pc.and_(pc.is_null(places), pc.is_valid(given))
        if self.otherwise is not None:
            return pc.if_else(missing, pa.scalar(self.otherwise), found)
        scope.wrong(missing, "the map has no such value")
        return found


@dataclass(frozen=True)
class First:
    """The first of several expressions that has a value."""

    of: tuple[Expression, ...]

    def parts(self) -> Sequence[Expression]:
        """Return the expressions."""
        return self.of

    def columns(self) -> Sequence[str]:
        """Return nothing."""
        return ()

    def evaluate(self, scope: Scope) -> "pa.Array[Any]":
        """Return the first values."""
        before = scope.lost.copy()
        found = pc.coalesce(*(scope.text(each) for each in self.of))
        scope.lost &= before | pc.is_null(found).to_numpy(zero_copy_only=False)
        return found


@dataclass(frozen=True)
class Lists:
    """A list of what several expressions say, without those that say nothing."""

    of: tuple[Expression, ...]

    def parts(self) -> Sequence[Expression]:
        """Return the expressions."""
        return self.of

    def columns(self) -> Sequence[str]:
        """Return nothing."""
        return ()

    def evaluate(self, scope: Scope) -> "pa.Array[Any]":
        """Return the lists."""
        texts = [scope.text(each) for each in self.of]
        values = np.array([text.to_pylist() for text in texts], dtype=object).T
        # A text in a list of its own may hold `|`, which would part a text.
        lists = [[value for value in row if value is not None] or None for row in values.tolist()]
        return pa.array(lists, pa.list_(pa.string()))


@dataclass(frozen=True)
class Split:
    """The items of a list that a column holds as text."""

    of: Expression
    separator: str

    def parts(self) -> Sequence[Expression]:
        """Return what is split."""
        return (self.of,)

    def columns(self) -> Sequence[str]:
        """Return nothing."""
        return ()

    def evaluate(self, scope: Scope) -> "pa.Array[Any]":
        """Return the lists, their items without space around them."""
        lists = pc.split_pattern(scope.text(self.of), self.separator)
        items = pc.utf8_trim_whitespace(pc.list_flatten(lists))
        return as_lists(items, pc.list_value_length(lists))
