"""What is known of messages, accounts and communities before any of them is read.

This is held in memory, whatever the messages say, so that the order of the files does not matter.
"""

import sys
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
    objects,
    text,
    time_of,
)
from leylines.graph.sources.records import Unusable

REFUSED = ("rejected", "marked_rejected")
"""Moderation took these messages away."""


@dataclass(slots=True)
class Message:
    """A message: who wrote it, where it stands, and which of its copies is the newest."""

    author: str | None
    board: str | None
    topic: str | None
    at: datetime
    changed_at: datetime
    number: int
    gone: bool


@dataclass(slots=True)
class User:
    """How somebody is called."""

    login: str | None = None
    url: str | None = None
    created_at: datetime | None = None
    gone: bool = False


@dataclass(slots=True)
class Place:
    """A board, a category or a group, and the one that it stands in."""

    title: str | None = None
    above: str | None = None


@dataclass(slots=True)
class Known:
    """Everything that records refer to by its id."""

    messages: dict[str, Message] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    tags: dict[str, dict[str, None]] = field(default_factory=dict)

    def learn(self, entity: Entity) -> None:
        """Take in a record; what cannot be used will be a reject when it is read."""
        with suppress(Unusable):
            if entity.sort == "message":
                self._learn_message(entity)
            elif entity.sort == "user":
                self._learn_user(entity.value)
            elif entity.sort == "kudo":
                self._meet(entity.value.get("user"))
            elif entity.sort in ("tag", "label"):
                self._learn_tag(entity.of, needed_id(entity.value, "text"))
            elif entity.sort != "other":
                self._learn_place(entity.value, place_of(entity.sort, entity.value))

    def person(self, account: str | None) -> str | None:
        """Return an account that is somebody's: neither anonymous nor deleted."""
        if account is None or account.startswith("-"):
            return None
        user = self.users.get(account)
        return None if user and user.gone else account

    def author_of(self, message_id: str | None) -> str | None:
        """Return who wrote a message, if that is known and somebody still there."""
        message = self.messages.get(message_id or "")
        return self.person(message.author) if message else None

    def _learn_message(self, entity: Entity) -> None:
        value = entity.value
        id_, at = needed_id(value, "id"), needed_time(value, "post_time")
        changed_at = time_of(value, "current_revision", "last_edit_time") or at
        author, board = id_of(value, "author", "id"), id_of(value, "board", "id")
        topic = id_of(value, "topic", "id") or id_of(value, "conversation", "id")
        known = self.messages.get(id_)
        if known is None or changed_at >= known.changed_at:
            self.messages[id_] = Message(
                sys.intern(author) if author else None,
                sys.intern(f"board:{board}") if board else None,
                topic,
                at,
                changed_at,
                entity.number,
                is_gone(value),
            )
        self._meet(value.get("author"))
        if board:
            with suppress(Unusable):
                place = self.places.setdefault(f"board:{board}", Place())
                place.title = place.title or text(value, "board", "title")
        for name in ("tags", "labels"):
            for tag in objects(value, name, "items"):
                with suppress(Unusable):
                    self._learn_tag(id_, needed_id(tag, "text"))

    def _learn_tag(self, message: str, tag: str) -> None:
        self.tags.setdefault(message, {})[sys.intern(tag)] = None

    def _learn_user(self, value: Object) -> None:
        account = self._meet(value)
        if account is not None:
            user = self.users[account]
            user.gone = value.get("deleted") is True
            user.created_at = time_of(value, "registration_data", "registration_time")

    def _learn_place(self, value: Object, id_: str) -> None:
        place = self.places.setdefault(id_, Place())
        place.title = text(value, "title") or text(value, "short_title") or place.title
        above = id_of(value, "parent_category", "id")
        if above:
            place.above = f"category:{above}"
        else:
            above = id_of(value, "parent", "id")
            place.above = above if above and ":" in above else place.above

    def _meet(self, value: Any) -> str | None:  # noqa: ANN401 - any JSON
        with suppress(Unusable):
            if isinstance(value, dict) and (account := id_of(value, "id")) is not None:
                user = self.users.setdefault(sys.intern(account), User())
                user.login = text(value, "login") or user.login
                user.url = text(value, "view_href") or user.url
                return account
        return None


def is_gone(value: Object) -> bool:
    """Return whether a message was deleted, or taken away by moderation."""
    return value.get("deleted") is True or value.get("moderation_status") in REFUSED


def place_of(sort: str, value: Object) -> str:
    """Return the id of a board, category or group, as ``nodes`` writes it.

    Examples
    --------
    >>> place_of("board", {"id": "ideas"}), place_of("node", {"id": "board:ideas"})
    ('board:ideas', 'board:ideas')
    """
    id_ = needed_id(value, "id")
    return id_ if ":" in id_ else f"{sort}:{id_}"
