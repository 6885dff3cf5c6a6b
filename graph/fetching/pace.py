"""How fast an API is asked: never faster than agreed, and not before it says so."""

import email.utils
import random
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from leylines.graph.errors import FetchError

LONGEST_WAIT = 3_900.0
"""Seconds. Limits are counted by the hour at most."""
LONGEST_PAUSE = 60.0
FIRST_PAUSE = 0.5
EPOCH_FROM = 1e9
"""A reset of this size or more is a time since 1970; a smaller one, seconds from now."""


class Pace:
    """Lets requests through one by one; may be shared by threads.

    Parameters
    ----------
    interval : float
        Seconds from one request to the next.
    sleep, now : functions
        Of seconds; and the seconds since 1970.
    """

    def __init__(
        self,
        interval: float,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.interval = interval
        self._sleep, self._now = sleep, now
        self._free_at = 0.0
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Wait for one's turn."""
        with self._lock:
            turn = max(self._now(), self._free_at)
            self._free_at = turn + self.interval
        if (seconds := turn - self._now()) > 0:
            self._sleep(seconds)

    def heed(self, status: int, headers: Mapping[str, str], where: str) -> bool:
        """Take in what an answer says about limits; return whether it was refused for them.

        Raises
        ------
        FetchError
            If the API does not want to be asked for longer than anybody would wait.
        """
        spent = headers.get("X-RateLimit-Remaining", "").strip() == "0"
        asked_to_wait = spent or "Retry-After" in headers
        refused = status == 429 or ((status == 403 or status >= 500) and asked_to_wait)
        seconds = waiting(headers, self._now()) if refused or spent else 0.0
        if seconds > LONGEST_WAIT:
            raise FetchError(
                f"The server does not want to be asked for {seconds / 60:.0f} minutes",
                where=where,
                cure="Fetch again then, or with a token that has more to spend.",
            )
        with self._lock:
            self._free_at = max(self._free_at, self._now() + seconds)
        return refused

    def back_off(self, failures: int) -> None:
        """Pause after a failure, each time longer, and by chance, lest clients come in step."""
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2**failures)
        self._sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311 - nothing is kept secret by it


def waiting(headers: Mapping[str, str], now: float) -> float:
    """Return for how many seconds an answer asks to be left alone.

    Examples
    --------
    >>> waiting({"Retry-After": "7"}, 0.0)
    7.0
    >>> waiting({"X-RateLimit-Reset": "2026-01-01T00:00:30Z"}, 1767225600.0)
    30.0
    >>> waiting({"X-RateLimit-Reset": "1767225660"}, 1767225600.0)
    60.0
    >>> waiting({}, 0.0)
    1.0
    """
    for name in ("Retry-After", "X-RateLimit-Reset"):
        value = headers.get(name, "").strip()
        moment = _moment(value, now)
        if moment is not None:
            return max(0.0, moment - now)
    return 1.0


def _moment(value: str, now: float) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return _date(value)
    if not 0 <= number < 1e12:
        return None
    return number if number >= EPOCH_FROM else now + number


def _date(value: str) -> float | None:
    for read in (email.utils.parsedate_to_datetime, datetime.fromisoformat):
        try:
            at = read(value)
        except (ValueError, TypeError):
            continue
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
    return None
