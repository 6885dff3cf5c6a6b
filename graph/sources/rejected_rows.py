"""The rows of a rejects file, which a person may have mended, read back one by one."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from leylines.graph.errors import SourceError
from leylines.graph.sources.rows import MOST_KEPT

NEEDED = ("file", "line", "row")
UNKNOWN = "\ufffd"
"""What stands in the rejects file for a byte that is not UTF-8."""

# The module's own limit, which holds for the whole program, is an eighth of what a row may have.
csv.field_size_limit(max(csv.field_size_limit(), 2 * MOST_KEPT))


def whole(text: str) -> str:
    """Return a row if it is whole.

    Raises
    ------
    ValueError
        If it was cut off, or still has a place where something was not UTF-8.
    """
    if len(text) >= MOST_KEPT:
        raise ValueError(f"cut off at {MOST_KEPT} characters: mend it in its own file")
    if UNKNOWN in text:
        raise ValueError(f"it still has {UNKNOWN} in the place of what was not UTF-8")
    return text


def read_rejects(rejects: Path) -> Iterator[tuple[str, int, str]]:
    """Yield file, line and text of each row of a rejects file."""
    with _told(rejects), rejects.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, strict=True)
        if missing := [name for name in NEEDED if name not in (rows.fieldnames or ())]:
            raise SourceError(
                f"The file has no column {missing[0]!r}",
                where=f"{rejects}:1",
                cure="Name a rejects file, as a load's summary does.",
            )
        for row in rows:
            try:
                yield row["file"] or "", int(row["line"]), row["row"] or ""
            except (TypeError, ValueError) as error:
                raise SourceError(
                    "The row has no line",
                    where=f"{rejects}:{rows.line_num}",
                    cure="Leave all columns but the last as they are.",
                ) from error


@contextmanager
def _told(rejects: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SourceError(
            f"The rejects cannot be read: {error.strerror}", where=str(rejects), cure="Mend it."
        ) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise SourceError(
            f"The rejects are not CSV in UTF-8: {error}",
            where=str(rejects),
            cure="Save them as such.",
        ) from error


def in_one_line(text: str) -> str:
    r"""Return a row of a format that has one in each line.

    Examples
    --------
    >>> in_one_line('{"id": 1,\n "at": 2}')
    '{"id": 1,  "at": 2}'
    """
    return text.replace("\r", " ").replace("\n", " ")


def in_one_record(text: str, delimiter: str) -> str:
    """Return a row of a CSV file.

    Raises
    ------
    ValueError
        If it is none, or several.

    Examples
    --------
    >>> in_one_record('a,"b', ",")
    Traceback (most recent call last):
    ...
    ValueError: not a row of CSV: unexpected end of data
    """
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise ValueError(f"not a row of CSV: {error}") from None
    if len(rows) != 1:
        raise ValueError(f"{len(rows)} rows where there was one")
    return text.rstrip("\r\n")
