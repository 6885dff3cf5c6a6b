"""How far one task of a job is, how fast it goes, and how long it will still take."""

from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True, slots=True)
class Stage:
    """A task of a job, from its first report to its newest.

    Attributes
    ----------
    task : str
        As a person reads it.
    done : int
        Units done (rows, bytes, steps).
    total : int or None
        Of them; none if nobody knows.
    began, seen : float
        Seconds, by a clock that only goes forward: of the first report and of the newest.
    before : int
        Units that were done at the first report.
    """

    task: str
    done: int
    total: int | None
    began: float
    seen: float
    before: int = 0

    @classmethod
    def begin(cls, task: str, done: int, total: int | None, now: float) -> Self:
        """Return a task that is heard of for the first time."""
        return cls(task, done, total, now, now, done)

    def reported(self, done: int, total: int | None, now: float) -> "Stage":
        """Return it with its newest report."""
        return replace(self, done=done, total=total, seen=now)

    @property
    def share(self) -> float | None:
        """The part that is done, 0 to 1; none if nobody knows."""
        return min(self.done / self.total, 1.0) if self.total else None

    @property
    def is_finished(self) -> bool:
        """Whether there is nothing left of it."""
        return self.total is not None and self.done >= self.total

    @property
    def units_per_second(self) -> float | None:
        """How fast it went so far; none in the first second, which says nothing yet."""
        seconds, units = self.seen - self.began, self.done - self.before
        return units / seconds if seconds >= 1 and units > 0 else None

    def seconds_left(self, now: float) -> float | None:
        """Return how long it will take if it goes on as it went; none if nobody knows.

        Examples
        --------
        Of 100 rows 20 were done at the beginning and 60 four seconds later: 10 a second.

        >>> Stage("Loading forum", 60, 100, began=10.0, seen=14.0, before=20).seconds_left(15.0)
        3.0
        """
        speed = self.units_per_second
        if speed is None or self.total is None:
            return None
        return max((self.total - self.done) / speed - (now - self.seen), 0.0)
