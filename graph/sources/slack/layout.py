"""Which files of an export hold what, and the items in each."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from leylines.graph.sources.gathering import Item
from leylines.graph.sources.json_items import json_items
from leylines.graph.sources.tree import Tree

USERS = "users.json"
CHANNELS = ("channels.json", "groups.json")
"""Public and private channels."""
PRIVATE = ("dms.json", "mpims.json")
"""Conversations of two and of several people."""
LISTS = (USERS, *CHANNELS, *PRIVATE)
DAY = re.compile(r"\d{4}-\d\d-\d\d\.json")


def files_of_export(tree: Tree) -> tuple[str, ...]:
    """Return the lists that an export has, and then its days; it may lie in a folder of its own."""
    root = _root(tree)
    if root is None:
        return ()
    lists = [name for name in (str(root / each) for each in LISTS) if name in tree.names]
    days = [
        name
        for name in tree.names
        if DAY.fullmatch(PurePosixPath(name).name) and PurePosixPath(name).parent.parent == root
    ]
    return (*lists, *days)


def list_name(name: str) -> str | None:
    """Return which of the lists a file is, nothing for a day."""
    base = PurePosixPath(name).name
    return base if base in LISTS else None


def folder_of(name: str) -> str:
    """Return the folder of a day, which is called like its channel.

    Examples
    --------
    >>> folder_of("export/general/2026-03-01.json")
    'general'
    """
    return PurePosixPath(name).parent.name


def items_in(tree: Tree, name: str) -> Iterator[Item]:
    """Yield the items of a file."""
    with tree.opened(name) as raw:
        yield from json_items(raw, "item", name)


def _root(tree: Tree) -> PurePosixPath | None:
    found = [PurePosixPath(name) for name in tree.names if PurePosixPath(name).name == USERS]
    return min((path.parent for path in found), key=lambda path: len(path.parts), default=None)
