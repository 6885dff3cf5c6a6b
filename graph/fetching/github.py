"""GitHub: a repository's issues and pull requests, their comments, reviews and reactions.

The API: docs.github.com/en/rest/issues, /pulls, /reactions. Each list is read in the order in which
its items were last changed, from the time of the last one that was kept; so an item that changes
while the list is read comes again at its end, and none is skipped.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from leylines.graph.errors import FetchError
from leylines.graph.fetching.answers import Object, number, objects, unlike
from leylines.graph.fetching.client import Client
from leylines.graph.fetching.feed import Cursor, Page, Step
from leylines.graph.fetching.origin import checked

HOST = "github.com"
API = "https://api.github.com/"
PAGE = 100
EARLIEST = "1970-01-01T00:00:00Z"
LISTS = ("issues", "issues/comments", "pulls/comments")


class GitHubFeed:
    """Issues, comments, reviews and reactions of one repository."""

    name = "github"
    title = "GitHub: a repository's issues, pull requests, comments, reviews and reactions"
    address = "https://github.com/OWNER/REPOSITORY"
    options: Mapping[str, str] = MappingProxyType({"since": "a date: nothing changed before it"})
    interval = 0.75

    def root(self, address: str) -> str:
        """Return GitHub's API, or that of a server of one's own."""
        parts = checked(address)
        return API if parts.hostname == HOST else f"{parts.scheme}://{parts.netloc}/api/v3/"

    def headers(self, token: str) -> Mapping[str, str]:
        """Return the header for a personal access token."""
        return {"Authorization": f"Bearer {token}"}

    def steps(
        self, client: Client, address: str, cursor: Cursor, options: Mapping[str, str]
    ) -> Iterator[Step]:
        """Yield the three lists, one after the other, each item with what hangs on it."""
        names = [part for part in checked(address).path.removesuffix(".git").split("/") if part]
        if len(names) != 2:
            raise FetchError("This is no repository", where=address, cure=f"Write {self.address}.")
        repository = f"repos/{names[0]}/{names[1]}"
        since = f"{options['since'][:10]}T00:00:00Z" if "since" in options else EARLIEST
        reached: dict[str, Any] = dict(cursor)
        if not reached:
            yield Step([Page(repository, client.get(repository).body)], {})
        for name in LISTS:
            known: Mapping[str, Any] = reached.get(name, {"since": since, "seen": []})
            for items, then in _changed(client, f"{repository}/{name}", known):
                reached = {**reached, name: then}
                pages = [Page(f"{repository}/{name}", items)]
                for item in items:
                    pages += _about(client, repository, name, item)
                yield Step(pages, reached)


def _changed(
    client: Client, path: str, known: Mapping[str, Any]
) -> Iterator[tuple[list[Object], Mapping[str, Any]]]:
    """Yield the items changed since a time, and from when on to ask for the next ones."""
    since, seen, page = known["since"], set(known["seen"]), 1
    while True:
        parameters = {"state": "all", "sort": "updated", "direction": "asc", "since": since}
        answer = client.find(path, {**parameters, "per_page": str(PAGE), "page": str(page)})
        if answer is None or not (items := objects(answer.body, path)):  # no issues, or none here
            return
        new = [item for item in items if item.get("id") not in seen]
        last = items[-1].get("updated_at")
        if not isinstance(last, str):
            raise unlike(path)
        # More items than a page holds may have changed within one second.
        page = page + 1 if last == since else 1
        at_last = {item.get("id") for item in items if item.get("updated_at") == last}
        seen = at_last | (seen if last == since else set())
        since = last
        if new:
            yield new, {"since": since, "seen": sorted(seen, key=str)}
        if len(items) < PAGE and not answer.next:
            return


def _about(client: Client, repository: str, name: str, item: Object) -> Iterator[Page]:
    of = f"{repository}/{name}/{number(item.get('number' if name == 'issues' else 'id'))}"
    reactions = item.get("reactions")
    if isinstance(reactions, dict) and number(reactions.get("total_count")):
        yield from _listed(client, f"{of}/reactions")
    if name == "issues" and isinstance(item.get("pull_request"), dict):
        yield from _listed(client, f"{repository}/pulls/{number(item.get('number'))}/reviews")


def _listed(client: Client, path: str) -> Iterator[Page]:
    for answer in client.pages(path, {"per_page": str(PAGE)}):
        yield Page(path, answer.body)
