"""When things happen: evenings and weekends more than mornings and Mondays.

Inside the generator time is in days since the start, as float64. The demonstration always covers
the same two years, so that the same seed gives the same bytes on any day.
"""

import numpy as np
from numpy.typing import NDArray

DAYS = 730
ENDS_AT = np.datetime64("2026-07-01T00:00:00", "ms")
STARTS_AT = ENDS_AT - np.timedelta64(DAYS, "D")

_FORENOON = (1.0, 0.5, 0.3, 0.2, 0.2, 0.3, 0.8, 1.3, 1.6, 1.6, 1.6, 1.7)  # by hour, UTC
_AFTERNOON = (2.0, 1.8, 1.6, 1.6, 1.8, 2.3, 2.8, 3.6, 4.2, 4.0, 3.0, 1.8)
_WEEKDAYS = (0.85, 0.85, 0.9, 0.9, 0.95, 1.3, 1.5)  # Monday to Sunday


def _busyness() -> NDArray[np.float64]:
    """Return the share of all activity that lies before each full hour, (24 × DAYS + 1,)."""
    first = (
        int(STARTS_AT.astype("datetime64[D]").astype(np.int64) + 3) % 7
    )  # 1970 began on Thursday
    weekdays = np.array(_WEEKDAYS)[(first + np.arange(DAYS)) % 7]
    hours: NDArray[np.float64] = np.outer(weekdays, _FORENOON + _AFTERNOON).ravel()
    return np.asarray(np.concatenate([[0.0], np.cumsum(hours)]) / hours.sum())


def in_rhythm(days: NDArray[np.float64]) -> NDArray[np.float64]:
    """Move evenly spread times to the hours when people have time; the order stays.

    Parameters
    ----------
    days : (m,) float64
        Days since the start, from 0 to :data:`DAYS`.

    Examples
    --------
    An eighth of a Monday is over at three in the morning, but not an eighth of what happens on it.

    >>> in_rhythm(np.array([0.0, 0.125, 365.0])).round(2)
    array([  0.  ,   0.38, 365.  ])
    """
    busyness = _busyness()
    return np.asarray(np.interp(days / DAYS, busyness, np.arange(len(busyness)) / 24))


def to_datetimes(days: NDArray[np.float64]) -> NDArray[np.datetime64]:
    """Return the times as datetime64 in whole seconds, UTC."""
    seconds = np.floor(days * 86_400).astype(np.int64)
    return np.asarray(STARTS_AT.astype("datetime64[s]") + seconds.astype("timedelta64[s]"))


def to_text(days: NDArray[np.float64]) -> NDArray[np.str_]:
    """Return the times as ISO 8601 with Z.

    Examples
    --------
    >>> to_text(np.array([0.0, 1.5])).tolist()
    ['2024-07-01T00:00:00Z', '2024-07-02T12:00:00Z']
    """
    return np.datetime_as_string(to_datetimes(days), unit="s", timezone="UTC")
