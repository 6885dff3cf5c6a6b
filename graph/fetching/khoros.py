"""Khoros Communities (Lithium): messages in the order of their writing, and who gave them kudos.

The API: developer.khoros.com/khoroscommunitydevdocs/reference, Community API v2. Everything is
asked by LiQL at ``api/2.0/search``; messages from the time of the last one that was kept.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from leylines.graph.errors import FetchError
from leylines.graph.fetching.answers import Object, number, objects, unlike
from leylines.graph.fetching.client import Client
from leylines.graph.fetching.feed import Cursor, Page, Step

MOST = 100
EARLIEST = "1970-01-01T00:00:00.000Z"
TIME = re.compile(r"\d{4}-[\dT:.Z+-]{2,30}")
FIELDS = (
    "id, subject, body, post_time, view_href, author, board, conversation, depth, parent, topic, "
    "metrics, is_solution, solution_data, current_revision, moderation_status, deleted, "
    "kudos.sum(weight)"
)
MESSAGES = f"SELECT {FIELDS} FROM messages"  # noqa: S608 - made of constants
PLACES = ("SELECT * FROM categories", "SELECT * FROM boards")


class KhorosFeed:
    """Messages, kudos, boards and categories of a community."""

    name = "khoros"
    title = "Khoros Communities: messages, kudos, boards and categories"
    address = "https://HOST"
    options: Mapping[str, str] = MappingProxyType({"since": "a date: messages from then on"})
    interval = 0.5

    def root(self, address: str) -> str:
        """Return the community's API."""
        return f"{address.rstrip('/')}/api/2.0/"

    def headers(self, token: str) -> Mapping[str, str]:
        """Return the header for a session key."""
        return {"li-api-session-key": token}

    def steps(
        self, client: Client, address: str, cursor: Cursor, options: Mapping[str, str]
    ) -> Iterator[Step]:
        """Yield messages, the oldest first, each with its kudos; with the first, all boards."""
        since = str(cursor.get("since", options.get("since", EARLIEST)))
        if not TIME.fullmatch(since):
            raise FetchError(
                f"{since!r} is not a date", where=address, cure="Write it like 2026-01-31."
            )
        known = {"since": since, "seen": cursor.get("seen", [])}
        places: Iterator[Page] = (page for query in PLACES for page in _all(client, query))
        for body, new, reached in _written(client, known):
            yield Step([*places, Page(MESSAGES, _with(body, new)), *_kudos(client, new)], reached)
            places = iter(())


def _written(
    client: Client, known: Mapping[str, Any]
) -> Iterator[tuple[Object, list[Object], Cursor]]:
    """Yield answers, the messages in each that are new, and from when on to ask for the next."""
    since, seen, offset = known["since"], set(known["seen"]), 0
    while True:
        body = _ask(
            client, f"{MESSAGES} WHERE post_time >= '{since}' ORDER BY post_time ASC", offset
        )
        messages = _items(body)
        if not messages:
            return
        last = messages[-1].get("post_time")
        if not (isinstance(last, str) and TIME.fullmatch(last)):
            raise unlike(client.root)
        new = [each for each in messages if each.get("id") not in seen]
        # More messages than an answer holds may have come at the same time.
        offset = offset + MOST if last == since else 0
        at_last = {each.get("id") for each in messages if each.get("post_time") == last}
        seen = at_last | (seen if last == since else set())
        since = last
        if new:
            yield body, new, {"since": since, "seen": sorted(seen, key=str)}
        if len(messages) < MOST:
            return


def _ask(client: Client, query: str, offset: int) -> Any:  # noqa: ANN401 - any JSON
    return client.get("search", {"q": f"{query} LIMIT {MOST} OFFSET {offset}"}).body


def _items(body: Any) -> list[Object]:  # noqa: ANN401 - any JSON
    return objects(body, "search", "data", "items")


def _with(body: Object, items: list[Object]) -> Object:
    """Return an answer with only some of its items."""
    return {**body, "data": {**body["data"], "items": items}}


def _all(client: Client, query: str) -> Iterator[Page]:
    offset = 0
    while items := _items(body := _ask(client, query, offset)):
        yield Page(query, body)
        if len(items) < MOST:
            return
        offset += MOST


def _kudos(client: Client, messages: list[Object]) -> Iterator[Page]:
    for message in messages:
        given: Any = message.get("kudos")
        for name in ("sum", "weight"):
            given = given.get(name) if isinstance(given, dict) else None
        if given:
            of = number(message.get("id"))
            query = f"SELECT * FROM kudos WHERE message.id = '{of}'"  # noqa: S608 - a number
            yield from _all(client, query)
