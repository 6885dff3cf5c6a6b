"""What is known of posts and accounts before any is read: who wrote what, when, and who is no one.

This is held in memory: some 250 bytes a post and 150 an account (measured).
"""

import sys
from dataclasses import dataclass, field
from datetime import datetime

from leylines.graph.sources.fields import Object, id_of, needed_id, needed_time, objects, time_of
from leylines.graph.sources.mastodon.entities import Entity, with_nested
from leylines.graph.sources.records import Unusable


@dataclass(slots=True)
class Post:
    """Who wrote a post, when, in which tags, and when it was last edited."""

    author: str
    at: datetime
    tags: tuple[str, ...]
    edited_at: datetime


@dataclass(slots=True)
class Known:
    """The posts by id, when accounts were made and which are not people's, and who boosted when."""

    posts: dict[str, Post] = field(default_factory=dict)
    joined: dict[str, datetime] = field(default_factory=dict)
    automatic: set[str] = field(default_factory=set)
    boosted: dict[tuple[str, str], datetime] = field(default_factory=dict)

    def learn(self, entity: Entity) -> None:
        """Take in an entity; one that cannot be used will be a reject when it is read."""
        if not isinstance(entity.value, dict):
            return
        if entity.sort != "status":
            self._learn_account(entity.value)
            return
        for status in with_nested(entity.value):
            if isinstance(account := status.get("account"), dict):
                self._learn_account(account)
            self._learn_status(status)

    def _learn_account(self, account: Object) -> None:
        try:
            account_id, joined = needed_id(account, "id"), time_of(account, "created_at")
        except Unusable:
            return
        if account.get("bot") is True or account.get("group") is True:
            self.automatic.add(account_id)
        if joined is not None:
            self.joined[account_id] = joined

    def _learn_status(self, status: Object) -> None:
        try:
            status_id, author = (
                needed_id(status, "id"),
                sys.intern(needed_id(status, "account", "id")),
            )
            at = needed_time(status, "created_at")
            edited_at = time_of(status, "edited_at") or at
            if isinstance(boosted := status.get("reblog"), dict):
                boost = needed_id(boosted, "id"), author
                self.boosted[boost] = min(at, self.boosted.get(boost, at))
                return
        except Unusable:
            return
        before = self.posts.get(status_id)
        if before is None or before.edited_at < edited_at:
            self.posts[status_id] = Post(author, at, tags_of(status), edited_at)


def tags_of(status: Object) -> tuple[str, ...]:
    """Return the hashtags of a status, each once; case does not matter.

    Examples
    --------
    >>> tags_of({"tags": [{"name": "Rust"}, {"name": "rust"}]})
    ('rust',)
    """
    names = []
    for tag in objects(status, "tags"):
        try:
            name = id_of(tag, "name")
        except Unusable:
            continue
        if name:
            names.append(sys.intern(name.casefold()))
    return tuple(dict.fromkeys(names))
