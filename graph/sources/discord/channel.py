"""The head of an exported channel, which stands before its messages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import ijson

from leylines.graph.errors import SourceError
from leylines.graph.sources.fields import moment

MOST_OF_HEAD = 1_000
"""Events of the parser before the messages begin; a head has some thirty."""


@dataclass(slots=True)
class Channel:
    """A channel: where its messages lie, and who writes there.

    Attributes
    ----------
    id, guild : str
    community, community_name : str
        The channel itself; for a thread the channel that it is in.
    thread : str, optional
        The message that a thread began with: Discord gives both the same id.
    is_private : bool
        Between a few people.
    exported : int
        When, in seconds since 1970; 0 if the export does not say.
    members : set of str
        Who wrote there, of a private one.
    """

    id: str
    guild: str
    community: str
    community_name: str | None
    thread: str | None
    is_private: bool
    exported: int
    members: set[str] = field(default_factory=set)


def channel_of(raw: BinaryIO, where: str) -> Channel:
    """Read the head of an exported channel.

    Raises
    ------
    SourceError
        If it is none.

    Examples
    --------
    >>> import io
    >>> head = b'{"guild": {"id": "1"}, "channel": {"id": "2", "name": "bees"}, "messages": []}'
    >>> channel_of(io.BytesIO(head), "bees.json").community_name
    'bees'
    """
    try:
        head = dict(_head(raw))
    except (ijson.JSONError, UnicodeDecodeError) as error:
        raise SourceError(
            f"The file is not JSON: {error}", where=where, cure="Export the channel again."
        ) from error
    own = _text(head.get("channel.id"))
    if own is None:
        raise SourceError(
            "The file is no channel that DiscordChatExporter wrote as JSON",
            where=where,
            cure="Export with the format JSON, and name the folder with nothing else in it.",
        )
    kind, exported = _text(head.get("channel.type")) or "", moment(head.get("exportedAt"))
    parent = _text(head.get("channel.categoryId"))
    is_thread = kind.endswith("Thread") and parent is not None
    return Channel(
        id=own,
        guild=_text(head.get("guild.id")) or "0",
        community=parent if is_thread and parent else own,
        community_name=_text(head.get("channel.category" if is_thread else "channel.name")),
        thread=own if is_thread else None,
        is_private=kind.startswith("Direct"),
        exported=int(exported.timestamp()) if exported else 0,
    )


def _head(raw: BinaryIO) -> Iterator[tuple[str, Any]]:
    for number, (path, event, value) in enumerate(ijson.parse(raw, buf_size=1 << 14)):
        if path == "messages" or number > MOST_OF_HEAD:
            return
        if event in ("string", "number"):
            yield path, value


def _text(value: object) -> str | None:
    if isinstance(value, int | str) and str(value):
        return str(value).replace("\0", "\ufffd")[:500]
    return None
