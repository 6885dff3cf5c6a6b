"""The canonical tables: what every source yields and every loader takes, as Arrow schemas.

A source yields :class:`Batch` es. A batch holds rows of the five tables below with ids that are
*local to the network* (the loader puts the network in front: ``network/id``), except a person's id,
which is global so that accounts of several networks can be held by one person.

============  ==============================================================================
accounts      id, handle, name, url, created_at, person (who holds it; null: a person of its own),
              email_hash (never the address itself), links (other pages that it names as its own)
communities   id, name, kind (board, category, tag, channel, group)
contents      id, kind, author, at, title, text, url, views, parent, communities, topics
interactions  id, kind, actor, target, at, communities, content, weight
============  ==============================================================================

An interaction goes from the account that acts to the account acted upon. Its ``content`` is the
evidence: what was written in acting (the reply, the answer), or, where acting writes nothing
(a like, an acceptance), the content acted upon. ``communities`` of an interaction may be several,
for a question has several tags. Times are UTC, in milliseconds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import pyarrow as pa

Kind = Literal[
    "REPLIED",
    "ANSWERED",
    "ACCEPTED",
    "LIKED",
    "REPOSTED",
    "QUOTED",
    "MENTIONED",
    "FOLLOWED",
    "MESSAGED",
]
KINDS: tuple[Kind, ...] = Kind.__args__  # type: ignore[attr-defined]

COMMUNITY_KINDS = ("board", "category", "tag", "channel", "group")

Table = Literal["accounts", "communities", "contents", "interactions"]

_TIME = pa.timestamp("ms", tz="UTC")
_IDS = pa.list_(pa.string())


def _required(name: str, kind: pa.DataType) -> "pa.Field[pa.DataType]":
    return pa.field(name, kind, nullable=False)


SCHEMAS: Mapping[Table, pa.Schema] = {
    "accounts": pa.schema(
        [
            _required("id", pa.string()),
            pa.field("handle", pa.string()),
            pa.field("name", pa.string()),
            pa.field("url", pa.string()),
            pa.field("created_at", _TIME),
            pa.field("person", pa.string()),
            pa.field("email_hash", pa.string()),
            pa.field("links", _IDS),
        ]
    ),
    "communities": pa.schema(
        [
            _required("id", pa.string()),
            pa.field("name", pa.string()),
            pa.field("kind", pa.string()),
        ]
    ),
    "contents": pa.schema(
        [
            _required("id", pa.string()),
            _required("kind", pa.string()),
            pa.field("author", pa.string()),
            pa.field("at", _TIME),
            pa.field("title", pa.string()),
            pa.field("text", pa.string()),
            pa.field("url", pa.string()),
            pa.field("views", pa.int64()),
            pa.field("parent", pa.string()),
            pa.field("communities", _IDS),
            pa.field("topics", _IDS),
        ]
    ),
    "interactions": pa.schema(
        [
            _required("id", pa.string()),
            _required("kind", pa.string()),
            _required("actor", pa.string()),
            _required("target", pa.string()),
            _required("at", _TIME),
            pa.field("communities", _IDS),
            pa.field("content", pa.string()),
            _required("weight", pa.float64()),
        ]
    ),
}


@dataclass(frozen=True, slots=True)
class Reject:
    """A row of a source that was not loaded, and why."""

    file: str
    line: int
    column: str
    reason: str
    row: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What a source makes of some consecutive rows: the unit of commit and of resumption.

    ``rows_read = rows that were loaded + len(rejects)``: each row of the input is counted once,
    whatever number of records it becomes. ``removed`` holds, by table, ids of what may have been
    loaded before and is gone from where it was.
    """

    records: Mapping[Table, pa.RecordBatch]
    rows_read: int
    rejects: Sequence[Reject] = field(default=())
    file: str = ""
    removed: Mapping[Table, Sequence[str]] = field(default_factory=dict)
