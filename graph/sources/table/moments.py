"""Times that a file writes in its own way: without a zone, in another order, in other units."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

import pyarrow as pa
import pyarrow.compute

from leylines.graph.sources.table.expressions import Expression, Scope
from leylines.graph.sources.table.texts import as_text, each_distinct
from leylines.graph.sources.times import usual

# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute

UNITS = {"seconds": 1e3, "milliseconds": 1.0, "microseconds": 1e-3, "nanoseconds": 1e-6}
"""Milliseconds in each."""
_NUMBER = r"^\d{1,19}(\.\d{1,9})?$"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Moment:
    """A time in a stated format, in a stated zone where the text itself has none.

    Of the hour that comes twice in autumn, the first is meant.
    """

    of: Expression
    layout: str | None
    zone: tzinfo | None

    def parts(self) -> Sequence[Expression]:
        """Return what is read."""
        return (self.of,)

    def columns(self) -> Sequence[str]:
        """Return nothing."""
        return ()

    def evaluate(self, scope: Scope) -> "pa.Array[Any]":
        """Return the times; a text that is none is a problem."""
        text = as_text(self.of.evaluate(scope))
        value = usual(each_distinct(text, self.milliseconds, pa.int64()))
        how = self.layout or "year-month-day hour:minute:second"
        missing = pc.and_(pc.is_valid(text), pc.is_null(value))
        scope.wrong(missing, f"not a time written as {how}, between 1970 and 2099")
        return value

    def milliseconds(self, text: str) -> int | None:
        """Return a time in milliseconds since 1970.

        Examples
        --------
        >>> Moment(None, "%d.%m.%Y %H:%M", UTC).milliseconds("01.01.1970 00:01")
        60000
        """
        try:
            if self.layout:
                at = datetime.strptime(text, self.layout)  # noqa: DTZ007 - its zone is the next question
            else:
                at = datetime.fromisoformat(text)
            at = at.replace(tzinfo=self.zone) if at.tzinfo is None else at
            return (at - _EPOCH) // timedelta(milliseconds=1) if at.tzinfo else None
        except (ValueError, OverflowError):
            return None


@dataclass(frozen=True)
class Since1970:
    """A time as a number since 1970 in a stated unit."""

    of: Expression
    unit: str

    def parts(self) -> Sequence[Expression]:
        """Return what is read."""
        return (self.of,)

    def columns(self) -> Sequence[str]:
        """Return nothing."""
        return ()

    def evaluate(self, scope: Scope) -> "pa.Array[Any]":
        """Return the times; what is no number is a problem."""
        text = scope.text(self.of)
        fits = pc.match_substring_regex(text, _NUMBER)
        number = pc.cast(pc.if_else(fits, text, pa.scalar(None, pa.string())), pa.float64())
        scaled = pc.round(pc.multiply(number, UNITS[self.unit]))
        value = usual(pc.cast(scaled, pa.int64(), safe=False))
        missing = pc.and_(pc.is_valid(text), pc.is_null(value))
        scope.wrong(missing, f"not a number of {self.unit} since 1970, before 2100")
        return value
