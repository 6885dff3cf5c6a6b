"""A community's growth frame by frame: who has met whom so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

FEW_DAYS = 200
"""Up to so many days a frame is a week, beyond them a month."""


@dataclass(frozen=True)
class Frame:
    """What has happened by the end of a week or month.

    Attributes
    ----------
    label : str
        The week's first day or the month.
    reacted : mapping of str to int
        How many different people have acted upon each person so far.
    pairs : mapping of (str, str) to int
        How often actor and target have met so far.
    new : frozenset of str
        Who was acted upon or acted for the first time in this frame.
    """

    label: str
    reacted: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]
    new: frozenset[str]


def frames(rows: Sequence[Mapping[str, Any]]) -> list[Frame]:
    """Return the frames from the first interaction to the last, none left out between them.

    Parameters
    ----------
    rows : sequence of mappings
        The answer of ``interactions_among``: by day.

    Examples
    --------
    >>> days = [dict(day="2026-01-05", actor="b", target="a", interactions=1),
    ...         dict(day="2026-01-20", actor="c", target="a", interactions=2)]
    >>> for frame in frames(days):
    ...     print(frame.label, dict(frame.reacted), sorted(frame.new))
    2026-01-05 {'a': 1} ['a', 'b']
    2026-01-12 {'a': 1} []
    2026-01-19 {'a': 2} ['c']
    """
    if not rows:
        return []
    days = [date.fromisoformat(row["day"]) for row in rows]
    weekly = (days[-1] - days[0]).days <= FEW_DAYS
    labels = [_label(day, weekly) for day in days]
    pairs: dict[tuple[str, str], int] = {}
    reacted: dict[str, int] = {}
    seen: set[str] = set()
    found, place = [], 0
    for label in _between(days[0], days[-1], weekly):
        before = frozenset(seen)
        while place < len(rows) and labels[place] == label:
            ends = rows[place]["actor"], rows[place]["target"]
            seen.update(ends)
            if ends not in pairs:
                reacted[ends[1]] = reacted.get(ends[1], 0) + 1
            pairs[ends] = pairs.get(ends, 0) + rows[place]["interactions"]
            place += 1
        found.append(Frame(label, dict(reacted), dict(pairs), frozenset(seen - before)))
    return found


def _label(day: date, weekly: bool) -> str:
    return f"{day - timedelta(days=day.weekday()):%Y-%m-%d}" if weekly else f"{day:%Y-%m}"


def _between(first: date, last: date, weekly: bool) -> list[str]:
    days = ((last - first).days // 7 + 2) if weekly else (last - first).days + 1
    step = timedelta(days=7 if weekly else 1)
    labels = dict.fromkeys(_label(min(first + n * step, last), weekly) for n in range(days))
    return list(labels)
