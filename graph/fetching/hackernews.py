"""Hacker News: every item by its number, and those that have changed since.

The API: github.com/HackerNews/API. ``v0/maxitem`` is the newest item, ``v0/item/ID`` an item,
``v0/updates`` the items and profiles that have changed of late.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from leylines.graph.errors import FetchError
from leylines.graph.fetching.answers import number, unlike
from leylines.graph.fetching.client import Client
from leylines.graph.fetching.feed import Cursor, Page, Step
from leylines.graph.fetching.origin import checked

HOST = "news.ycombinator.com"
API = "https://hacker-news.firebaseio.com/v0/"
ITEMS = 100


class HackerNews:
    """Items of Hacker News, or of a server with the same API."""

    name = "hackernews"
    title = "Hacker News: items by number"
    address = f"https://{HOST}"
    options: Mapping[str, str] = MappingProxyType({"first": "the number of the first item"})
    interval = 0.02

    def root(self, address: str) -> str:
        """Return the API of Hacker News, or that of a server of one's own."""
        return API if checked(address).hostname == HOST else f"{address.rstrip('/')}/v0/"

    def headers(self, token: str) -> Mapping[str, str]:
        """Refuse a token: nobody needs one."""
        del token
        raise FetchError("Hacker News takes no token", cure="Leave it out.")

    def steps(
        self, client: Client, address: str, cursor: Cursor, options: Mapping[str, str]
    ) -> Iterator[Step]:
        """Yield what has changed, then the new items, some at a time."""
        newest = client.get("maxitem.json").body
        if not isinstance(newest, int):
            raise unlike(address)
        following = max(1, number(cursor.get("next", options.get("first"))))
        changed = client.get("updates.json").body
        items = changed.get("items", []) if isinstance(changed, dict) else []
        # Those that were never fetched come by their numbers.
        again = sorted({number(each) for each in items} & set(range(1, following)))
        if cursor and again:
            yield Step(self._items(client, again), cursor)
        for first in range(following, newest + 1, ITEMS):
            pages = self._items(client, range(first, min(newest, first + ITEMS - 1) + 1))
            if first + len(pages) > newest:
                # A number is given out a little before its item can be seen.
                while pages and pages[-1].body is None:
                    pages.pop()
            seen = [page for page in pages if page.body is not None]
            yield Step(seen, {"next": first + len(pages)})

    def _items(self, client: Client, numbers: "range | list[int]") -> list[Page]:
        kinds = [f"item/{each}" for each in numbers]
        answers = client.many([f"{kind}.json" for kind in kinds])
        return [Page(kind, answer.body) for kind, answer in zip(kinds, answers, strict=True)]
