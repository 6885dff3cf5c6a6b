"""The rows of the files: each an event, or an object of an answer with its endpoint."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from leylines.graph.model import Reject
from leylines.graph.sources.api_pages import LINES, pages_in, plain_name
from leylines.graph.sources.gathering import Item
from leylines.graph.sources.json_items import json_lines
from leylines.graph.sources.lines import LONGEST_LINE
from leylines.graph.sources.tree import Tree


@dataclass(frozen=True, slots=True)
class Row:
    """An event or an object.

    Attributes
    ----------
    value : object
        As it came.
    kind : str
        The endpoint whose answer it is of.
    number : int
        Its place among all rows of all files: it tells a copy of an object from another one.
    """

    value: Any
    kind: str = ""
    number: int = 0


def rows_in(tree: Tree, name: str, numbers: Iterator[int]) -> Iterator[Item | Reject]:
    """Yield the rows of a file, numbered on."""
    for item in _pages(tree, name):
        if isinstance(item, Reject):
            yield item
            continue
        kind, body = item.value
        values = body if isinstance(body, list) else [body]
        for value in values:
            yield Item(item.line, Row(value, kind, next(numbers)), item.size // len(values))


def _pages(tree: Tree, name: str) -> Iterator[Item | Reject]:
    kind = plain_name(name).rpartition(".")[0]
    if not plain_name(name).endswith(LINES) and not _holds_lines(tree, name):
        for item in pages_in(tree, name):
            if isinstance(item, Item):
                yield Item(item.line, (item.value.kind, item.value.body), item.size)
        return
    with tree.opened(name) as raw:
        for item in json_lines(raw, name):
            if isinstance(item, Item):
                line = item.value
                is_page = isinstance(line.get("kind"), str) and "body" in line
                page = (line["kind"], line["body"]) if is_page else (kind, line)
                item = Item(item.line, page, item.size)
            yield item


def _holds_lines(tree: Tree, name: str) -> bool:
    """Tell a file of GH Archive, which is called .json, from one document."""
    with tree.opened(name) as raw:
        first = raw.readline(LONGEST_LINE)
    try:
        return isinstance(msgspec.json.decode(first), dict)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return False
