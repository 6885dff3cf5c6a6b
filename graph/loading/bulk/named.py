"""Accounts and communities: from all that is told of each, in order, to what it is at the end.

The same as :mod:`leylines.graph.loading.accounts` makes of it in the graph, batch by batch: the
first row or mention creates it; a later row changes what it tells; a null tells nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from leylines.graph.loading.batches import pc
from leylines.graph.loading.bulk.refusal import NotInBulkError
from leylines.graph.loading.summary import Counts


@dataclass(frozen=True, slots=True)
class Folded:
    """What became of the ids of a part.

    Attributes
    ----------
    first : pyarrow.Table
        Each as it was created.
    last : pyarrow.Table
        Each as it is at the end, in the same order.
    changed : numpy.ndarray of bool
        Which of them a later row has changed.
    counts : Counts
    """

    first: pa.Table
    last: pa.Table
    changed: np.ndarray[tuple[int], np.dtype[np.bool_]]
    counts: Counts


def events(told: pa.Table, named: pa.Table, begin: int) -> pa.Table:
    """Return what one batch says, in order: its rows, then who is only named."""
    both = pa.concat_tables([told, named])
    return both.append_column(
        "order", pa.array(np.arange(begin, begin + len(both), dtype=np.int64))
    ).append_column("told", pa.array(np.arange(len(both)) < len(told)))


def fold(part: pa.Table, defaults: Mapping[str, object], fixed: Sequence[str] = ()) -> Folded:
    """Fold events into one row for each id.

    Parameters
    ----------
    part : pyarrow.Table
        All events of some ids.
    defaults : mapping of column to column name or Scalar
        What stands in a created one where it was not told: another column's value, or a constant.
    fixed : sequence of str
        Columns that a later row may not change.

    Examples
    --------
    >>> rows = pa.table({"id": ["a", "a"], "local": ["a", "a"], "name": [None, "Ada"]})
    >>> folded = fold(events(rows, rows[:0], 0), {"name": "local"})
    >>> folded.first["name"].to_pylist(), folded.last["name"].to_pylist()
    (['a'], ['Ada'])
    >>> folded.counts
    Counts(created=1, updated=1, unchanged=0, implied=0, removed=0)
    """
    part = part.take(pc.sort_indices(part, [("id", "ascending"), ("order", "ascending")]))
    ids = part["id"].combine_chunks()
    begins = np.ones(len(part), dtype=bool)
    begins[1:] = pc.not_equal(ids[1:], ids[:-1]).to_numpy(zero_copy_only=False)
    told = part["told"].to_numpy()
    first = _filled(part.filter(pa.array(begins)), defaults)
    rows = np.cumsum(begins) - 1  # of each event the row of its id in ``first``
    later = ~begins & told
    last, changed, unchanged = _changed(first, part.filter(pa.array(later)), rows[later], fixed)
    created = int((begins & told).sum())
    counts = Counts(created, int(later.sum()) - unchanged, unchanged, len(first) - created)
    return Folded(first, last, changed, counts)


def _filled(rows: pa.Table, defaults: Mapping[str, object]) -> pa.Table:
    for name, default in defaults.items():
        other = rows[default] if isinstance(default, str) else default
        place = rows.schema.get_field_index(name)
        rows = rows.set_column(place, name, pc.coalesce(rows[name], other))
    return rows


def _changed(
    first: pa.Table,
    later: pa.Table,
    rows: np.ndarray[tuple[int], np.dtype[np.int64]],
    fixed: Sequence[str],
) -> tuple[pa.Table, np.ndarray[tuple[int], np.dtype[np.bool_]], int]:
    """Apply later rows; return the table, which rows of it changed, and how many changed none."""
    changed = np.zeros(len(first), dtype=bool)
    if not len(later):
        return first, changed, 0
    names = [name for name in first.column_names if name not in ("local", "order", "told")]
    again = np.unique(rows)
    places = dict(zip(again.tolist(), range(len(again)), strict=True))
    states = first.take(again).to_pylist()
    unchanged = 0
    for row, told in zip(rows.tolist(), later.select(names).to_pylist(), strict=True):
        state = states[places[row]]
        other = {name: value for name, value in told.items() if value not in (None, state[name])}
        for name in fixed:
            if name in other:
                raise NotInBulkError(f"{state['id']!r} changes its {name} in a later row")
        state.update(other)
        changed[row] |= bool(other)
        unchanged += not other
    replaced = pa.Table.from_pylist(states, schema=first.schema)
    source = np.arange(len(first))
    source[again] = len(first) + np.arange(len(again))
    both = pa.concat_tables([first, replaced])
    return both.take(source), changed, unchanged
