"""What a message becomes: a content, and what its author does to others by it."""

from dataclasses import dataclass
from datetime import datetime

from leylines.graph.model import Kind
from leylines.graph.sources.api_records import Entity
from leylines.graph.sources.fields import (
    Object,
    id_of,
    needed_id,
    needed_time,
    text,
    time_of,
    whole_number,
)
from leylines.graph.sources.khoros.bodies import Said, said_in
from leylines.graph.sources.khoros.community import Community
from leylines.graph.sources.khoros.known import Known, is_gone
from leylines.graph.sources.records import Records

QANDA = "qanda"
"""The style of a board where what is written right under a topic is an answer to it."""


@dataclass(frozen=True, slots=True)
class Written:
    """A message, checked: nothing in it is wrong once there is one."""

    id: str
    at: datetime
    author: str | None
    subject: str | None
    said: Said
    url: str | None
    views: int | None
    parent: str | None
    accepted_at: datetime | None
    answers: bool

    @classmethod
    def of(cls, known: Known, value: Object) -> "Written":
        """Read a message's own members."""
        id_, at = needed_id(value, "id"), needed_time(value, "post_time")
        time_of(value, "current_revision", "last_edit_time")
        id_of(value, "board", "id")
        topic = id_of(value, "topic", "id") or id_of(value, "conversation", "id")
        parent = id_of(value, "parent", "id") or topic
        accepted_at = time_of(value, "solution_data", "time") or at
        depth = id_of(value, "depth")
        return cls(
            id=id_,
            at=at,
            author=known.person(id_of(value, "author", "id")),
            subject=text(value, "subject"),
            said=said_in(text(value, "body")),
            url=text(value, "view_href"),
            views=whole_number(value, "metrics", "views"),
            parent=None if parent == id_ or depth == "0" else parent,
            accepted_at=max(accepted_at, at) if value.get("is_solution") is True else None,
            answers=depth == "1" and text(value, "conversation", "style") == QANDA,
        )


def read_message(community: Community, entity: Entity, records: Records) -> None:
    """Read a message; of several copies the newest counts."""
    message = Written.of(community.known, entity.value)
    if community.known.messages[message.id].number != entity.number:
        return
    if is_gone(entity.value):
        records.remove("contents", message.id)
        return
    _add_content(community, message, records)
    above = community.known.author_of(message.parent)
    answered: Kind = "ANSWERED" if message.answers else "REPLIED"
    _interact(community, answered, message, above, message.id, records)
    for each in message.said.quoted:
        _interact(community, "QUOTED", message, each, f"{message.id}-{each}", records)
    for each in message.said.mentioned:
        if each not in (message.author, above):
            _interact(community, "MENTIONED", message, each, f"{message.id}-{each}", records)
    _accept(community, message, records)


def _add_content(community: Community, message: Written, records: Records) -> None:
    parent = community.known.messages.get(message.parent or "")
    community.introduce(message.author, records)
    records.add(
        "contents",
        id=message.id,
        kind="answer" if message.answers else "post" if message.parent else "topic",
        author=message.author,
        at=message.at,
        title=None if message.parent else message.subject,
        text=message.said.text,
        url=message.url,
        views=message.views,
        parent=message.parent if parent and not parent.gone else None,
        communities=community.places.of_message(message.id, records),
    )


def _interact(
    community: Community,
    kind: Kind,
    message: Written,
    target: str | None,
    of: str,
    records: Records,
) -> None:
    community.interact(kind, message.author, target, message.id, of, message.at, records)


def _accept(community: Community, message: Written, records: Records) -> None:
    """Add who accepted a solution; the API does not say, so it is who began the topic."""
    if message.accepted_at is None:
        return
    asker = community.known.author_of(community.known.messages[message.id].topic)
    community.interact(
        "ACCEPTED", asker, message.author, message.id, message.id, message.accepted_at, records
    )
