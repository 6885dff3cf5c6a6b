"""The fields of a JSON object, checked: what is not as it should be makes the object unusable."""

import re
from datetime import UTC, datetime
from typing import Any

from leylines.graph.sources.identity import LONGEST_ID
from leylines.graph.sources.records import Unusable
from leylines.graph.sources.times import MILLISECONDS_FROM

Object = dict[str, Any]

FIRST_YEAR, LAST_YEAR = 1970, 2100
_SURROGATES = re.compile("[\ud800-\udfff]")


def text(row: Object, *path: str) -> str | None:
    r"""Return a text or number at the end of a path of members; nothing where there is none.

    What no graph can hold (a NUL, half a surrogate pair) becomes U+FFFD.

    Examples
    --------
    >>> text({"user": {"id": 7, "name": "a\0b"}}, "user", "name")
    'a\ufffdb'
    >>> text({"user": None}, "user", "name") is None
    True
    """
    value = _at(row, path)
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise Unusable("neither text nor a whole number", ".".join(path))
    return str(value)


def id_of(row: Object, *path: str) -> str | None:
    """Return an id that an object may have.

    Examples
    --------
    >>> id_of({"id": 7}, "id")
    '7'
    """
    value = text(row, *path)
    if value and ("\ufffd" in value or len(value.encode()) > LONGEST_ID):
        raise Unusable(f"no id: broken, or longer than {LONGEST_ID} bytes", ".".join(path))
    return value


def needed_id(row: Object, *path: str) -> str:
    """Return an id that an object must have."""
    value = id_of(row, *path)
    if value is None:
        raise Unusable(f"there is no {'.'.join(path)}", ".".join(path))
    return value


def needed(row: Object, *path: str) -> str:
    """Return a text that an object must have."""
    value = text(row, *path)
    if value is None:
        raise Unusable(f"there is no {'.'.join(path)}", ".".join(path))
    return value


def whole_number(row: Object, *path: str) -> int | None:
    """Return a number that an object may have, nothing for anything else."""
    value = _at(row, path)
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and 0 <= value < 2**63 else None


def objects(row: Object, *path: str) -> list[Object]:
    """Return the objects of a list that an object may have."""
    value = _at(row, path)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def texts(row: Object, *path: str) -> list[str]:
    """Return the texts of a list that an object may have."""
    value = _at(row, path)
    named = [{"": each} for each in value] if isinstance(value, list) else []
    return [
        found for each in named if isinstance(each[""], str | int) and (found := text(each, ""))
    ]


def time_of(row: Object, *path: str) -> datetime | None:
    """Return a time that an object may have, in UTC: ISO 8601 with a zone, or since 1970.

    Numbers are seconds, or, from 10¹¹ on, milliseconds.

    Examples
    --------
    >>> str(time_of({"at": "2026-03-01T12:00:00+01:00"}, "at"))
    '2026-03-01 11:00:00+00:00'
    >>> str(time_of({"at": "1772362800.5"}, "at"))
    '2026-03-01 11:00:00.500000+00:00'
    """
    value = _at(row, path)
    if value is None or value == "":
        return None
    at = moment(value)
    if at is None:
        raise Unusable("not a time with a zone between 1970 and 2099", ".".join(path))
    return at


def needed_time(row: Object, *path: str) -> datetime:
    """Return a time that an object must have."""
    at = time_of(row, *path)
    if at is None:
        raise Unusable(f"there is no {'.'.join(path)}", ".".join(path))
    return at


def moment(value: object) -> datetime | None:
    """Return a time, nothing where a value is none."""
    try:
        if isinstance(value, str) and not re.fullmatch(r"\d{1,16}(\.\d{1,9})?", value):
            at = datetime.fromisoformat(value)
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            number = float(value)
            seconds = number if abs(number) < MILLISECONDS_FROM else number / 1000
            at = datetime.fromtimestamp(seconds, UTC)
        else:
            return None
        if at.tzinfo is None:
            return None
        at = at.astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return at if FIRST_YEAR <= at.year < LAST_YEAR else None


def _clean(value: str) -> str:
    value = value.replace("\0", "\ufffd")
    return value if value.isascii() else _SURROGATES.sub("\ufffd", value)


def _at(row: Any, path: tuple[str, ...]) -> Any:  # noqa: ANN401 - any JSON
    for name in path:
        row = row.get(name) if isinstance(row, dict) else None
    return row
