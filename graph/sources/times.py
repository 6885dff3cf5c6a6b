"""Times as files write them: ISO 8601 with a zone, or seconds or milliseconds since 1970."""

from typing import Any

import pyarrow as pa
import pyarrow.compute

# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute

TIME = pa.timestamp("ms", tz="UTC")
NOTHING = pa.scalar(None, pa.string())

MILLISECONDS_FROM = 1e11
"""A number of this size or more is in milliseconds: as seconds it would lie after the year 5138,
and as milliseconds anything smaller lies before March 1973."""

_ISO = (
    r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[T ]([01]\d|2[0-3]):[0-5]\d"
    r"(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)$"
)
_NUMBER = r"^-?\d{1,16}(\.\d{1,9})?$"
EARLIEST = pa.scalar(0, pa.int64())
LATEST = pa.scalar(4_102_444_800_000, pa.int64())  # the year 2100


def parse_times(text: pa.StringArray) -> "pa.Array[Any]":
    """Return the times that a text column holds, null where a text is not one.

    Accepted are ISO 8601 with a zone (``2026-03-01T12:00:00Z``, ``2026-03-01 12:00+01:00``) and
    numbers since 1970 in seconds or, from 10¹¹ on, milliseconds; from 1970 to 2099. A time without
    a zone could be any of two dozen times and is none.

    Parameters
    ----------
    text : StringArray

    Returns
    -------
    TimestampArray
        In milliseconds, UTC.

    Examples
    --------
    >>> times = parse_times(pa.array(["2026-03-01T12:00+01:00", "1772362800", "noon"]))
    >>> [str(time) for time in times.to_pylist()]
    ['2026-03-01 11:00:00+00:00', '2026-03-01 11:00:00+00:00', 'None']
    """
    counted = pc.match_substring_regex(text, _NUMBER)
    since_1970 = _from_number(pc.if_else(counted, text, NOTHING))
    if not pc.all(counted).as_py():
        iso = pc.if_else(pc.match_substring_regex(text, _ISO), text, NOTHING)
        since_1970 = pc.coalesce(pc.cast(_from_iso(iso), pa.int64()), since_1970)
    return usual(since_1970)


def usual(since_1970: "pa.Array[Any]") -> "pa.Array[Any]":
    """Return milliseconds as times, null where they lie before 1970 or after 2099."""
    among = pc.and_(pc.greater_equal(since_1970, EARLIEST), pc.less(since_1970, LATEST))
    return pc.cast(pc.if_else(among, since_1970, pa.scalar(None, pa.int64())), TIME)


def _from_number(text: pa.StringArray) -> "pa.Array[Any]":
    number = pc.cast(text, pa.float64())
    in_seconds = pc.less(pc.abs(number), MILLISECONDS_FROM)
    milliseconds = pc.if_else(in_seconds, pc.multiply(number, 1000.0), number)
    return pc.cast(pc.round(milliseconds), pa.int64(), safe=False)


def _from_iso(text: pa.StringArray) -> "pa.Array[Any]":
    # Arrow reads neither a space before nor digits after the milliseconds, nor +0100.
    text = pc.replace_substring_regex(text, r"^(.{10}) ", r"\1T")
    text = pc.replace_substring_regex(text, r"([+-]\d\d)(\d\d)$", r"\1:\2")
    text = pc.replace_substring_regex(text, r"(\.\d{3})\d+", r"\1")
    try:
        return pc.cast(text, TIME)
    except pa.ArrowInvalid:  # some 31 February: look at them one by one
        return pa.array([_one(value) for value in text.to_pylist()], TIME)


def _one(value: str | None) -> object:
    try:
        return pc.cast(pa.scalar(value, pa.string()), TIME).as_py()
    except pa.ArrowInvalid:
        return None
