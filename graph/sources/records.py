"""Records of the canonical tables as they are gathered, and why a row gives none."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pyarrow as pa

from leylines.graph.model import SCHEMAS, Kind, Table

TOLD_OF = frozenset({"accounts", "communities"})
"""Tables whose records a chat or a feed repeats with every message."""


class Unusable(Exception):  # noqa: N818 - not an error of the program but a finding about a row
    """A row of a source cannot be loaded, for a reason that goes into the rejects file."""

    def __init__(self, reason: str, column: str = "") -> None:
        super().__init__(reason)
        self.column = column


@dataclass(slots=True)
class Records:
    """The rows of each canonical table, as they are gathered, and the ids that are gone.

    Examples
    --------
    >>> records = Records()
    >>> records.add("accounts", id="u1", handle="ada")
    >>> records.add("accounts", id="u1", name="Ada")
    >>> records.tables["accounts"]
    [{'id': 'u1', 'handle': 'ada', 'name': 'Ada'}]
    """

    tables: dict[Table, list[dict[str, Any]]] = field(
        default_factory=lambda: {table: [] for table in SCHEMAS}
    )
    removed: dict[Table, list[str]] = field(default_factory=dict)
    _told: dict[tuple[Table, str], dict[str, Any]] = field(default_factory=dict)

    def add(self, table: Table, **values: Any) -> None:  # noqa: ANN401 - a value of any column
        """Add a record; what is not given is null.

        Of an account or a community that was added before, what is given now is filled in.
        """
        if table not in TOLD_OF:
            self.tables[table].append(values)
            return
        known = self._told.get((table, values["id"]))
        if known is None:
            self._told[table, values["id"]] = values
            self.tables[table].append(values)
        else:
            known.update((name, value) for name, value in values.items() if value is not None)

    def interact(
        self,
        kind: Kind,
        actor: str | None,
        target: str | None,
        *,
        of: str,
        at: datetime,
        communities: Iterable[str] = (),
        content: str | None = None,
        weight: float = 1.0,
    ) -> None:
        """Add an interaction, unless nobody knows (any more) who one of the two is.

        Its id is made of its kind and ``of``, which tells it from the others of its kind.
        """
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
            weight=weight,
        )

    def remove(self, table: Table, id_: str) -> None:
        """Say that something that may have been loaded is gone from where it was."""
        self.removed.setdefault(table, []).append(id_)

    def batches(self) -> dict[Table, pa.RecordBatch]:
        """Return the tables that have rows, in their canonical schemas."""
        return {
            table: pa.RecordBatch.from_pylist(rows, schema=SCHEMAS[table])
            for table, rows in self.tables.items()
            if rows
        }
