"""What later files need to know of earlier ones: who wrote which post, and who talks under it.

This is held in memory, whatever the posts say: some 320 bytes a post, 200 a user and 25 a comment
(measured); ids and tags are held once each.
"""

import re
import sys
from dataclasses import dataclass, field
from datetime import datetime

from leylines.graph.sources.records import Unusable
from leylines.graph.sources.stack_exchange.attributes import needed, needed_id, time_of
from leylines.graph.sources.stack_exchange.dump import Row, tags_of

QUESTION, ANSWER = "1", "2"

MENTION = re.compile(r"(?<![\w@])@([\w.'’-]{3,})")
"""At least three characters, as the site itself asks for."""


@dataclass(slots=True)
class Post:
    """A question or an answer: its author, question (itself, if it is one), tags, time, line."""

    author: str | None
    question: str
    tags: tuple[str, ...]
    at: datetime
    line: int
    speakers: list[str] | None = None


@dataclass(slots=True)
class Threads:
    """The posts by id, the accepted answers, and how people are called."""

    posts: dict[str, Post] = field(default_factory=dict)
    accepted: set[str] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)
    unresolved_mentions: int = 0

    def learn(self, row: Row) -> None:
        """Take in a row of Posts.xml, before any row is read that refers to it.

        An answer can come before its question: where two questions were merged.
        """
        try:
            post, kind, at = needed_id(row, "Id"), needed(row, "PostTypeId"), time_of(row)
            if kind not in (QUESTION, ANSWER) or post in self.posts:
                return
            question = post if kind == QUESTION else needed_id(row, "ParentId")
        except Unusable:  # will be a reject when it is read
            return
        tags = tuple(sys.intern(tag) for tag in tags_of(row.get("Tags")))
        self.posts[post] = Post(self.known(row.get("OwnerUserId")), question, tags, at, row.line)
        if kind == QUESTION and (answer := row.get("AcceptedAnswerId")):
            self.accepted.add(answer)

    def known(self, account: str | None) -> str | None:
        """Return a user that the dump has; another one was deleted from the site."""
        return sys.intern(account) if account in self.names else None

    def asker_of(self, post: Post) -> str | None:
        """Return who asked the question that a post belongs to."""
        question = self.posts.get(post.question)
        return question.author if question else None

    def tags_of(self, post: Post) -> tuple[str, ...]:
        """Return the tags of the question that a post belongs to."""
        question = self.posts.get(post.question)
        return question.tags if question else ()

    def speak(self, post: Post, account: str) -> None:
        """Note that somebody commented on a post."""
        if post.speakers is None:
            post.speakers = []
        post.speakers.append(account)

    def mentioned(self, post: Post, by: str, text: str) -> list[str]:
        """Return the accounts that a comment under a post mentions, each once.

        As the site does, names are compared without spaces and case, and a beginning of three
        characters is enough; only those who wrote the post or commented on it before can be meant,
        the latest first, and nobody means himself.
        """
        matches = MENTION.findall(text)
        if not matches:
            return []
        people = [*reversed(post.speakers or ()), *([post.author] if post.author else [])]
        people = [account for account in dict.fromkeys(people) if account != by]
        found: dict[str, None] = {}
        for written in matches:
            account = self._meant(written.casefold(), people)
            if account is None:
                self.unresolved_mentions += 1
            else:
                found[account] = None
        return list(found)

    def _meant(self, written: str, people: list[str]) -> str | None:
        # @Bob, @Bob's and @Bob. all mean Bob, unless somebody is called so.
        for name in (written, written.rstrip(".'’-"), re.sub(r"['’]s$", "", written)):
            for account in people:
                if len(name) >= 3 and self.names[account].startswith(name):
                    return account
        return None


def called(display_name: str) -> str:
    """Return a name as it is written in a mention.

    Examples
    --------
    >>> called("Juan González Salinas")
    'juangonzálezsalinas'
    """
    return re.sub(r"\s", "", display_name).casefold()
