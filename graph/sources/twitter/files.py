"""What the files of an archive, and the answers of the API, tell: one thing at a time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from leylines.graph.errors import SourceError
from leylines.graph.model import Reject
from leylines.graph.sources.api_pages import Page, page_files, pages_in
from leylines.graph.sources.fields import objects
from leylines.graph.sources.gathering import Item
from leylines.graph.sources.json_items import json_items
from leylines.graph.sources.tree import Tree

OF_ARCHIVE = re.compile(
    r"(?:.*/)?(account|tweet|community-tweet|deleted-tweet|follower|following|like|direct-message)"
    r"s?(?:-part\d+)?\.js"
)
SORTS = {
    "account": "owner",
    "tweet": "tweet",
    "community-tweet": "tweet",
    "deleted-tweet": "deleted",
    "follower": "follower",
    "following": "followed",
    "like": "like",
    "direct-message": "conversation",
}
OF_API = re.compile(
    r"(?:^|/)(?:tweets/(\d+)/(liking_users|retweeted_by)"
    r"|users/(\d+)/(followers|following|liked_tweets))(?:$|[?/])"
)
LONGEST_PREFIX = 200
"""Bytes before the list in a file of an archive: ``window.YTD.tweets.part0 =``."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told.

    Attributes
    ----------
    sort : str
        One of SORTS, ``message``, ``user``, ``api tweet``, ``other``, or what the list is that a
        user or a tweet stands in.
    of : str
        Of the API: whose such a list is. Of an archive: the folder, for its account is its owner's.
    value : object
    """

    sort: str
    of: str
    value: Any


def twitter_files(tree: Tree) -> tuple[str, ...]:
    """Return the names of the files that are read.

    An archive holds other JSON as well; what is asked for from the API lies elsewhere.
    """
    of_archive = tuple(name for name in tree.names if OF_ARCHIVE.fullmatch(name))
    return of_archive or page_files(tree)


def told_in(tree: Tree, name: str) -> Iterator[Item | Reject]:
    """Yield what a file tells; the value of each item is a :class:`Told`."""
    found = OF_ARCHIVE.fullmatch(name)
    if found:
        folder = PurePosixPath(name).parent.as_posix()
        with tree.opened(name) as raw:
            for item in json_items(_AfterPrefix(raw, name), "item", name):  # type: ignore[arg-type]  # it is only read
                yield from _apart(item, list(_of_archive(SORTS[found[1]], folder, item.value)))
        return
    for page in pages_in(tree, name):
        if isinstance(page, Reject):
            yield page
        else:
            yield from _apart(page, list(_of_page(page.value)))


def _apart(item: Item, told: list[Told]) -> Iterator[Item]:
    return (Item(item.line, each, item.size // len(told)) for each in told)


class _AfterPrefix:
    """A file of an archive without what makes it a script."""

    def __init__(self, raw: BinaryIO, name: str) -> None:
        self._raw = raw
        prefix, equals, self._rest = raw.read(LONGEST_PREFIX).partition(b"=")
        if not equals or not prefix.lstrip(b"\xef\xbb\xbf").startswith(b"window."):
            raise SourceError(
                "The file does not begin with window.YTD",
                where=name,
                cure="Name the archive as it was downloaded.",
            )

    def read(self, size: int) -> bytes:
        if not self._rest:
            return self._raw.read(size)
        rest, self._rest = self._rest[:size], self._rest[size:]
        return rest


def _of_archive(sort: str, folder: str, value: object) -> Iterator[Told]:
    # Each stands in an object of its own, {"tweet": …}, but for tweets in archives before 2019.
    within = next(iter(value.values()), None) if isinstance(value, dict) else None
    if sort == "conversation":
        for message in objects(within if isinstance(within, dict) else {}, "messages"):
            yield Told("message", folder, message)
    elif isinstance(within, dict) and isinstance(value, dict) and len(value) == 1:
        yield Told(sort, folder, within)
    else:
        yield Told(sort, folder, value)


def _of_page(page: Page) -> Iterator[Told]:
    body = page.body
    found = OF_API.search(page.kind)
    of, asked = (found[1] or found[3], found[2] or found[4]) if found else ("", "")
    if not isinstance(body, dict) or not ("data" in body or "includes" in body):
        yield Told(_sort(body), "", body)
        return
    data = body.get("data", [])
    for value in data if isinstance(data, list) else [data]:
        sort = _sort(value)
        is_listed = sort == ("api tweet" if asked == "liked_tweets" else "user")
        yield Told(asked if asked and is_listed else sort, of, value)
    for user in objects(body, "includes", "users"):
        yield Told("user", "", user)
    for tweet in objects(body, "includes", "tweets"):
        yield Told("api tweet", "", tweet)


def _sort(value: object) -> str:
    if isinstance(value, dict) and "username" in value:
        return "user"
    is_tweet = isinstance(value, dict) and ("text" in value or "author_id" in value)
    return "api tweet" if is_tweet else "other"
