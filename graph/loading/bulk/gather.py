"""One pass over the batches: relationships and contents into files, accounts into the spool."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa

from leylines.graph.loading.batches import Ready, pc
from leylines.graph.loading.bulk.files import ImportFiles
from leylines.graph.loading.bulk.named import events
from leylines.graph.loading.bulk.refusal import NotInBulkError
from leylines.graph.loading.bulk.spool import Spool
from leylines.graph.loading.checkpoint import Checkpoint
from leylines.graph.loading.contents import pairs
from leylines.graph.loading.rejects import RejectsFile
from leylines.graph.loading.summary import Counts
from leylines.graph.model import Table
from leylines.graph.progress import Progress
from leylines.graph.sources.identity import Numbering

TWICE: tuple[Table, ...] = ("contents", "interactions")


@dataclass
class Gathered:
    """What waits for the end of the input.

    Attributes
    ----------
    files : ImportFiles
    accounts, communities : Spool
        All that is told of each.
    contents : Spool
        Ids, and whether they are told or only named as a parent.
    topics : Spool
        Ids.
    """

    files: ImportFiles
    accounts: Spool
    communities: Spool
    contents: Spool
    topics: Spool

    @classmethod
    def within(cls, folder: Path) -> "Gathered":
        """Begin in an empty folder."""
        names = ("accounts", "communities", "contents", "topics")
        return cls(ImportFiles(folder), *(Spool(folder / name) for name in names))


class Unrepeated:
    """Sees that no content and no interaction comes in two batches.

    What becomes of one that does, takes the graph to find out.
    """

    def __init__(self) -> None:
        self._seen = {table: Numbering() for table in TWICE}

    def add(self, batch: Ready) -> None:
        """Take note of a batch."""
        for table, seen in self._seen.items():
            rows = batch.tables[table]
            # An interaction is told apart from one of another kind with the same id.
            kind = rows["kind"] if table == "interactions" else "content"
            seen.add(pc.binary_join_element_wise(kind, rows["id"], ":").combine_chunks())

    def check(self) -> None:
        """Raise if one did."""
        for table, seen in self._seen.items():
            if seen.has_repeated():
                raise NotInBulkError(f"some {table} come in more than one batch")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for seen in self._seen.values():
            seen.__exit__(kind, error, trace)


def gather(
    batches: Iterable[Ready],
    fresh: Checkpoint,
    gathered: Gathered,
    rejects: RejectsFile,
    progress: Progress,
) -> Checkpoint:
    """Go through the batches and return what was read.

    The counts of contents and interactions are final; those of accounts and communities hold only
    what was repeated within a batch.

    Raises
    ------
    NotInBulkError
        If the input is not for bulk loading.
    """
    reached, order = fresh, 0
    with Unrepeated() as unrepeated:
        for batch in batches:
            progress(f"Reading {fresh.network}", reached.rows_read)
            order = add_named(gathered.accounts, batch, "accounts", order)
            order = add_named(gathered.communities, batch, "communities", order)
            add_contents(gathered, batch.tables["contents"])
            add_interactions(gathered.files, batch.tables["interactions"])
            unrepeated.add(batch)
            reached = advanced(reached, batch, rejects.append(batch.rejects))
        unrepeated.check()
    return reached


def advanced(reached: Checkpoint, batch: Ready, rejects_bytes: int) -> Checkpoint:
    """Count a batch."""
    counts = {
        table: Counts(created=len(rows) if table in TWICE else 0, unchanged=batch.repeated[table])
        for table, rows in batch.tables.items()
    }
    return replace(
        reached,
        batches=reached.batches + 1,
        rows_read=reached.rows_read + batch.rows_read,
        rejected=reached.rejected + len(batch.rejects),
        rejects_bytes=rejects_bytes,
        records={table: reached.records[table] + counts[table] for table in counts},
    )


def add_named(spool: Spool, batch: Ready, table: Table, order: int) -> int:
    """Put by what a batch says of accounts or communities; return how many things were said."""
    said = events(batch.tables[table], batch.named[table], order)
    spool.add(said)
    return order + len(said)


def add_contents(gathered: Gathered, rows: pa.Table) -> None:
    """Write contents and what they hang together with."""
    files = gathered.files
    files.nodes("Content", rows)
    gathered.contents.add(noted(rows["id"], told=True))
    by = rows.filter(pc.is_valid(rows["author"]))
    files.relationships(
        "AUTHORED", ("Account", "Content"), (by["author"], by["id"]), {"at:datetime": by["at"]}
    )
    under = rows.filter(pc.is_valid(rows["parent"]))
    files.relationships("UNDER", ("Content", "Content"), (under["id"], under["parent"]))
    gathered.contents.add(noted(under["parent"], told=False))
    within, about = pairs(rows, "communities"), pairs(rows, "topics")
    files.relationships("IN", ("Content", "Community"), (within["id"], within["communities"]))
    files.relationships("ABOUT", ("Content", "Topic"), (about["id"], about["topics"]))
    gathered.topics.add(pa.table({"id": about["topics"]}))


def noted(ids: Any, told: bool) -> pa.Table:  # noqa: ANN401 - a column
    """Return ids with whether they are told."""
    return pa.table({"id": ids, "told": pa.repeat(told, len(ids))})


def add_interactions(files: ImportFiles, rows: pa.Table) -> None:
    """Write interactions, each kind into its own file."""
    for kind in pc.unique(rows["kind"]).to_pylist():
        of_kind = rows.filter(pc.equal(rows["kind"], kind))
        files.relationships(
            kind,
            ("Account", "Account"),
            (of_kind["actor"], of_kind["target"]),
            {
                "id": of_kind["id"],
                "at:datetime": of_kind["at"],
                "communities:string[]": never_null(of_kind["communities"]),
                "content": of_kind["content"],
                "weight:double": of_kind["weight"],
            },
        )


def never_null(lists: Any) -> "pa.ListArray[Any]":  # noqa: ANN401 - a column of lists
    """Make an empty list of a null.

    Examples
    --------
    >>> never_null(pa.chunked_array([[["a"], None, []]])).to_pylist()
    [['a'], [], []]
    """
    lists = lists.combine_chunks()
    lengths = pc.fill_null(pc.list_value_length(lists), 0)
    ends = pc.cumulative_sum(lengths).cast(pa.int32())
    starts = pa.concat_arrays([pa.array([0], pa.int32()), ends])
    return pa.ListArray.from_arrays(starts, pc.list_flatten(lists))
