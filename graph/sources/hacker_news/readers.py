"""What each record becomes.

==========  ========================================================================================
item        a content, in the category of the story that it is under; a comment REPLIED to the
            author of its parent; a deleted or dead item is removed
user        an account
==========  ========================================================================================
"""

from datetime import datetime

from leylines.graph.sources.api_records import Entity
from leylines.graph.sources.fields import Object, id_of, needed_id, needed_time, text, time_of
from leylines.graph.sources.hacker_news.threads import (
    CATEGORIES,
    KINDS,
    Threads,
    is_gone,
    parent_of,
)
from leylines.graph.sources.plain_text import plain_text
from leylines.graph.sources.records import Records, Unusable

SITE = "https://news.ycombinator.com"


def read_entity(threads: Threads, entity: Entity, records: Records) -> None:
    """Read a record."""
    if entity.sort == "item":
        _read_item(threads, entity, records)
    elif entity.sort == "user":
        account = needed_id(entity.value, "id")
        _introduce(threads, account, records, time_of(entity.value, "created"))
    else:
        raise Unusable("neither an item nor a user")


def _read_item(threads: Threads, entity: Entity, records: Records) -> None:
    value = entity.value
    id_, author, parent = needed_id(value, "id"), id_of(value, "by"), parent_of(value)
    gone, at, said = is_gone(value), time_of(value, "time"), _said(value)
    title = text(value, "title")
    if not gone:
        at = needed_time(value, "time")
    if threads.posts[id_].number != entity.number:  # a later copy is read instead
        return
    if gone:
        records.remove("contents", id_)
        return
    communities = _communities(threads, id_, records)
    _introduce(threads, author, records)
    records.add(
        "contents",
        id=id_,
        kind=KINDS[value["type"]],
        author=author,
        at=at,
        title=title,
        text=said,
        url=f"{SITE}/item?id={id_}",
        parent=threads.standing(parent),
        communities=communities,
    )
    target = threads.author(parent)
    if value["type"] == "comment" and target is not None and at is not None:
        _introduce(threads, target, records)
        records.interact(
            "REPLIED", author, target, of=id_, at=at, communities=communities, content=id_
        )


def _said(value: Object) -> str | None:
    """Return an item's text, or, of a story without one, what it links to."""
    html = text(value, "text") or ""
    # The API puts <p> between paragraphs, and does not close them.
    return plain_text(html.replace("<p>", "<br>")) or text(value, "url")


def _communities(threads: Threads, id_: str, records: Records) -> list[str]:
    category = threads.category(id_)
    if category is None:
        return []
    if ("communities", category) not in threads.told:
        threads.told.add(("communities", category))
        records.add("communities", id=category, name=CATEGORIES[category], kind="category")
    return [category]


def _introduce(
    threads: Threads, account: str | None, records: Records, created_at: datetime | None = None
) -> None:
    """Add an account, once, and once more with the time when it was made."""
    told = "accounts" if created_at is None else "ages"
    if account is None or (told, account) in threads.told:
        return
    threads.told.add((told, account))
    url = f"{SITE}/user?id={account}"
    records.add(
        "accounts", id=account, handle=account, name=account, url=url, created_at=created_at
    )
