"""What is known before any row is read: who wrote what, its newest copy, who is called how.

This is held in memory: some 400 bytes a post and 250 an account.
"""

import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

from leylines.graph.sources.fields import Object, id_of, text, time_of
from leylines.graph.sources.github.pieces import Piece, pieces_of
from leylines.graph.sources.github.posts import GHOST, WRITTEN, Post
from leylines.graph.sources.github.rows import Row
from leylines.graph.sources.records import Unusable

NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class Written:
    """Who wrote a post, its labels, and which row tells the newest of it."""

    author: str | None
    labels: tuple[tuple[str, str], ...]
    thread: str | None
    changed_at: datetime
    number: int
    deleted: bool

    @property
    def order(self) -> tuple[bool, datetime, int]:
        """What makes one copy newer than another: a deletion, the time, the place."""
        return self.deleted, self.changed_at, self.number


@dataclass(slots=True)
class Account:
    """How an account was called last, and what sort of account it is."""

    login: str
    at: datetime
    sort: str | None


@dataclass(slots=True)
class Known:
    """Posts and accounts by id, and the ids behind names of accounts and repositories."""

    posts: dict[str, Written] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    repositories: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    site: str = "https://github.com/"
    _acts: set[str] = field(default_factory=set)

    def learn(self, row: Row) -> None:
        """Take in a row; one that cannot be used will be a reject when it is read."""
        try:
            pieces = pieces_of(row)
        except Unusable:
            return
        for piece in pieces:
            self._learn_repository(piece)
            for learn in (self._learn_account, partial(self._learn_post, row.number)):
                try:
                    learn(piece)
                except Unusable:
                    continue

    def settle(self) -> None:
        """Put what was told of a repository by its name under its number, now that it is known."""
        for own in [own for own in self.posts if own.startswith("repository-")]:
            community, _, number = own.partition("#")
            repository_id = self.repositories.get(community.removeprefix("repository-"))
            if repository_id:
                self._keep(f"repository-{repository_id}#{number}", self.posts.pop(own))

    def is_new(self, act: str) -> bool:
        """Say whether a reaction or a star is read for the first time."""
        if act in self._acts:
            return False
        self._acts.add(act)
        return True

    def repository(self, piece: Piece) -> str:
        """Return the id of the community that a repository is."""
        name = piece.repository.casefold()
        return f"repository-{piece.repository_id or self.repositories.get(name) or name}"

    def is_person(self, account_id: str | None) -> bool:
        """Say whether an account is a person's, as far as is known: no bot, no organisation."""
        account = self.accounts.get(account_id or "")
        return account is not None and account.sort != "Bot" and account.sort != "Organization"

    def _learn_repository(self, piece: Piece) -> None:
        number, name = piece.repository_id, piece.repository.casefold()
        if number:
            self.names[f"repository-{number}"] = sys.intern(piece.repository)
            # A name can be given to another repository; the newer one has the higher number.
            if _greater(number, self.repositories.get(name)):
                self.repositories[name] = number

    def _learn_account(self, piece: Piece) -> None:
        value = piece.value if piece.sort == "user" else piece.value.get("user")
        if not isinstance(value, dict):
            return
        number, login = id_of(value, "id"), text(value, "login")
        if not number or not login or number == GHOST:
            return
        page = text(value, "html_url")
        if page and page.endswith(f"/{login}"):
            self.site = page.removesuffix(login)
        at = max(filter(None, (_when(piece.value, name) for name in TIMES)), default=NEVER)
        before = self.accounts.get(number)
        sort = "Bot" if login.endswith("[bot]") else text(value, "type")
        sort = sort or (before.sort if before else None)
        if before is None or (before.at, before.login) < (at, login):
            self.accounts[number] = Account(login, at, sys.intern(sort) if sort else None)
        else:
            before.sort = sort
        if _greater(number, self.called.get(login.casefold())):
            self.called[login.casefold()] = number

    def _learn_post(self, number: int, piece: Piece) -> None:
        if piece.sort in WRITTEN:
            post = Post.of(piece, self.repository(piece))
            author = sys.intern(post.author) if post.author else None
            written = Written(
                author, post.labels, post.thread, post.changed_at, number, piece.deleted
            )
            self._keep(post.id, written)

    def _keep(self, post_id: str, written: Written) -> None:
        before = self.posts.get(post_id)
        if before is None or before.order < written.order:
            self.posts[post_id] = written


TIMES = ("updated_at", "submitted_at", "created_at", "starred_at")


def _when(value: Object, name: str) -> datetime | None:
    try:
        return time_of(value, name)
    except Unusable:
        return None


def _greater(number: str, before: str | None) -> bool:
    return before is None or (len(before), before) < (len(number), number)
