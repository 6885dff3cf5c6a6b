"""The attributes of a dump's row, checked."""

import sys
from datetime import UTC, datetime

from leylines.graph.sources.records import Unusable
from leylines.graph.sources.stack_exchange.dump import Row

DIGITS = 19
"""A number with fewer digits fits into 64 bits."""

FIRST_YEAR, LAST_YEAR = 1970, 2100


def needed(row: Row, name: str) -> str:
    """Return an attribute that a row must have."""
    value = row.get(name)
    if value is None:
        raise Unusable(f"there is no {name}", name)
    return value


def needed_id(row: Row, name: str) -> str:
    """Return an attribute that names a row; the site numbers its rows."""
    value = needed(row, name)
    if not (value.isascii() and value.removeprefix("-").isdecimal() and len(value) < DIGITS):
        raise Unusable(f"{name} is not a number", name)
    return sys.intern(value)


def time_of(row: Row) -> datetime:
    """Return when a row was made; the dump's times are UTC."""
    text = needed(row, "CreationDate")
    try:
        at = datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        raise Unusable("CreationDate is not a time", "CreationDate") from None
    if not FIRST_YEAR <= at.year < LAST_YEAR:
        raise Unusable("CreationDate lies before 1970 or after 2099", "CreationDate")
    return at


def whole_number(row: Row, name: str) -> int | None:
    """Return a number that a row may have."""
    value = row.get(name)
    return int(value) if value and value.isdecimal() and len(value) < DIGITS else None
