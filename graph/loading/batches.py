"""A source's batches made ready to write: no larger than one transaction, ids made global."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.compute

from leylines.graph.model import SCHEMAS, Batch, Reject, Table

T = TypeVar("T")
# The stubs of pyarrow know each function of `compute` only for some of the types that it takes.
pc: Any = pyarrow.compute

MOST_ROWS = 50_000
MOST_BYTES = 32 << 20
LOCAL_IDS: Mapping[Table, Sequence[str]] = {
    "accounts": ("id",),
    "communities": ("id",),
    "contents": ("id", "author", "parent", "communities"),
    "interactions": ("id", "actor", "target", "communities", "content"),
}


@dataclass(frozen=True, slots=True)
class Ready:
    """What one transaction writes.

    Attributes
    ----------
    tables : mapping of table to pyarrow.Table
        All four, their ids with the network in front; ``local`` holds the ids without it. Each id
        stands once: of several rows the last.
    repeated : mapping of table to int
        How many rows were left out for that.
    named : mapping of table to pyarrow.Table
        The accounts and communities that are only named, as rows that tell nothing but the id.
    rows_read : int
    rejects : sequence of Reject
    removed : mapping of table to sequence of str
        The ids, with the network in front, of what is gone.
    """

    tables: Mapping[Table, pa.Table]
    repeated: Mapping[Table, int]
    named: Mapping[Table, pa.Table]
    rows_read: int
    rejects: Sequence[Reject]
    removed: Mapping[Table, Sequence[str]]


def split(batch: Batch) -> Iterator[Batch]:
    """Split a batch that is too much for one transaction; what else it holds goes with the last."""
    pieces = [
        Batch({table: piece}, rows_read=0, file=batch.file)
        for table in SCHEMAS
        if table in batch.records
        for piece in _pieces(batch.records[table])
    ]
    if len(pieces) <= len(batch.records):
        yield batch
    else:
        yield from pieces
        yield Batch({}, batch.rows_read, batch.rejects, batch.file, batch.removed)


def _pieces(records: pa.RecordBatch) -> list[pa.RecordBatch]:
    rows = min(MOST_ROWS, max(1, records.num_rows * MOST_BYTES // max(1, records.nbytes)))
    return [records.slice(start, rows) for start in range(0, records.num_rows, rows)]


def make_ready(batch: Batch, network: str) -> Ready:
    """Make a batch ready to be written: ids made global, each once, and all that are named."""
    given = {table: _table(batch, table) for table in SCHEMAS}
    tables = {table: _globally(last_of_each(rows), table, network) for table, rows in given.items()}
    return Ready(
        tables=tables,
        repeated={table: len(given[table]) - len(tables[table]) for table in given},
        named={
            "accounts": _named(
                "accounts",
                network,
                given["accounts"]["id"],
                [
                    given["contents"]["author"],
                    given["interactions"]["actor"],
                    given["interactions"]["target"],
                ],
            ),
            "communities": _named(
                "communities",
                network,
                given["communities"]["id"],
                [pc.list_flatten(given[of]["communities"]) for of in ("contents", "interactions")],
            ),
        },
        rows_read=batch.rows_read,
        rejects=batch.rejects,
        removed={
            table: [f"{network}/{local}" for local in dict.fromkeys(ids)]
            for table, ids in batch.removed.items()
        },
    )


def last_of_each(rows: pa.Table) -> pa.Table:
    """Keep the last row of each id.

    Examples
    --------
    >>> last_of_each(pa.table({"id": ["a", "b", "a"], "n": [1, 2, 3]})).to_pydict()
    {'id': ['b', 'a'], 'n': [2, 3]}
    """
    if pc.count_distinct(rows["id"]).as_py() == len(rows):
        return rows
    numbered = pa.table({"id": rows["id"], "row": pa.array(range(len(rows)), pa.int64())})
    last = numbered.group_by("id").aggregate([("row", "max")])["row_max"]
    return rows.take(pc.take(last, pc.sort_indices(last)))


def ahead(items: Iterator[T]) -> Iterator[T]:
    """Yield items while another thread makes the next one."""
    with ThreadPoolExecutor(1, "reader") as reader:
        following = reader.submit(next, items, None)
        while (item := following.result()) is not None:
            following = reader.submit(next, items, None)
            yield item


def _table(batch: Batch, table: Table) -> pa.Table:
    if table not in batch.records:
        return SCHEMAS[table].empty_table()
    return pa.Table.from_batches([batch.records[table]]).combine_chunks()


def _globally(rows: pa.Table, table: Table, network: str) -> pa.Table:
    local = rows["id"]
    for name in LOCAL_IDS[table]:
        position = rows.schema.get_field_index(name)
        rows = rows.set_column(position, name, in_network(rows[name], network))
    return rows.append_column("local", local)


def in_network(ids: Any, network: str) -> Any:  # noqa: ANN401 - a column of any layout
    """Put the network in front of ids or of lists of ids; a null stays null.

    Examples
    --------
    >>> in_network(pa.chunked_array([["u1", None]]), "physics").to_pylist()
    ['physics/u1', None]
    >>> in_network(pa.chunked_array([[["a", "b"], [], None]]), "physics").to_pylist()
    [['physics/a', 'physics/b'], [], None]
    """
    if not pa.types.is_list(ids.type):
        return pc.binary_join_element_wise(network, ids, "/")
    if isinstance(ids, pa.ChunkedArray):
        ids = ids.combine_chunks()
    lengths = pc.fill_null(pc.list_value_length(ids), 0)
    ends = pc.cumulative_sum(lengths).cast(pa.int32())
    starts = pa.concat_arrays([pa.array([0], pa.int32()), ends])
    values = pc.binary_join_element_wise(network, pc.list_flatten(ids), "/")
    return pa.ListArray.from_arrays(starts, values, mask=pc.is_null(ids))


def _named(table: Table, network: str, told: Any, columns: Sequence[Any]) -> pa.Table:  # noqa: ANN401
    chunks = [chunk for column in columns for chunk in column.chunks]
    ids = pc.drop_null(pc.unique(pa.chunked_array(chunks, pa.string())))
    ids = pc.filter(ids, pc.invert(pc.is_in(ids, value_set=told.combine_chunks())))
    nothing = SCHEMAS[table].empty_table()
    rows = pa.table(
        {
            name: ids if name == "id" else pa.nulls(len(ids), nothing[name].type)
            for name in nothing.column_names
        }
    )
    return _globally(rows, table, network)
