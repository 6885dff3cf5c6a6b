"""Answers of a web API as they are kept: an archive's lines, or files saved one by one.

An archive is a folder of ``NNNNNN.jsonl.gz`` whose lines are ``{"kind": …, "body": …}``: the
endpoint that was asked, without its server and its parameters, and its answer as it came. A
``.json`` file is an answer by itself, and its path says which endpoint it is of:
``statuses/9/favourited_by.json``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from leylines.graph.model import Reject
from leylines.graph.sources.gathering import Item
from leylines.graph.sources.json_items import MARK, json_items, json_lines
from leylines.graph.sources.opening import OPENERS
from leylines.graph.sources.tree import Tree

LINES = (".jsonl", ".ndjson")
ENDINGS = (*LINES, ".json")


@dataclass(frozen=True, slots=True)
class Page:
    """One answer: the endpoint it is of, and its body."""

    kind: str
    body: Any


def page_files(tree: Tree) -> tuple[str, ...]:
    """Return the names of the files that hold answers."""
    return tuple(name for name in tree.names if plain_name(name).endswith(ENDINGS))


def plain_name(name: str) -> str:
    """Return a file's name without what says that it is compressed.

    Examples
    --------
    >>> plain_name("000001.jsonl.gz")
    '000001.jsonl'
    """
    for ending in OPENERS:
        name = name.removesuffix(ending)
    return name


def pages_in(tree: Tree, name: str) -> Iterator[Item | Reject]:
    """Yield the pages of a file; the value of each item is a :class:`Page`.

    A ``.json`` file that is one long list gives a page for each of its items, so that memory holds
    one at a time.
    """
    kind, _, _ = plain_name(name).rpartition(".")
    if plain_name(name).endswith(LINES):
        with tree.opened(name) as raw:
            for item in json_lines(raw, name):
                yield item if isinstance(item, Reject) else _of_line(item)
        return
    with tree.opened(name) as raw:
        path = "item" if _begins_a_list(raw) else ""
    with tree.opened(name) as raw:
        for item in json_items(raw, path, name):
            yield Item(item.line, Page(kind, item.value), item.size)


def _begins_a_list(raw: BinaryIO) -> bool:
    return raw.read(1024).removeprefix(MARK).lstrip().startswith(b"[")


def _of_line(item: Item) -> Item:
    line = item.value
    if isinstance(line.get("kind"), str) and "body" in line:
        return Item(item.line, Page(line["kind"], line["body"]), item.size)
    return Item(item.line, Page("", line), item.size)
