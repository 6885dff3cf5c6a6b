"""Zones by their names, for times that a file writes without one."""

import re
from datetime import UTC, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_OFFSET = re.compile(r"([+-])([01]\d|2[0-3]):([0-5]\d)")


def zone_named(name: str) -> tzinfo:
    """Return a zone by its name (``Europe/Berlin``) or offset (``+01:00``).

    Raises
    ------
    ValueError
        If there is none.

    Examples
    --------
    >>> str(zone_named("+01:00"))
    'UTC+01:00'
    """
    if name in ("UTC", "Z"):
        return UTC
    if found := _OFFSET.fullmatch(name):
        offset = timedelta(hours=int(found[2]), minutes=int(found[3]))
        return timezone(-offset if found[1] == "-" else offset)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(name) from None
