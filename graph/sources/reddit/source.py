"""The source itself: the lines of dumps, read twice.

A line is a comment or a submission as Reddit's API gave it. Relied upon are ``id``, ``author``,
``subreddit`` and ``created_utc``; used are ``body``, ``parent_id`` and ``link_id`` of a comment,
``title``, ``selftext``, ``crosspost_parent`` and ``crosspost_parent_list`` of a submission,
``permalink``, ``author_created_utc``, ``view_count``, ``retrieved_on``.

The formats: reddit.com/dev/api (``t1``, ``t3``); github.com/ArthurHeitmann/arctic_shift.
"""

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from types import MappingProxyType

from leylines.graph.model import Batch, Reject
from leylines.graph.sources.api_pages import LINES
from leylines.graph.sources.exports import export_files, opened_export
from leylines.graph.sources.gathering import Item, gathered_batches, json_shown
from leylines.graph.sources.json_items import json_lines
from leylines.graph.sources.opening import OPENERS
from leylines.graph.sources.options import check_options
from leylines.graph.sources.reddit.readers import BOTS, Reddit, Row
from leylines.graph.sources.tree import Tree

ENDINGS = (*LINES, ".json", *OPENERS)


class RedditDump:
    """Dumps of Reddit."""

    name = "reddit"
    title = "Reddit: dumps of comments and submissions (.zst or .jsonl)"
    carries = frozenset({"times", "contents", "communities", "like counts"})
    described = "github.com/ArthurHeitmann/arctic_shift"
    options: Mapping[str, str] = MappingProxyType(
        {"bots": "names of accounts that are bots, parted by commas; AutoModerator always is"}
    )

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the files that hold lines."""
        return export_files(path, _dumps, ".zst or .jsonl file with comments or submissions")

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the comments and submissions, each line a row."""
        check_options(self.name, options, self.options)
        self.files(path)
        named = {name.strip().casefold() for name in options.get("bots", "").split(",")}
        reddit = Reddit(BOTS | named)
        with opened_export(path) as tree:
            numbers = count()
            for name in _dumps(tree):
                for item in _rows(tree, name, numbers):
                    if isinstance(item, Item):
                        reddit.learn(item.value)
            reddit.index.settle()
            numbers = count()
            for name in _dumps(tree):
                yield from gathered_batches(name, _rows(tree, name, numbers), reddit.read, _shown)


def _dumps(tree: Tree) -> tuple[str, ...]:
    return tuple(name for name in tree.names if name.endswith(ENDINGS))


def _rows(tree: Tree, name: str, numbers: Iterator[int]) -> Iterator[Item | Reject]:
    with tree.opened(name) as raw:
        for item in json_lines(raw, name):
            if isinstance(item, Reject):
                yield item
            else:
                yield Item(item.line, Row(item.value, next(numbers)), item.size)


def _shown(row: Row) -> str:
    return json_shown(row.value)
