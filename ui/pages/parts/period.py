"""Two days between which what happened is shown, the same on every page."""

from collections.abc import Mapping
from dataclasses import dataclass

from leylines.queries.catalogue import QUERIES


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both in it, in UTC as 2026-01-31; empty: without an end."""

    since: str = ""
    until: str = ""

    def __bool__(self) -> bool:
        return bool(self.since or self.until)

    def limits(self, question: str) -> Mapping[str, str]:
        """Return the parameters by which a named question is limited to the period, if it can be.

        Examples
        --------
        >>> Period("2026-01-01", "2026-01-31").limits("timeline_of_a_person")
        {'since': '2026-01-01', 'until': '2026-01-31'}
        >>> Period("2026-01-01", "2026-01-31").limits("top_people")
        {}
        """
        query = QUERIES.get(question)
        given = {"since": self.since, "until": self.until}
        known = query.parameters if query else {}
        return {name: day for name, day in given.items() if day and name in known}


EVER = Period()
