"""What later files need to know of earlier ones: who wrote which post, and who talks under it.

This is held in memory: some two hundred bytes a post and sixteen a comment, whatever they say.
"""

import re
from dataclasses import dataclass, field

MENTION = re.compile(r"(?<![\w@])@([\w.-]{3,})", re.UNICODE)
"""At least three characters, as the site itself asks for."""


@dataclass(slots=True)
class Post:
    """A question or an answer: its id, author, question (itself, if it is one), tags."""

    author: str | None
    question: str
    tags: tuple[str, ...]
    at: str
    speakers: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Threads:
    """The posts by id, the accepted answers, and how people are called."""

    posts: dict[str, Post] = field(default_factory=dict)
    accepted: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    unresolved_mentions: int = 0

    def asker_of(self, post: Post) -> str | None:
        """Return who asked the question that a post belongs to."""
        question = self.posts.get(post.question)
        return question.author if question else None

    def mentioned(self, post: Post, text: str) -> list[str]:
        """Return the accounts that a comment under a post mentions, each once.

        As the site does, names are compared without spaces and case, and a beginning of three
        characters is enough; only those who wrote the post or commented on it can be meant, the
        latest first.
        """
        people = [*reversed(post.speakers), *([post.author] if post.author else [])]
        found: dict[str, None] = {}
        for match in MENTION.finditer(text):
            called = match[1].rstrip(".-").casefold()
            meant = next(
                (account for account in people if self.names.get(account, "").startswith(called)),
                None,
            )
            if meant is None:
                self.unresolved_mentions += 1
            else:
                found[meant] = None
        return list(found)


def called(display_name: str) -> str:
    """Return a name as it is written in a mention."""
    return re.sub(r"\s", "", display_name).casefold()
