"""The messages in mbox files, Maildir folders and files of one message, one at a time.

Of a message that is longer than ``MOST_KEPT`` only the beginning is kept: attachments come behind
the text, and are not read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from leylines.graph.sources.api_pages import plain_name
from leylines.graph.sources.gathering import Item
from leylines.graph.sources.lines import numbered_lines
from leylines.graph.sources.tree import Tree

MOST_KEPT = 4 << 20
"""Bytes of a message."""
SEPARATOR = re.compile(rb"From .*\d:\d\d.* (19|20)\d\d\b")
"""Between messages, with the time of arrival; a line of text that begins with From has none."""
ESCAPED = re.compile(rb">+From ")
MAILDIR = ("cur", "new")


@dataclass(frozen=True, slots=True)
class Raw:
    """A message as it stands in a file."""

    file: str
    line: int
    data: bytes


def message_files(tree: Tree) -> tuple[str, ...]:
    """Return the names of the files that hold messages."""
    return tuple(name for name in tree.names if _is_one(name) or _is_mbox(tree, name))


def _is_one(name: str) -> bool:
    path = PurePosixPath(plain_name(name))
    return path.suffix == ".eml" or (len(path.parts) > 1 and path.parts[-2] in MAILDIR)


def _is_mbox(tree: Tree, name: str) -> bool:
    if "tmp" in PurePosixPath(name).parts[:-1]:  # a Maildir's messages before they have arrived
        return False
    with tree.opened(name) as raw:
        begins = raw.read(5)
    return begins == b"From "


def messages_in(tree: Tree, name: str) -> Iterator[Item]:
    """Yield the messages of a file; the value of each item is a :class:`Raw`."""
    if not _is_one(name):
        yield from _split(tree, name)
        return
    with tree.opened(name) as raw:
        data = raw.read(MOST_KEPT)
    yield Item(1, Raw(name, 1, data), len(data))


def _split(tree: Tree, name: str) -> Iterator[Item]:
    begins, size, kept = 0, 0, list[bytes]()
    is_after_blank = True
    with tree.opened(name) as raw:
        for number, lines in numbered_lines(raw):
            for place, line in enumerate(lines):
                if is_after_blank and line.startswith(b"From ") and SEPARATOR.match(line[:200]):
                    if begins:
                        yield Item(begins, Raw(name, begins, b"\n".join(kept)), size)
                    begins, size, kept = number + place, 0, []
                elif size < MOST_KEPT:
                    kept.append(line[1:] if ESCAPED.match(line) else line)
                    size += len(line) + 1
                is_after_blank = line in (b"", b"\r")
    if begins:
        yield Item(begins, Raw(name, begins, b"\n".join(kept)), size)
