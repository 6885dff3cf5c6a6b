"""What is known of posts, topics, people and categories before any of them is read.

This is held in memory, whatever the posts say, so that the order of the files does not matter.
"""

import sys
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from leylines.graph.sources.api_records import Entity
from leylines.graph.sources.fields import (
    Object,
    id_of,
    needed_id,
    needed_time,
    text,
    texts,
    time_of,
    whole_number,
)
from leylines.graph.sources.records import Unusable

LIKE_GIVEN, LIKE_RECEIVED = "1", "2"
PRIVATE = "private_message"


@dataclass(slots=True)
class Post:
    """A post: who wrote it, where it stands, and which of its copies is the newest."""

    author: str | None
    topic: str
    at: datetime
    changed_at: datetime
    number: int
    deleted: bool


@dataclass(slots=True)
class Topic:
    """A topic, as far as any answer told of it."""

    title: str | None = None
    views: int | None = None
    category: str | None = None
    tags: tuple[str, ...] = ()
    private: bool = False
    deleted: bool = False
    accepted: str | None = None
    accepter: str | None = None


@dataclass(slots=True)
class User:
    """How somebody is called."""

    username: str | None = None
    name: str | None = None
    created_at: datetime | None = None


@dataclass(slots=True)
class Known:
    """Everything that records refer to by its id, its number or its name."""

    posts: dict[str, Post] = field(default_factory=dict)
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    liked_at: dict[tuple[str, str], datetime] = field(default_factory=dict)
    categories: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)

    def learn(self, entity: Entity) -> None:
        """Take in a record; what cannot be used will be a reject when it is read."""
        learn = {
            "post": self._learn_post,
            "topic": self._learn_topic,
            "action": self._learn_action,
            "category": self._learn_category,
            "user": self._learn_user,
            "like": self._learn_user,
        }.get(entity.sort)
        if learn:
            with suppress(Unusable):
                learn(entity)

    def named(self, username: str | None) -> str | None:
        """Return who has a name, as the forum compares names: without their case."""
        return self.names.get(normalized(username)) if username else None

    def _learn_post(self, entity: Entity) -> None:
        value = entity.value
        id_, topic_id = needed_id(value, "id"), sys.intern(needed_id(value, "topic_id"))
        place, at = needed_id(value, "post_number"), needed_time(value, "created_at")
        changed_at, author = time_of(value, "updated_at") or at, id_of(value, "user_id")
        known = self.posts.get(id_)
        if known is None or changed_at >= known.changed_at:
            deleted = bool(value.get("deleted_at") or value.get("user_deleted"))
            author = sys.intern(author) if author else None
            self.posts[id_] = Post(author, topic_id, at, changed_at, entity.number, deleted)
            self.places[topic_id, place] = id_
            topic = self.topics.setdefault(topic_id, Topic())
            if value.get("accepted_answer") is True:
                topic.accepted = place
            with suppress(Unusable):
                topic.category = topic.category or id_of(value, "category_id")
                topic.title = topic.title or text(value, "topic_title")
        self._meet(value, "user_id")
        self._meet(value.get("reply_to_user"))

    def _learn_topic(self, entity: Entity) -> None:
        value = entity.value
        topic = self.topics.setdefault(sys.intern(needed_id(value, "id")), Topic())
        topic.private = topic.private or value.get("archetype") == PRIVATE
        topic.deleted = bool(value.get("deleted_at"))
        topic.views = whole_number(value, "views") or topic.views
        if isinstance(value.get("tags"), list):
            topic.tags = tags_of(value)
        if entity.of == "view":  # a list does not say which answer was accepted
            topic.accepted = id_of(value, "accepted_answer", "post_number")
            topic.accepter = text(value, "accepted_answer", "accepter_username")
        topic.title = text(value, "title") or topic.title
        topic.category = id_of(value, "category_id") or topic.category

    def _learn_action(self, entity: Entity) -> None:
        value = entity.value
        self._meet(value, "acting_user_id", "acting_")
        self._meet(value, "user_id")
        if id_of(value, "action_type") in (LIKE_GIVEN, LIKE_RECEIVED):
            like = needed_id(value, "post_id"), needed_id(value, "acting_user_id")
            self.liked_at[like] = needed_time(value, "created_at")

    def _learn_category(self, entity: Entity) -> None:
        category = needed_id(entity.value, "id")
        above = id_of(entity.value, "parent_category_id")
        self.categories[category] = text(entity.value, "name"), above

    def _learn_user(self, entity: Entity) -> None:
        account = self._meet(entity.value)
        if account is not None:
            user = self.users[account]
            user.created_at = time_of(entity.value, "created_at") or user.created_at

    def _meet(self, value: Any, id_name: str = "id", prefix: str = "") -> str | None:  # noqa: ANN401 - any JSON
        with suppress(Unusable):
            if not isinstance(value, dict) or (account := id_of(value, id_name)) is None:
                return None
            account = sys.intern(account)
            user = self.users.setdefault(account, User())
            user.username = text(value, f"{prefix}username") or user.username
            user.name = text(value, f"{prefix}name") or user.name
            if user.username:
                self.names[normalized(user.username)] = account
            return account
        return None


def normalized(username: str) -> str:
    """Return a name as the forum compares it.

    Examples
    --------
    >>> normalized("Ada_L")
    'ada_l'
    """
    return unicodedata.normalize("NFC", username).lower()


def tags_of(topic: Object) -> tuple[str, ...]:
    """Return the names of a topic's tags: texts, or, since 2025, objects.

    Examples
    --------
    >>> tags_of({"tags": ["help", {"id": 3, "name": "linux", "slug": "linux"}]})
    ('help', 'linux')
    """
    named = [
        tag["name"] if isinstance(tag, dict) and "name" in tag else tag for tag in topic["tags"]
    ]
    return tuple(dict.fromkeys(map(sys.intern, texts({"": named}, ""))))
