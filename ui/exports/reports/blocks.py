"""What a report is made of: plain data, which the template sets."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from leylines.ui.canvas import percent
from leylines.ui.exports.pictures.marks import written
from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.text import between, chance, date

Block = dict[str, Any]
Row = Mapping[str, Any]

NAME, SAID = 48, 300
_LONG = re.compile(r"(\S{18})(?=\S)")

COLUMNS: Mapping[str, tuple[str, bool]] = {
    "rank": ("Rank", True),
    "name": ("Name", False),
    "score": ("Score", True),
    "interval": ("90 % interval", True),
    "percentile": ("Here", True),
    "global_percentile": ("Everywhere", True),
    "lift": ("Lift", True),
    "quadrant": ("Standing", False),
    "kind": ("Kind", False),
    "share": ("Share", True),
    "probability": ("Probability", True),
    "interactions": ("Interactions", True),
    "last_at": ("Newest", True),
    "handle": ("Handle", False),
    "network": ("Network", False),
    "evidence": ("Why it is theirs", False),
    "community": ("What its colour says", False),
}
"""The heading of each column, and whether it holds numbers."""


def line(text: object, longest: int = NAME) -> str:
    r"""Return a text of anybody's as one line that can be broken anywhere.

    Examples
    --------
    >>> line("a\nb"), len(line("x" * 1_000_000))
    ('a b', 50)
    """
    return _LONG.sub("\\1\u200b", written("" if text is None else str(text), longest))


def figures(*told: tuple[str, str, str]) -> Block:
    """Return key figures: name, value, and what is said below it."""
    items = [{"name": name, "value": value, "said": said} for name, value, said in told]
    return {"kind": "figures", "title": "", "note": "", "items": items}


def table(title: str, rows: Iterable[Row], columns: Sequence[str], note: str = "") -> Block:
    """Return a table of rows; the first column of texts takes the room that is left.

    A column that ``COLUMNS`` does not know is headed by its own name.

    Examples
    --------
    >>> table("Top", [{"rank": 1, "name": "Ada", "score": 91.5}], ("rank", "name", "score"))["rows"]
    [['1', 'Ada', '91.5']]
    """
    known = {name: COLUMNS.get(name, (line(name), True)) for name in columns}
    wide = next((name for name in columns if not known[name][1]), columns[0])
    heads = [
        {"name": said, "number": numbers, "wide": name == wide}
        for name, (said, numbers) in known.items()
    ]
    cells = [[cell(row, name) for name in columns] for row in rows]
    return {"kind": "table", "title": title, "note": note, "columns": heads, "rows": cells}


def cell(row: Row, name: str) -> str:
    """Return a value of a row as it is read.

    Examples
    --------
    >>> cell({"low": 0.1, "high": 0.5, "share": 0.3}, "interval"), cell({"lift": -7.5}, "lift")
    ('10% to 50%', '-7.5')
    """
    value = row.get(name)
    if name == "interval":
        shares = "share" in row or "probability" in row
        return between(row["low"], row["high"], *([percent] if shares else []))
    if name == "last_at":
        return date(value)
    if name == "name":
        return line(value or row["id"])
    if value is None or isinstance(value, str):
        return line(value)
    if name in ("share", "probability"):
        return percent(float(value))
    form = "+.1f" if name == "lift" else "," if isinstance(value, int) else ".1f"
    return format(value, form)


def picture(title: str, svg: str, note: str = "", width: float = 1.0) -> Block:
    """Return a picture; its width as a part of the page's."""
    return {"kind": "picture", "title": title, "note": note, "svg": svg, "width": width}


def evidence(title: str, items: Sequence[Mapping[str, Any]], note: str = "") -> Block:
    """Return what proves something: each with ``head``, ``said`` and ``proofs``."""
    return {"kind": "evidence", "title": title, "note": note, "items": list(items)}


def terms(*names: str) -> Block:
    """Return the explanation of terms."""
    items = [(name[0].upper() + name[1:], TERMS[name]) for name in names]
    return {"kind": "terms", "title": "What the words mean", "note": "", "items": items}


def probability(row: Row) -> str:
    """Return a row's probability with its interval."""
    return chance(row.get("probability"), row.get("low"), row.get("high"))
