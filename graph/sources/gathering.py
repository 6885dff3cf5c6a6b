"""From items, as a format tells them one by one, to batches with their rejects."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from leylines.graph.model import Batch, Reject
from leylines.graph.sources.lines import BATCH_ROWS
from leylines.graph.sources.records import Records, Unusable
from leylines.graph.sources.rows import MOST_SHOWN

MOST_BYTES = 8 << 20
"""Of the input. Long items make smaller batches."""


@dataclass(frozen=True, slots=True)
class Item:
    """One record of the input: a line, an element, a message.

    Attributes
    ----------
    line : int
        Where it begins, or, where a format has no lines, the number of the record, from 1.
    value : object
        What ``read`` understands.
    size : int
        Bytes of the input, roughly.
    file : str
        Where it stands, if items of several files make a batch.
    """

    line: int
    value: Any
    size: int = 100
    file: str = ""


def json_shown(value: object) -> str:
    """Return an item's value so that a person can recognise it in the rejects file.

    Examples
    --------
    >>> json_shown({"id": 1, "name": "Käthe"})
    '{"id": 1, "name": "Käthe"}'
    """
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except (ValueError, RecursionError):
        return f"({type(value).__name__})"


def items_of(
    names: Iterable[str], items_in: Callable[[str], Iterable[Item | Reject]]
) -> Iterator[Item | Reject]:
    """Yield the items of several files, so that many small ones make one batch.

    Examples
    --------
    >>> [(item.file, item.line) for item in items_of(["a", "b"], lambda name: [Item(1, name)])]
    [('a', 1), ('b', 1)]
    """
    for name in names:
        for item in items_in(name):
            yield item if isinstance(item, Reject) else Item(item.line, item.value, item.size, name)


def gathered_batches(
    file: str,
    items: Iterable[Item | Reject],
    read: Callable[[Any, Records], None],
    shown: Callable[[Any], str] = json_shown,
) -> Iterator[Batch]:
    """Yield batches of what ``read`` makes of each item; each is counted once, used or rejected.

    Parameters
    ----------
    file : str
        Named in rejects.
    items : iterable of Item or Reject
        A reject is an item that is none, such as a line that is not JSON.
    read : function of a value and Records
        Adds to the records, or raises :class:`Unusable` before it has added anything.
    shown : function of a value
        How the value of a rejected item is written.
    """
    for chunk in _chunks(items):
        records, rejects = Records(), []
        for item in chunk:
            if isinstance(item, Reject):
                rejects.append(item)
                continue
            try:
                read(item.value, records)
            except Unusable as reason:
                row = shown(item.value)[:MOST_SHOWN]
                rejects.append(
                    Reject(item.file or file, item.line, reason.column, str(reason), row)
                )
        yield Batch(records.batches(), len(chunk), rejects, file, records.removed)


def _chunks(items: Iterable[Item | Reject]) -> Iterator[list[Item | Reject]]:
    chunk: list[Item | Reject] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += item.size if isinstance(item, Item) else MOST_SHOWN
        if len(chunk) == BATCH_ROWS or size >= MOST_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
