"""The columns of a file: which of the canonical ones they are."""

import difflib
from collections.abc import Sequence

from leylines.graph.errors import SourceError
from leylines.graph.model import SCHEMAS, Table
from leylines.graph.sources.rows import MADE_HERE

ALSO_NAMED = {"community": "communities", "topic": "topics", "link": "links"}
"""Columns that hold one value where the canonical one holds a list."""


def canonical_columns(table: Table, names: Sequence[str], where: str) -> list[str]:
    """Return the canonical name of each column of a file; one that is not known is kept as it is.

    Parameters
    ----------
    table : str
        The canonical table.
    names : sequence of str
        As the file gives them.
    where : str
        The file and line, for errors.

    Raises
    ------
    SourceError
        If a column that is needed is missing, one is there twice, or one is nearly called like one
        that is missing: to ignore a misspelt column would lose it without a word.

    Examples
    --------
    >>> canonical_columns("communities", ["id", "kind", "colour"], "board.csv:1")
    ['id', 'kind', 'colour']
    """
    schema = SCHEMAS[table]
    columns = [name.strip() for name in names]
    columns = [ALSO_NAMED.get(name, name) if name not in schema.names else name for name in columns]
    refuse_misspelt(table, columns, where)
    for column in schema:
        if (
            not column.nullable
            and (table, column.name) not in MADE_HERE
            and column.name not in columns
        ):
            raise SourceError(
                f"The {table} have no column {column.name!r}",
                where=where,
                cure=f"Add it; {_known(table)}.",
            )
    twice = {name for name in columns if name in schema.names and columns.count(name) > 1}
    if twice:
        raise SourceError(
            f"The column {min(twice)!r} is there twice", where=where, cure="Remove one of them."
        )
    return columns


def refuse_misspelt(table: Table, names: Sequence[str], where: str) -> None:
    """Refuse names that are nearly those of canonical columns which are missing.

    Raises
    ------
    SourceError
        Naming the column that was probably meant.
    """
    names = [ALSO_NAMED.get(name, name) for name in names]
    absent = [name for name in SCHEMAS[table].names if name not in names]
    for name in names:
        if name not in SCHEMAS[table].names and (near := _near(name, absent)):
            raise SourceError(
                f"The column {name!r} is nearly {near!r}",
                where=where,
                cure=f"Rename it, or remove it; {_known(table)}.",
            )


def _known(table: Table) -> str:
    return f"the columns of {table} are {', '.join(SCHEMAS[table].names)}"


def _near(name: str, absent: Sequence[str]) -> str | None:
    written = name.lower().replace(" ", "_").replace("-", "_")
    names = {one: many for one, many in ALSO_NAMED.items() if many in absent}
    names |= {each: each for each in absent}
    near = difflib.get_close_matches(written, names, n=1, cutoff=0.85)
    return names[near[0]] if near else None
