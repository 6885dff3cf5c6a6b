"""What a load did, in numbers that add up."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from leylines.graph.model import Table


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the records of one table.

    Attributes
    ----------
    created, updated, unchanged : int
        Records that were new, that changed what was there, and that were there already.
    implied : int
        Created though no record told of them: an interaction or a content named them.
    removed : int
        Taken out of the graph, for they are gone from where they were.
    """

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    implied: int = 0
    removed: int = 0

    @property
    def records(self) -> int:
        """How many records there were."""
        return self.created + self.updated + self.unchanged

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.created + other.created,
            self.updated + other.updated,
            self.unchanged + other.unchanged,
            self.implied + other.implied,
            self.removed + other.removed,
        )


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """What a load did.

    ``str()`` of it is for people to read.

    Attributes
    ----------
    load, network, source : str
        Its id, and what was loaded as what.
    path : Path
    rows_read, rows_loaded, rows_rejected : int
        Of the input; ``rows_read = rows_loaded + rows_rejected``. They cover the whole load, also
        what it did before it was interrupted.
    records : mapping of table to Counts
        One row can become several records, or, like a badge, none.
    rejects : Path or None
        The file of the rejected rows, if there are any.
    seconds : float
        From the start, or from where it went on.
    resumed_at : int
        The rows that were loaded before it was interrupted; 0 if it was not.
    """

    load: str
    network: str
    source: str
    path: Path
    rows_read: int
    rows_loaded: int
    rows_rejected: int
    records: Mapping[Table, Counts]
    rejects: Path | None
    seconds: float
    resumed_at: int = 0

    def __str__(self) -> str:
        lines = [
            f"{self.network}: {self.rows_read:,} rows read, {self.rows_loaded:,} loaded, "
            f"{self.rows_rejected:,} rejected, in {self.seconds:.1f} s"
        ]
        if self.resumed_at:
            lines[0] += f" (went on after {self.resumed_at:,})"
        for table, counts in self.records.items():
            line = (
                f"  {table}: {counts.created:,} new, {counts.updated:,} changed, "
                f"{counts.unchanged:,} already there"
            )
            if counts.implied:
                line += f"; {counts.implied:,} more only named by others"
            if counts.removed:
                line += f"; {counts.removed:,} removed"
            lines.append(line)
        if any(counts.removed for counts in self.records.values()):
            lines.append("  what the newest run found is as it was until the next analysis")
        if self.rejects:
            lines.append(f"  rejected rows, with reasons: {self.rejects}")
        return "\n".join(lines)
