"""JSON Lines as rows with the columns that a mapping reads, members of objects among them."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from leylines.graph.model import Reject
from leylines.graph.sources.gathering import Item, json_shown
from leylines.graph.sources.json_items import json_lines
from leylines.graph.sources.lines import BATCH_ROWS
from leylines.graph.sources.opening import opened
from leylines.graph.sources.rows import MOST_SHOWN, Rows


def json_rows(file: Path, names: Sequence[str], seen: set[str]) -> Iterator[Rows]:
    """Yield the lines of a file as rows; a value is text, or a list of texts.

    Parameters
    ----------
    file : Path
    names : sequence of str
        The columns that are read; ``a.b`` is the member ``b`` of the object ``a``.
    seen : set of str
        Every name that a line had is added.
    """
    with opened(file) as raw:
        lines = json_lines(raw, file.name)
        while block := list(islice(lines, BATCH_ROWS)):
            yield _rows(block, names, seen, file.name)


def _rows(block: Sequence[Item | Reject], names: Sequence[str], seen: set[str], file: str) -> Rows:
    broken = [item for item in block if isinstance(item, Reject)]
    items, values = [], []
    for item in block:
        if isinstance(item, Item):
            try:
                values.append([_value(item.value, name, seen) for name in names])
                items.append(item)
            except _Unusable as problem:
                column, reason = problem.args
                row = json_shown(item.value)[:MOST_SHOWN]
                broken.append(Reject(file, item.line, column, reason, row))
            for name in item.value:
                seen.add(name)
    by_column = zip(*values, strict=True) if values else ([] for _ in names)
    columns = {name: _column(of) for name, of in zip(names, by_column, strict=True)}
    lines = np.array([item.line for item in items], dtype=np.int64)
    return Rows(columns, lines, lambda position: json_shown(items[position].value), broken)


class _Unusable(Exception):  # noqa: N818 - a finding about a line, not an error of the program
    """A line cannot be used: column and reason."""


def _value(row: Any, name: str, seen: set[str]) -> str | list[str] | None:  # noqa: ANN401 - any JSON
    value = row.get(name)
    if value is None and "." in name:
        value = row
        for part in name.split("."):
            is_there = isinstance(value, dict) and part in value
            value = value[part] if is_there else None
        if value is not None:
            seen.add(name)
    if isinstance(value, dict):
        raise _Unusable(name, f"an object; name one of its members, as in {name}.id")
    if isinstance(value, list):
        return [text for each in value if (text := _text(each, name)) is not None]
    return _text(value, name)


def _text(value: object, name: str) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, int):
        return str(value)
    if not isinstance(value, str):
        raise _Unusable(name, "neither text nor a number")
    if not value.isascii():
        try:  # JSON can name half a surrogate pair, which is no text
            value.encode()
        except UnicodeEncodeError:
            raise _Unusable(name, "holds half a surrogate pair") from None
    return value


def _column(values: Sequence[Any]) -> "pa.Array[Any]":
    if not any(isinstance(value, list) for value in values):
        return pa.array(list(values), pa.string())
    lists = [value if isinstance(value, list) or value is None else [value] for value in values]
    return pa.array(lists, pa.list_(pa.string()))
