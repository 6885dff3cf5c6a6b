"""What an answer of the API holds, one by one."""

import re
from collections.abc import Iterator
from typing import Any

from leylines.graph.sources.api_pages import Page
from leylines.graph.sources.api_records import Entity
from leylines.graph.sources.fields import Object

LISTS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("post_stream", "posts"), "post"),
    (("latest_posts",), "post"),
    (("category_list", "categories"), "category"),
    (("topic_list", "topics"), "topic"),
    (("post_action_users",), "like"),
    (("user_actions",), "action"),
)
"""Where an answer has a list of what, the most telling first."""

LIKED_POST = re.compile(r"post_action_users(?:.*[?&]id=|\D+)(\d{1,18})(?!\d)")


def entities_of(page: Page) -> Iterator[Entity]:
    """Yield what an answer holds: posts, topics, likes, actions, categories and users.

    A like is ``of`` its post; a topic that stands by itself, not in a list, is a ``view``.

    Examples
    --------
    >>> body = {"post_action_users": [{"id": 7, "username": "ada"}]}
    >>> [(e.sort, e.of) for e in entities_of(Page("/post_action_users.json?id=12", body))]
    [('like', '12')]
    """
    body = page.body
    if not isinstance(body, dict):
        yield Entity("other", body)
        return
    found = False
    if "post_stream" in body and "title" in body:
        yield Entity("topic", {name: body[name] for name in body if name != "post_stream"}, "view")
        found = True
    for path, sort in LISTS:
        values = _list(body, path)
        if values is not None:
            yield from _listed(values, sort, page.kind)
            found = True
    if not found:
        yield from _single(body)
    elif isinstance(body.get("users"), list):
        yield from _listed(body["users"], "user", "")


def _list(body: Object, path: tuple[str, ...]) -> list[Any] | None:
    value: Any = body
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, list) else None


def _listed(values: list[Any], sort: str, kind: str) -> Iterator[Entity]:
    liked = LIKED_POST.search(kind) if sort == "like" else None
    for value in values:
        if not isinstance(value, dict):
            yield Entity("other", value)
            continue
        yield Entity(sort, value, liked[1] if liked else "")
        if sort == "category" and isinstance(value.get("subcategory_list"), list):
            yield from _listed(value["subcategory_list"], sort, kind)


def _single(body: Object) -> Iterator[Entity]:
    if "post_number" in body:
        yield Entity("post", body)
    elif isinstance(body.get("user"), dict):
        yield Entity("user", body["user"])
    elif isinstance(body.get("category"), dict):
        yield Entity("category", body["category"])
    elif isinstance(body.get("categories"), list):
        yield from _listed(body["categories"], "category", "")
    elif isinstance(body.get("directory_items"), list):
        for item in body["directory_items"]:
            user = item.get("user") if isinstance(item, dict) else None
            yield Entity("user" if isinstance(user, dict) else "other", user)
    else:
        yield Entity("other", body)
