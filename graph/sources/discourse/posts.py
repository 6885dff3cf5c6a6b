"""What a post becomes: a content, and what its author does to others by it."""

from dataclasses import dataclass
from datetime import datetime

from leylines.graph.model import Kind
from leylines.graph.sources.api_records import Entity
from leylines.graph.sources.discourse.cooked import Quote, Said, said_in
from leylines.graph.sources.discourse.forum import Forum, is_person, person
from leylines.graph.sources.discourse.known import Known, Topic
from leylines.graph.sources.fields import Object, id_of, needed_id, needed_time, text, time_of
from leylines.graph.sources.records import Records, Unusable

WRITTEN = ("1", "4")
"""Types of posts that somebody wrote: a post and a whisper. The others tell of what was done."""


@dataclass(frozen=True, slots=True)
class Written:
    """A post, checked: nothing in it is wrong once there is one."""

    id: str
    topic: str
    place: str
    at: datetime
    author: str | None
    said: Said
    parent: str | None
    replied_to: str | None

    @classmethod
    def of(cls, known: Known, value: Object) -> "Written":
        """Read a post's own members, and find what it replies to."""
        if (id_of(value, "post_type") or "1") not in WRITTEN:
            raise Unusable("tells what was done to the topic; nobody wrote it", "post_type")
        topic, place = needed_id(value, "topic_id"), needed_id(value, "post_number")
        author = id_of(value, "user_id")
        time_of(value, "updated_at")
        parent = replied_to = None
        if place != "1":
            number = id_of(value, "reply_to_post_number") or "1"
            parent = known.places.get((topic, number))
            replied_to = _author(known, parent) if parent else _named_by(known, value)
        return cls(
            id=needed_id(value, "id"),
            topic=topic,
            place=place,
            at=needed_time(value, "created_at"),
            author=person(author) if author else None,
            said=said_in(text(value, "cooked")),
            parent=parent,
            replied_to=replied_to,
        )


def read_post(forum: Forum, entity: Entity, records: Records) -> None:
    """Read a post; of several copies the newest counts."""
    post = Written.of(forum.known, entity.value)
    topic, known = forum.public_topic(post.topic), forum.known.posts[post.id]
    if known.number != entity.number:
        return
    if known.deleted or topic.deleted:
        records.remove("contents", post.id)
        return
    _add_content(forum, post, topic, records)
    if post.author is None:
        return
    _interact(forum, post, "REPLIED", post.author, post.replied_to, post.id, records)
    for kind, targets in (
        ("QUOTED", _quoted(forum.known, post)),
        ("MENTIONED", _mentioned(forum.known, post)),
    ):
        for target in targets:
            of = f"{post.id}-{target}"
            _interact(forum, post, kind, post.author, target, of, records)  # type: ignore[arg-type]  # both are kinds
    if topic.accepted == post.place:
        _interact(
            forum, post, "ACCEPTED", _accepter(forum, post, topic), post.author, post.id, records
        )


def _add_content(forum: Forum, post: Written, topic: Topic, records: Records) -> None:
    first = post.place == "1"
    forum.introduce(post.author, records)
    records.add(
        "contents",
        id=post.id,
        kind="topic" if first else "post",
        author=post.author,
        at=post.at,
        title=topic.title if first else None,
        text=post.said.text,
        url=forum.link("t", post.topic, post.place),
        views=topic.views if first else None,
        parent=_standing(forum.known, post.parent),
        communities=forum.communities.of_topic(post.topic, records),
    )


def _interact(
    forum: Forum,
    post: Written,
    kind: Kind,
    actor: str | None,
    target: str | None,
    of: str,
    records: Records,
) -> None:
    if not (is_person(actor) and is_person(target)):
        return
    forum.introduce(actor, records)
    forum.introduce(target, records)
    communities = forum.communities.of_topic(post.topic, records)
    records.interact(
        kind, actor, target, of=of, at=post.at, communities=communities, content=post.id
    )


def _quoted(known: Known, post: Written) -> list[str]:
    found = (_quoted_author(known, post, quote) for quote in post.said.quotes)
    return list(dict.fromkeys(filter(None, found)))


def _quoted_author(known: Known, post: Written, quote: Quote) -> str | None:
    place = known.places.get((quote.topic or post.topic, quote.number))
    return _author(known, place) if place else known.named(quote.username)


def _mentioned(known: Known, post: Written) -> list[str]:
    found = dict.fromkeys(filter(None, map(known.named, post.said.mentions)))
    return [each for each in found if each not in (post.author, post.replied_to)]


def _accepter(forum: Forum, post: Written, topic: Topic) -> str | None:
    """Return who accepted an answer; older forums do not say, so it is the one who asked."""
    first = forum.known.places.get((post.topic, "1"))
    return forum.known.named(topic.accepter) or _author(forum.known, first)


def _author(known: Known, post_id: str | None) -> str | None:
    post = known.posts.get(post_id or "")
    return post.author if post else None


def _named_by(known: Known, value: Object) -> str | None:
    """Return whom a reply names, where the post that it replies to is not among the answers."""
    user, name = id_of(value, "reply_to_user", "id"), text(value, "reply_to_user", "username")
    return user or known.named(name)


def _standing(known: Known, post_id: str | None) -> str | None:
    """Return a post that is loaded: neither deleted nor the forum's own."""
    post = known.posts.get(post_id or "")
    gone = post is None or post.deleted or (post.author is not None and not is_person(post.author))
    return None if gone else post_id
