"""A status that can be used, and what is written down of it."""

from dataclasses import dataclass
from typing import Self

from leylines.graph.model import Kind
from leylines.graph.sources.fields import (
    Object,
    id_of,
    needed_id,
    needed_time,
    objects,
    text,
    time_of,
)
from leylines.graph.sources.mastodon.accounts import add_account, checked_account
from leylines.graph.sources.mastodon.entities import quoted_by
from leylines.graph.sources.mastodon.known import Known, Post, tags_of
from leylines.graph.sources.plain_text import plain_text
from leylines.graph.sources.records import Records, Unusable


@dataclass(frozen=True, slots=True)
class Status:
    """A status, everything of it checked: whom it answers, whom it names, what it quotes."""

    id: str
    post: Post
    parent: str | None
    replied_to: str | None
    quoted: str | None
    is_direct: bool
    value: Object

    @classmethod
    def of(cls, known: Known, value: Object) -> Self:
        """Check a status.

        Raises
        ------
        Unusable
            If something is missing or broken, or if it is not a person's.
        """
        author = checked_account(known, value.get("account"), "account")
        at = needed_time(value, "created_at")
        for name in ("content", "spoiler_text", "url", "uri"):
            text(value, name)
        return cls(
            id=needed_id(value, "id"),
            post=Post(author, at, tags_of(value), time_of(value, "edited_at") or at),
            parent=id_of(value, "in_reply_to_id"),
            replied_to=id_of(value, "in_reply_to_account_id"),
            quoted=id_of(quoted_by(value) or {}, "id") or id_of(value, "quote", "quoted_status_id"),
            is_direct=value.get("visibility") == "direct",
            value=value,
        )


def add_status(known: Known, status: Status, records: Records) -> None:
    """Add a status, and what its author did by writing it."""
    add_content(known, status, records)
    mentioned = _mentioned(known, status, records)
    if status.is_direct:
        for account in mentioned:
            _act("MESSAGED", status, account, f"{status.id}-{account}", (), records)
        return
    parent, quoted = known.posts.get(status.parent or ""), known.posts.get(status.quoted or "")
    tags = status.post.tags or (parent.tags if parent else ())
    if status.replied_to not in known.automatic:
        _act("REPLIED", status, status.replied_to, status.id, tags, records)
    for account in mentioned:
        if account != status.replied_to:  # who is replied to anyhow
            _act("MENTIONED", status, account, f"{status.id}-{account}", tags, records)
    if quoted and quoted.author not in known.automatic:
        _act("QUOTED", status, quoted.author, status.id, tags, records)
    _add_quoted(known, status, records)


def add_content(known: Known, status: Status, records: Records) -> None:
    """Add a status and its author; of several versions only the newest."""
    value, post = status.value, status.post
    add_account(value["account"], records)
    newest = known.posts.get(status.id)
    if newest is not None and newest.edited_at > post.edited_at:
        return
    for tag in post.tags:
        records.add("communities", id=tag, name=tag, kind="tag")
    records.add(
        "contents",
        id=status.id,
        kind="message" if status.is_direct else "reply" if status.parent else "post",
        author=post.author,
        at=post.at,
        title=None if status.is_direct else text(value, "spoiler_text"),
        text=None if status.is_direct else plain_text(text(value, "content")),
        url=text(value, "url") or text(value, "uri"),
        parent=status.parent,
        communities=list(post.tags),
    )


def _mentioned(known: Known, status: Status, records: Records) -> list[str]:
    found: dict[str, None] = {}
    for mention in objects(status.value, "mentions"):
        try:
            account, handle, url = id_of(mention, "id"), text(mention, "acct"), text(mention, "url")
        except Unusable:  # the status tells more than this
            continue
        if account and account != status.post.author and account not in known.automatic:
            records.add("accounts", id=account, handle=handle, url=url)
            found[account] = None
    return list(found)


def _act(
    kind: Kind,
    status: Status,
    target: str | None,
    of: str,
    tags: tuple[str, ...],
    records: Records,
) -> None:
    author, at = status.post.author, status.post.at
    records.interact(kind, author, target, of=of, at=at, communities=tags, content=status.id)


def _add_quoted(known: Known, status: Status, records: Records) -> None:
    within = quoted_by(status.value)
    if within is None:
        return
    try:
        quoted = Status.of(known, within)
    except Unusable:  # what quotes it can be used nevertheless
        return
    add_content(known, quoted, records)
