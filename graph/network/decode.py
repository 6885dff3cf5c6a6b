"""From rows of lists, as the database gives them, to arrays of positions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leylines.graph.network.interactions import Contents, Lists

ENTRIES = 1 << 17
"""Relationships that are turned into arrays in one go."""

Columns = Mapping[str, NDArray[Any]]

NO_INTERACTIONS: tuple[Columns, Lists] = (
    {
        "actor": np.zeros(0, np.int32),
        "target": np.zeros(0, np.int32),
        "kind": np.zeros(0, np.int8),
        "at": np.zeros(0, np.int64),
        "weight": np.zeros(0, np.float64),
        "content": np.zeros(0, np.int32),
    },
    Lists(np.zeros(1, np.int64), np.zeros(0, np.int32)),
)


class Positions:
    """The positions of nodes that the wire knows by number; -1 for a number that is not known.

    Examples
    --------
    >>> Positions([30, 10, 20]).of([10, 11, 30])
    array([ 1, -1,  0], dtype=int32)
    """

    def __init__(
        self, numbers: Sequence[int] | NDArray[np.int64], positions: NDArray[np.int32] | None = None
    ) -> None:
        given = np.array(numbers, dtype=np.int64)
        places = np.arange(len(given), dtype=np.int32) if positions is None else positions
        order = np.argsort(given)
        self._numbers, self._positions = given[order], places[order]

    def of(self, numbers: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int32]:
        """Return the position of each number, int32."""
        wanted = np.array(numbers, dtype=np.int64)
        if not len(self._numbers):
            return np.full(len(wanted), -1, dtype=np.int32)
        place = np.minimum(np.searchsorted(self._numbers, wanted), len(self._numbers) - 1)
        found = self._numbers[place] == wanted
        return np.where(found, self._positions[place], -1).astype(np.int32)


def gathered(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[NDArray[np.int64], list[list[Any]]]]:
    """Yield many rows as one: the first value of each for every entry of its lists, and the lists.

    Examples
    --------
    >>> [(heads.tolist(), lists) for heads, lists in gathered([(7, [1, 2], "ab"), (8, [3], "c")])]
    [([7, 7, 8], [[1, 2, 3], ['a', 'b', 'c']])]
    """
    heads: list[int] = []
    counts: list[int] = []
    columns: list[list[Any]] = []
    for head, *lists in rows:
        heads.append(head)
        counts.append(len(lists[0]))
        columns = columns or [[] for _ in lists]
        for column, entries in zip(columns, lists, strict=True):
            column.extend(entries)
        if len(columns[0]) >= ENTRIES:
            yield np.repeat(np.array(heads, dtype=np.int64), counts), columns
            heads, counts, columns = [], [], []
    if heads:
        yield np.repeat(np.array(heads, dtype=np.int64), counts), columns


def distinct(lists: Sequence[Sequence[int]], positions: NDArray[np.int32]) -> Lists:
    """Return lists as arrays, each in ascending order; ``positions`` are those of their entries."""
    rows = np.repeat(np.arange(len(lists)), [len(entries) for entries in lists])
    known = positions >= 0
    return Lists.of(rows[known], positions[known], len(lists))


def flat(lists: Iterable[Sequence[int]]) -> list[int]:
    """Return the entries of all lists."""
    return list(chain.from_iterable(lists))


def decode_contents(
    rows: Iterable[Sequence[Any]], holder: Positions, communities: Positions
) -> Contents:
    """Make arrays of rows of (author, numbers, ids, times, parents, communities)."""
    author, number, ids, at, parents, within = [np.zeros(0, np.int32)], [], [], [], [], []
    for heads, columns in gathered(rows):
        author.append(holder.of(heads))
        number += columns[0]
        ids += columns[1]
        at += columns[2]
        parents += [min(parent, default=-1) for parent in columns[3]]
        within += columns[4]
    order = sorted(range(len(ids)), key=ids.__getitem__)
    places = np.array(order, dtype=np.int64)
    position = Positions([number[place] for place in order])
    return Contents(
        ids=[ids[place] for place in order],
        author=np.concatenate(author)[places],
        parent=position.of(parents)[places],
        at=np.array(at, dtype=np.int64)[places],
        communities=distinct(within, communities.of(flat(within))).take(places),
    )


def decode_interactions(
    rows: Iterable[Sequence[Any]], kind: int, holder: Positions, content: Mapping[str, int]
) -> Iterator[tuple[Columns, Lists]]:
    """Make arrays of rows of (actor, targets, times, weights, contents, communities), in pieces.

    Communities come as positions already.
    """
    for heads, (targets, times, weights, contents, within) in gathered(rows):
        yield (
            {
                "actor": holder.of(heads),
                "target": holder.of(targets),
                "kind": np.full(len(heads), kind, dtype=np.int8),
                "at": np.array(times, dtype=np.int64),
                "weight": np.array(weights, dtype=np.float64),
                "content": np.array([content.get(id_, -1) for id_ in contents], dtype=np.int32),
            },
            distinct(within, np.array(flat(within), dtype=np.int32)),
        )


def joined(pieces: Sequence[tuple[Columns, Lists]]) -> tuple[Columns, Lists]:
    """Put pieces end to end."""
    columns = {
        name: np.concatenate([piece[name] for piece, _ in pieces]) for name in NO_INTERACTIONS[0]
    }
    lists = [piece for _, piece in pieces]
    lengths = np.concatenate([np.diff(piece.indptr) for piece in lists])
    indptr = np.concatenate([[0], np.cumsum(lengths)])
    return columns, Lists(indptr, np.concatenate([piece.indices for piece in lists]))


def in_order(columns: Columns, communities: Lists) -> NDArray[np.int64]:
    """Return the order by time, actor, target, kind, content, communities and weight."""
    names = ("content", "kind", "target", "actor", "at")
    keys = (columns["weight"], communities.numbers(), *(columns[name] for name in names))
    return np.lexsort(keys)
