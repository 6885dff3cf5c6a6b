"""The documents of an archive, one thing told at a time: an activity, a post, an actor, a like."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from leylines.graph.model import Reject
from leylines.graph.sources.api_pages import LINES, Page, page_files, pages_in, plain_name
from leylines.graph.sources.gathering import Item
from leylines.graph.sources.json_items import json_items
from leylines.graph.sources.tree import Tree

LISTS = ("orderedItems", "items")
ACTOR, LIKES, BOOKMARKS = "actor", "likes", "bookmarks"
"""Files of an archive: whose it is, the addresses of what its owner likes, and what is private."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told.

    Attributes
    ----------
    folder : str
        Where it stands: an archive's ``actor.json`` says whose it is.
    file : str
        What the file is called, without its ending.
    value : object
    """

    folder: str
    file: str
    value: object


def documents(tree: Tree) -> tuple[str, ...]:
    """Return the names of the files that are read."""
    return tuple(name for name in page_files(tree) if _called(name) != BOOKMARKS)


def told_in(tree: Tree, name: str) -> Iterator[Item | Reject]:
    """Yield what a file tells; the value of each item is a :class:`Told`."""
    folder, file = PurePosixPath(name).parent.as_posix(), _called(name)
    for item in _items(tree, name):
        if isinstance(item, Reject):
            yield item
            continue
        values = list(_values(item.value.body))
        for value in values:
            yield Item(item.line, Told(folder, file, value), item.size // len(values))


def _items(tree: Tree, name: str) -> Iterator[Item | Reject]:
    if not plain_name(name).endswith(LINES):
        for member in LISTS:
            found = False
            with tree.opened(name) as raw:
                for item in json_items(raw, f"{member}.item", name):
                    found = True
                    yield Item(item.line, Page("", item.value), item.size)
            if found:
                return
    yield from pages_in(tree, name)


def _values(body: object) -> Iterator[object]:
    if isinstance(body, dict):
        for member in LISTS:
            if isinstance(body.get(member), list):
                yield from body[member]
                return
    if isinstance(body, list):
        yield from body
    elif not (isinstance(body, dict) and str(body.get("type")).endswith("Collection")):
        yield body


def _called(name: str) -> str:
    return PurePosixPath(plain_name(name)).stem.casefold()
