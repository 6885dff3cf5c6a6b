"""What options state for all records of a file: a time, a zone, yes or no."""

from collections.abc import Mapping
from datetime import datetime, tzinfo

from leylines.graph.errors import SourceError
from leylines.graph.sources.fields import moment
from leylines.graph.sources.zones import zone_named

FEWEST_SECONDS = 100_000_000
"""A smaller number (before March 1973) is a weight, a year or a step rather than seconds."""


def stated_time(given: str | None) -> datetime | None:
    """Return the time that an option gives to all, nothing if it is none: then it names something.

    Examples
    --------
    >>> str(stated_time("2026-01-31T00:00:00Z")), stated_time("2012")
    ('2026-01-31 00:00:00+00:00', None)
    """
    at = moment(given) if given is not None else None
    return at if at is not None and at.timestamp() >= FEWEST_SECONDS else None


def stated_zone(given: str | None) -> tzinfo | None:
    """Return the zone that an option states for times without one.

    Raises
    ------
    SourceError
        If there is none of that name.
    """
    try:
        return zone_named(given) if given is not None else None
    except ValueError:
        raise SourceError(
            f"There is no zone {given!r}", cure="Write it as Europe/Berlin, UTC or +01:00."
        ) from None


def stated_yes(name: str, options: Mapping[str, str], otherwise: bool) -> bool:
    """Return what an option says, ``yes`` or ``no``.

    Raises
    ------
    SourceError
        If it says something else.

    Examples
    --------
    >>> stated_yes("directed", {"directed": "no"}, otherwise=True)
    False
    """
    if name not in options:
        return otherwise
    if options[name] not in ("yes", "no"):
        raise SourceError(
            f"{name}={options[name]} says nothing", cure=f"Write {name}=yes or {name}=no."
        )
    return options[name] == "yes"
