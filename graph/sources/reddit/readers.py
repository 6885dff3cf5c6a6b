"""What each row becomes.

==========  ========================================================================================
submission  a content in its subreddit; REPOSTED to who wrote what it is a crosspost of; MENTIONED
            for each ``u/name`` in it
comment     a content; REPLIED to the author of the comment or submission that it is under;
            MENTIONED
==========  ========================================================================================
"""

import re
from dataclasses import dataclass, field
from xml.sax.saxutils import unescape

from leylines.graph.sources.authorship import DELETED, NO_KEY, NOBODY, Authorship
from leylines.graph.sources.fields import (
    Object,
    id_of,
    needed_id,
    needed_time,
    objects,
    text,
    time_of,
    whole_number,
)
from leylines.graph.sources.records import Records, Unusable
from leylines.graph.sources.reddit.names import key_of, needed_key

SITE = "https://www.reddit.com"
GONE = frozenset({"[deleted]", "[removed]"})
BOTS = frozenset({"automoderator"})
MODERATORS = "-modteam"
"""The end of the name of the account by which a subreddit's moderators all speak."""

MENTION = re.compile(r"(?<![\w/.-])/?u/([A-Za-z0-9_-]{3,20})(?![\w-])")


@dataclass(frozen=True, slots=True)
class Row:
    """A line and its place among all lines of all files."""

    value: Object
    number: int


@dataclass(frozen=True, slots=True)
class Post:
    """A comment or submission, checked: nothing in it is wrong once there is one."""

    value: Object
    full_name: str
    key: int
    author: str | None
    subreddit: str
    title: str | None
    text: str | None
    parent: str | None
    original: str | None
    original_author: str | None
    url: str
    is_deleted: bool

    @classmethod
    def of(cls, value: Object) -> "Post":
        """Read what a comment and a submission have alike."""
        is_comment = "body" in value or ("parent_id" in value and "title" not in value)
        full_name = f"{'t1' if is_comment else 't3'}_{needed_id(value, 'id')}"
        author, said = id_of(value, "author"), text(value, "body" if is_comment else "selftext")
        needed_time(value, "created_utc")
        time_of(value, "author_created_utc")
        title = None if is_comment else text(value, "title")
        original, original_author = (None, None) if is_comment else _crossposted(value)
        nobody = author is None or author in GONE
        return cls(
            value=value,
            full_name=full_name,
            key=needed_key(full_name, "id"),
            author=None if nobody else author,
            subreddit=needed_id(value, "subreddit"),
            title=title and unescape(title),
            # The API, and so the dumps, escape <, > and & in texts.
            text=None if said is None or said in GONE else unescape(said),
            parent=_parent(value) if is_comment else None,
            original=original,
            original_author=original_author,
            url=_url(value, full_name),
            is_deleted=nobody and said == "[deleted]",
        )


@dataclass(slots=True)
class Reddit:
    """Who wrote what, and which accounts are bots."""

    bots: frozenset[str] = BOTS
    index: Authorship = field(default_factory=Authorship)

    def learn(self, row: Row) -> None:
        """Take in a row; one that cannot be used will be a reject when it is read."""
        try:
            post = Post.of(row.value)
        except Unusable:
            self.index.add(NO_KEY, NOBODY, 0)
            return
        code = DELETED if post.is_deleted else self.index.code(self.person(post.author))
        self.index.add(post.key, code, _retrieved(row.value))

    def person(self, author: str | None) -> str | None:
        """Return the id of a person's account: the name, which Reddit never changes.

        Examples
        --------
        >>> Reddit().person("Ada"), Reddit().person("AutoModerator")
        ('ada', None)
        """
        name = (author or "").casefold()
        return None if not name or name in self.bots or name.endswith(MODERATORS) else name

    def read(self, row: Row, records: Records) -> None:
        """Read a row; of several copies the newest counts."""
        post = Post.of(row.value)
        author = self.person(post.author)
        if post.author and author is None:
            raise Unusable("written by a bot, or by all moderators", "author")
        if not self.index.is_newest(post.key, row.number):
            return
        if post.is_deleted:
            records.remove("contents", post.full_name)
            return
        subreddit = post.subreddit.casefold()
        records.add("communities", id=subreddit, name=post.subreddit, kind="board")
        if author:
            self._introduce(author, post.author or author, records)
            created_at = time_of(post.value, "author_created_utc")
            records.add("accounts", id=author, created_at=created_at)
        records.add(
            "contents",
            id=post.full_name,
            kind="comment" if post.full_name.startswith("t1") else "post",
            author=author,
            at=needed_time(post.value, "created_utc"),
            title=post.title,
            text=post.text,
            url=post.url,
            views=whole_number(post.value, "view_count"),
            parent=None if self.index.is_deleted(key_of(post.parent)) else post.parent,
            communities=[subreddit],
        )
        self._interact(post, author, records)

    def _interact(self, post: Post, author: str | None, records: Records) -> None:
        replied_to = self.index.author(key_of(post.parent))
        original_author = self.index.author(key_of(post.original))
        reposted = self.person(post.original_author) or original_author
        acts = [("REPLIED", replied_to), ("REPOSTED", reposted)]
        acts += [("MENTIONED", name) for name in self._mentioned(post, {author, replied_to})]
        for kind, target in acts:
            if author is None or target is None:
                continue
            self._introduce(target, None, records)
            records.interact(
                kind,  # type: ignore[arg-type]  # all three are kinds
                author,
                target,
                of=f"{post.full_name}-{target}" if kind == "MENTIONED" else post.full_name,
                at=needed_time(post.value, "created_utc"),
                communities=[post.subreddit.casefold()],
                content=post.full_name,
            )

    def _mentioned(self, post: Post, but: set[str | None]) -> list[str]:
        names = (self.person(name) for name in MENTION.findall(post.text or ""))
        return [
            name
            for name in dict.fromkeys(names)
            if name and name not in but and self.index.knows(name)
        ]

    def _introduce(self, account: str, handle: str | None, records: Records) -> None:
        url = f"{SITE}/user/{handle}" if handle else None
        records.add("accounts", id=account, handle=handle, url=url)


def _parent(value: Object) -> str | None:
    """Return the full name of what a comment is under."""
    named = (id_of(value, "parent_id"), id_of(value, "link_id"))
    return next((name for name in named if key_of(name) is not None), None)


def _crossposted(value: Object) -> tuple[str | None, str | None]:
    """Return the full name of what a submission is a crosspost of, and its author's name."""
    original, copies = id_of(value, "crosspost_parent"), objects(value, "crosspost_parent_list")
    author = id_of(copies[0], "author") if copies and original else None
    return original, None if author in GONE else author


def _url(value: Object, full_name: str) -> str:
    link, number = text(value, "permalink"), full_name.partition("_")[2]
    if link and link.startswith("/"):
        return SITE + link
    submission = id_of(value, "link_id")
    if submission is None:
        return f"{SITE}/comments/{number}/"
    return f"{SITE}/comments/{submission.partition('_')[2]}/_/{number}/"


def _retrieved(value: Object) -> int:
    """Return when a copy was made, as Pushshift and Arctic Shift say it."""
    paths = (("retrieved_on",), ("retrieved_utc",), ("_meta", "retrieved_2nd_on"))
    return max(whole_number(value, *path) or 0 for path in paths)
