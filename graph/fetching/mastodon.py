"""Mastodon: the posts of an account, a hashtag or an instance, with who answered and liked them.

The API: docs.joinmastodon.org/methods/timelines, /accounts, /statuses. A timeline is read forward
by ``min_id``, so that what is written meanwhile comes at its end. Posts of the last days are read
once more each time: by then they may have been edited, liked and answered.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from urllib.parse import quote

from leylines.graph.errors import FetchError
from leylines.graph.fetching.answers import Object, number, objects
from leylines.graph.fetching.client import Client
from leylines.graph.fetching.feed import Cursor, Page, Step
from leylines.graph.fetching.origin import checked

MOST = {"limit": "40"}
MOST_LISTED = {"limit": "80"}
AGAIN_DAYS = 7
LISTS = {"favourites_count": "favourited_by", "reblogs_count": "reblogged_by"}


class MastodonFeed:
    """Statuses of a timeline, each with its context and its lists of accounts."""

    name = "mastodon"
    title = "Mastodon: the posts of an account, a hashtag, or all of an instance"
    address = "https://HOST/@NAME, https://HOST/tags/NAME or https://HOST/public"
    options: Mapping[str, str] = MappingProxyType(
        {"since": "a date: nothing older", "again": "days after which a post is final (7)"}
    )
    interval = 1.0

    def root(self, address: str) -> str:
        """Return the instance's API."""
        parts = checked(address)
        return f"{parts.scheme}://{parts.netloc}/api/v1/"

    def headers(self, token: str) -> Mapping[str, str]:
        """Return the header for an access token."""
        return {"Authorization": f"Bearer {token}"}

    def steps(
        self, client: Client, address: str, cursor: Cursor, options: Mapping[str, str]
    ) -> Iterator[Step]:
        """Yield pages of statuses, the oldest first, each with all that belongs to them."""
        first, timeline, parameters = self._timeline(client, address)
        newest = number(cursor.get("newest"))
        floor = id_at(_date(options["since"])) if "since" in options else 0
        again = timedelta(days=number(options.get("again", AGAIN_DAYS)))
        position = newest or floor
        if newest:
            position = max(floor, min(newest, id_at(datetime.now(UTC) - again)))
        position = number(cursor.get("position")) or position
        while True:
            answer = client.get(timeline, {**parameters, **MOST, "min_id": str(position)})
            statuses = objects(answer.body, timeline)
            ids = [number(status.get("id")) for status in statuses]
            if not ids or max(ids) <= position:
                break
            position = max(ids)
            newest = max(newest, position)
            pages = [*first, Page(timeline, answer.body), *_about(client, statuses)]
            first = []
            yield Step(pages, {"newest": str(newest), "position": str(position)})
        yield Step((), {"newest": str(newest)})

    def _timeline(self, client: Client, address: str) -> tuple[list[Page], str, Mapping[str, str]]:
        """Return what comes first, the timeline's endpoint, and its parameters."""
        parts = [part for part in checked(address).path.split("/") if part]
        if len(parts) == 1 and parts[0].startswith("@"):
            found = client.get("accounts/lookup", {"acct": parts[0].removeprefix("@")}).body
            account = found.get("id") if isinstance(found, dict) else None
            if isinstance(account, str) and account.isalnum():
                return [Page(f"accounts/{account}", found)], f"accounts/{account}/statuses", {}
        if len(parts) == 2 and parts[0] == "tags":
            return [], f"timelines/tag/{quote(parts[1], safe='%')}", {}
        if parts == ["public"]:
            return [], "timelines/public", {"local": "true"}
        raise FetchError(
            "This is no account, hashtag or instance", where=address, cure=f"Write {self.address}."
        )


def _about(client: Client, statuses: list[Object]) -> Iterator[Page]:
    for status in statuses:
        if status.get("reblog"):  # whoever liked the other's post is not of this timeline
            continue
        of = f"statuses/{number(status.get('id'))}"
        if number(status.get("replies_count")) or status.get("in_reply_to_id"):
            for answer in client.pages(f"{of}/context"):
                yield Page(f"{of}/context", answer.body)
        for count, listed in LISTS.items():
            if number(status.get(count)):
                for answer in client.pages(f"{of}/{listed}", MOST_LISTED):
                    yield Page(f"{of}/{listed}", answer.body)


def id_at(at: datetime) -> int:
    """Return the least id that a status written at a time can have: ids begin with the time.

    Examples
    --------
    >>> id_at(datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC))
    65536000
    """
    return int(at.timestamp() * 1000) << 16


def _date(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise FetchError(
            f"{text!r} is not a date", where="since", cure="Write it like 2026-01-31."
        ) from error
    return at if at.tzinfo else at.replace(tzinfo=UTC)
