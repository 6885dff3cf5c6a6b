"""Times: as the archive writes them, and as ids hold them (snowflakes)."""

from datetime import UTC, datetime

from leylines.graph.sources.fields import FIRST_YEAR, LAST_YEAR, Object, moment, text
from leylines.graph.sources.records import Unusable

EPOCH = 1_288_834_974_657
"""Milliseconds since 1970 at which the first snowflake was made, in November 2010."""
BITS_OF_A_SEQUENCE = 22
FIRST_TWEET = 29_700_859_247
FIRST_USER = 500_000_000_000_000_000
"""Users are counted up to three thousand million, and have snowflakes since 2016."""


def time_in(id_: str, first: int = FIRST_TWEET) -> datetime | None:
    """Return when a tweet was written by its id, or a user was made with ``first=FIRST_USER``.

    Examples
    --------
    >>> str(time_in("1765000000000000000"))
    '2024-03-05 13:02:46.771000+00:00'
    >>> time_in("20")
    """
    if not (id_.isascii() and id_.isdecimal() and len(id_) < 20) or int(id_) < first:
        return None
    return moment((int(id_) >> BITS_OF_A_SEQUENCE) + EPOCH)


def time_of(row: Object, name: str) -> datetime | None:
    """Return a time as the archive or as the API writes it.

    Examples
    --------
    >>> str(time_of({"created_at": "Fri Mar 01 12:00:00 +0100 2024"}, "created_at"))
    '2024-03-01 11:00:00+00:00'
    """
    value = text(row, name)
    if value is None:
        return None
    at = moment(value)
    if at is None:
        try:
            at = datetime.strptime(value, "%a %b %d %H:%M:%S %z %Y").astimezone(UTC)
        except (ValueError, OverflowError):
            at = None
    if at is None or not FIRST_YEAR <= at.year < LAST_YEAR:
        raise Unusable("not a time with a zone between 1970 and 2099", name)
    return at
