"""A source's batches as the arrays that would come back from the graph, without a graph between."""

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from leylines.graph.model import KINDS, SCHEMAS, Batch
from leylines.graph.network import Contents, Interactions, Lists
from leylines.graph.network.decode import in_order


def interactions_of(batches: Iterable[Batch], network: str) -> Interactions:
    """Return what is read from the graph when it holds these batches alone."""
    read = list(batches)
    tables = {name: _table(read, name) for name in SCHEMAS}
    done, contents, places = (tables[name] for name in ("interactions", "contents", "communities"))
    persons = _ids(tables["accounts"]["id"], contents["author"], done["actor"], done["target"])
    communities = _ids(
        places["id"], _entries(contents["communities"]), _entries(done["communities"])
    )
    written = _ids(contents["id"], contents["parent"], done["content"])
    columns, within = _interactions(done, persons, communities, written)
    order = in_order(columns, within)
    order = order[(columns["actor"] != columns["target"])[order]]
    return Interactions(
        persons=_named(network, persons),
        names=persons.to_pylist(),
        communities=_named(network, communities),
        community_names=communities.to_pylist(),
        community_kinds=["tag"] * len(communities),
        kinds=KINDS,
        **{name: column[order] for name, column in columns.items()},
        in_communities=within.take(order),
        contents=_contents(contents, network, persons, communities, written),
        own=len(within) - len(order),
    )


def _interactions(done, persons, communities, written):
    kinds = pa.array(KINDS, pa.string())
    columns = {
        "actor": _positions(done["actor"], persons),
        "target": _positions(done["target"], persons),
        "kind": _positions(done["kind"], kinds).astype(np.int8),
        "at": done["at"].cast(pa.int64()).to_numpy(),
        "weight": done["weight"].to_numpy(),
        "content": _positions(done["content"], written),
    }
    return columns, _lists(done["communities"], communities)


def _contents(table, network, persons, communities, written) -> Contents:
    """Return the contents by id; those that are only named have no author and no time."""
    place = _positions(table["id"], written)
    count = len(written)
    author, parent = np.full(count, -1, np.int32), np.full(count, -1, np.int32)
    at = np.zeros(count, np.int64)
    author[place] = _positions(table["author"], persons)
    parent[place] = _positions(table["parent"], written)
    at[place] = pc.fill_null(table["at"].cast(pa.int64()), 0).to_numpy()
    lists = _lists(table["communities"], communities)
    placed = Lists.of(place[lists.rows()].astype(np.int64), lists.indices, count)
    return Contents(_named(network, written), author, parent, at, placed)


def _table(batches: list[Batch], name: str) -> pa.Table:
    parts = [batch.records[name] for batch in batches if name in batch.records]
    return pa.Table.from_batches(parts, SCHEMAS[name])


def _ids(*columns) -> pa.Array:
    every = pa.concat_arrays([pa.chunked_array(column).combine_chunks() for column in columns])
    distinct = pc.unique(every.drop_null())
    return distinct.take(pc.sort_indices(distinct))


def _entries(column):
    return pc.list_flatten(column)


def _named(network: str, ids: pa.Array) -> list[str]:
    return [f"{network}/{each}" for each in ids.to_pylist()]


def _positions(column, ids: pa.Array):
    return pc.fill_null(pc.index_in(column, ids), -1).to_numpy().astype(np.int32)


def _lists(column, communities: pa.Array) -> Lists:
    lengths = pc.fill_null(pc.list_value_length(column), 0).to_numpy()
    rows = np.repeat(np.arange(len(lengths)), lengths)
    return Lists.of(rows, _positions(_entries(column), communities), len(lengths))
