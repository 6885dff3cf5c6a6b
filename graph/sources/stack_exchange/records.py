"""Records of the canonical tables as they are gathered, and why a row gives none."""

import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from leylines.graph.model import SCHEMAS, Kind, Table
from leylines.graph.sources.stack_exchange.dump import Row

DIGITS = 19
"""A number with fewer digits fits into 64 bits."""

FIRST_YEAR, LAST_YEAR = 1970, 2100


class Unusable(Exception):  # noqa: N818 - not an error of the program but a finding about a row
    """A row of the dump cannot be loaded, for a reason that goes into the rejects file."""

    def __init__(self, reason: str, column: str = "") -> None:
        super().__init__(reason)
        self.column = column


@dataclass(slots=True)
class Records:
    """The rows of each canonical table, as they are gathered."""

    tables: dict[Table, list[dict[str, Any]]] = field(
        default_factory=lambda: {table: [] for table in SCHEMAS}
    )

    def add(self, table: Table, **values: object) -> None:
        """Add a record; what is not given is null."""
        self.tables[table].append(values)

    def interact(
        self,
        kind: Kind,
        actor: str | None,
        target: str | None,
        *,
        of: str,
        at: datetime,
        communities: tuple[str, ...],
        content: str,
    ) -> None:
        """Add an interaction, unless one of the two has been deleted from the site."""
        if actor is None or target is None:
            return
        self.add(
            "interactions",
            id=f"{kind.lower()}-{of}",
            kind=kind,
            actor=actor,
            target=target,
            at=at,
            communities=list(communities),
            content=content,
            weight=1.0,
        )


def needed(row: Row, name: str) -> str:
    """Return an attribute that a row must have."""
    value = row.get(name)
    if value is None:
        raise Unusable(f"there is no {name}", name)
    return value


def needed_id(row: Row, name: str) -> str:
    """Return an attribute that names a row; the site numbers its rows."""
    value = needed(row, name)
    if not (value.isascii() and value.removeprefix("-").isdecimal() and len(value) < DIGITS):
        raise Unusable(f"{name} is not a number", name)
    return sys.intern(value)


def time_of(row: Row) -> datetime:
    """Return when a row was made; the dump's times are UTC."""
    text = needed(row, "CreationDate")
    try:
        at = datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        raise Unusable("CreationDate is not a time", "CreationDate") from None
    if not FIRST_YEAR <= at.year < LAST_YEAR:
        raise Unusable("CreationDate lies before 1970 or after 2099", "CreationDate")
    return at


def whole_number(row: Row, name: str) -> int | None:
    """Return a number that a row may have."""
    value = row.get(name)
    return int(value) if value and value.isdecimal() and len(value) < DIGITS else None
