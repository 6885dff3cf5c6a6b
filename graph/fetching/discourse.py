"""Discourse: the topics in which something has happened, their posts, and who liked these.

The API: docs.discourse.org. Topics are listed from the one with the newest activity down to where
the last fetch had come, and then read from there upwards: so what happens meanwhile comes at the
end, and who is killed goes on with the next topic.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from leylines.graph.fetching.answers import Object, number, objects, unlike
from leylines.graph.fetching.client import Client
from leylines.graph.fetching.feed import Cursor, Page, Step

CHUNK = 20
"""Posts that are asked for at once, as many as a topic shows by itself."""
LIKE = 2
EARLIEST = "1970"


class DiscourseFeed:
    """Categories, topics, posts and likes of a forum."""

    name = "discourse"
    title = "Discourse: topics, posts, categories and who liked what"
    address = "https://HOST"
    options: Mapping[str, str] = MappingProxyType({"since": "a date: topics active from then on"})
    interval = 1.0

    def root(self, address: str) -> str:
        """Return the forum itself."""
        return address

    def headers(self, token: str) -> Mapping[str, str]:
        """Return the headers for ``NAME:KEY``, a key of the forum's administrators, or a user's."""
        name, colon, key = token.partition(":")
        return {"Api-Username": name, "Api-Key": key} if colon else {"User-Api-Key": token}

    def steps(
        self, client: Client, address: str, cursor: Cursor, options: Mapping[str, str]
    ) -> Iterator[Step]:
        """Yield the categories, then topic by topic."""
        del address
        active = str(cursor.get("active", options.get("since", EARLIEST)))
        done = [number(each) for each in cursor.get("done", [])]
        known = number(cursor.get("known"))
        newest = number(cursor.get("newest")) or _newest_post(client)
        pages = _categories(client)
        for at, topic in _active_since(client, active, done):
            done = [*(done if at == active else []), topic]
            active = at
            reached = {"active": active, "done": done, "known": known, "newest": newest}
            yield Step([*pages, *_topic(client, topic, known)], reached)
            pages = iter(())
        # Whoever has come to the end knows every post that there was at the beginning.
        yield Step((), {"active": active, "done": done, "known": newest})


def _newest_post(client: Client) -> int:
    posts = objects(client.get("posts.json").body, "posts.json", "latest_posts")
    return max((number(post.get("id")) for post in posts), default=0)


def _categories(client: Client) -> Iterator[Page]:
    body = client.get("categories.json", {"include_subcategories": "true"}).body
    yield Page("categories", body)
    for category in objects(body, "categories.json", "category_list", "categories"):
        if category.get("subcategory_ids") and not category.get("subcategory_list"):
            above = {"parent_category_id": str(number(category.get("id")))}
            yield Page("categories", client.get("categories.json", above).body)


def _active_since(client: Client, active: str, done: Sequence[int]) -> list[tuple[str, int]]:
    """Return the topics, the one whose activity is longest ago first."""
    found: dict[int, str] = {}
    page = 0
    while True:
        parameters = {"order": "activity", "page": str(page), "no_definitions": "true"}
        body = client.get("latest.json", parameters).body
        topics = objects(body, "latest.json", "topic_list", "topics")
        for topic in topics:
            # A topic that moved up while the list was read stands in it twice.
            found.setdefault(number(topic.get("id")), _bumped(topic))
        # Pinned topics stand above the others, whenever something last happened in them.
        if not topics or any(_bumped(each) < active and not _is_pinned(each) for each in topics):
            break
        page += 1
    there = {topic for topic in done if found.get(topic) == active}
    return sorted((at, each) for each, at in found.items() if at >= active and each not in there)


def _bumped(topic: Object) -> str:
    at = topic.get("bumped_at") or topic.get("last_posted_at") or topic.get("created_at")
    if not isinstance(at, str):
        raise unlike("latest.json")
    return at


def _is_pinned(topic: Object) -> bool:
    return bool(topic.get("pinned") or topic.get("pinned_globally"))


def _topic(client: Client, topic: int, known: int) -> Iterator[Page]:
    """Yield a topic with its first posts, those that are newer than the last fetch, and likes."""
    found = client.find(f"t/{topic}.json", may_be_hidden=True)
    if found is None:  # deleted, or no longer shown, since it was listed
        return
    yield Page(f"t/{topic}", found.body)
    where = f"t/{topic}.json"
    posts = objects(found.body, where, "post_stream", "posts")
    yield from _likes(client, posts)
    stream = found.body["post_stream"].get("stream") or []
    had = {number(post.get("id")) for post in posts}
    new = [each for each in stream if number(each) > known and each not in had]
    for start in range(0, len(new), CHUNK):
        chunk = {"post_ids[]": [str(each) for each in new[start : start + CHUNK]]}
        answer = client.find(f"t/{topic}/posts.json", chunk, may_be_hidden=True)
        if answer is not None:
            yield Page(f"t/{topic}/posts", answer.body)
            yield from _likes(client, objects(answer.body, where, "post_stream", "posts"))


def _likes(client: Client, posts: Sequence[Object]) -> Iterator[Page]:
    for post in posts:
        actions = objects(post.get("actions_summary") or [], "actions_summary")
        if any(action.get("id") == LIKE and action.get("count") for action in actions):
            yield from _liked(client, number(post.get("id")))


def _liked(client: Client, post: int) -> Iterator[Page]:
    kind = f"post_action_users.json?id={post}&post_action_type_id={LIKE}"
    had: set[int] = set()
    page = 0
    while answer := client.find(
        "post_action_users.json",
        {"id": str(post), "post_action_type_id": str(LIKE), "page": str(page)},
        may_be_hidden=True,
    ):
        users = objects(answer.body, kind, "post_action_users")
        new = {number(user.get("id")) for user in users} - had
        if new:
            yield Page(kind, answer.body)
        had |= new
        # Only where there are more than a page holds does the answer say how many.
        if not new or len(had) >= number(answer.body.get("total_rows_post_action_users")):
            return
        page += 1
