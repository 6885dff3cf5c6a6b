"""What is known of all items before any of them is read: who wrote them, and under what.

This is held in memory, whatever the items say, so that the order of the files does not matter.
"""

import sys
from contextlib import suppress
from dataclasses import dataclass, field

from leylines.graph.sources.api_records import Entity
from leylines.graph.sources.fields import Object, id_of, needed_id, text
from leylines.graph.sources.records import Unusable

KINDS = {
    "story": "story",
    "comment": "comment",
    "job": "job",
    "poll": "poll",
    "pollopt": "poll option",
}

CATEGORIES = {
    "ask": "Ask HN",
    "show": "Show HN",
    "tell": "Tell HN",
    "launch": "Launch HN",
    "jobs": "Jobs",
    "stories": "Stories",
}
"""By their ids. The first four are told, as on the site itself, by how the title begins."""

DEEPEST = 10_000
"""Comments under each other; items that are under each other in a circle are damaged."""


@dataclass(slots=True)
class Post:
    """An item: who wrote it, what it is under, its category, and which copy is the last."""

    author: str | None
    parent: str | None
    category: str | None
    number: int
    gone: bool


@dataclass(slots=True)
class Threads:
    """The items by id, and what was told of accounts and communities."""

    posts: dict[str, Post] = field(default_factory=dict)
    told: set[tuple[str, str]] = field(default_factory=set)

    def learn(self, entity: Entity) -> None:
        """Take in an item; what cannot be used will be a reject when it is read."""
        if entity.sort != "item":
            return
        with suppress(Unusable):
            value = entity.value
            id_, author, parent = needed_id(value, "id"), id_of(value, "by"), parent_of(value)
            self.posts[id_] = Post(
                sys.intern(author) if author else None,
                parent,
                category_of(value),
                entity.number,
                is_gone(value),
            )

    def category(self, id_: str) -> str | None:
        """Return the category of what an item is under in the end."""
        post = above = self.posts.get(id_)
        for _ in range(DEEPEST):
            if above is None or above.category is not None or above.parent is None:
                break
            above = self.posts.get(above.parent)
        if post is None or above is None:
            return None
        post.category = above.category  # so that what is under it need not go so far
        return post.category

    def author(self, id_: str | None) -> str | None:
        """Return who wrote an item."""
        post = self.posts.get(id_ or "")
        return post.author if post else None

    def standing(self, id_: str | None) -> str | None:
        """Return an item that is loaded: neither deleted nor dead."""
        post = self.posts.get(id_ or "")
        return id_ if post and not post.gone else None


def parent_of(value: Object) -> str | None:
    """Return what an item is under: a comment's parent, an option's poll."""
    return id_of(value, "parent") or id_of(value, "poll")


def category_of(value: Object) -> str | None:
    """Return the category of what is under nothing.

    Examples
    --------
    >>> category_of({"type": "story", "title": "Ask HN: Why?"})
    'ask'
    >>> category_of({"type": "job", "title": "We hire"})
    'jobs'
    """
    if value["type"] in ("comment", "pollopt"):
        return None
    if value["type"] == "job":
        return "jobs"
    title = (text(value, "title") or "").lower()
    prefixes = ("ask", "show", "tell", "launch")
    return next((each for each in prefixes if title.startswith(f"{each} hn")), "stories")


def is_gone(value: Object) -> bool:
    """Return whether an item was deleted by its author, or killed."""
    return value.get("deleted") is True or value.get("dead") is True
