"""A message, checked: who wrote it, when, and what it says."""

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from leylines.graph.sources.fields import (
    Object,
    id_of,
    moment,
    needed,
    needed_id,
    objects,
    text,
    time_of,
)
from leylines.graph.sources.records import Unusable
from leylines.graph.sources.telegram.documents import Chat

PEER = re.compile(r"(user|channel|chat)?(\d{1,19})")
DISLIKE = "👎"


def peer(value: str | None) -> str | None:
    """Return the id of a user, a group or a channel; before 2021 a user's was a mere number.

    Examples
    --------
    >>> peer("user7"), peer("7"), peer("nobody")
    ('user7', 'user7', None)
    """
    match = PEER.fullmatch(value or "")
    return f"{match[1] or 'user'}{match[2]}" if match else None


def place_of(chat: Chat) -> str:
    """Return the id of the chat itself, as it stands where one refers to it.

    Examples
    --------
    >>> place_of(Chat("7", "public_supergroup")), place_of(Chat("7", "personal_chat"))
    ('channel7', 'user7')
    """
    if chat.kind == "personal_chat":
        return f"user{chat.id}"
    return f"{'chat' if chat.kind == 'private_group' else 'channel'}{chat.id}"


@dataclass(frozen=True, slots=True)
class Message:
    """A message: nothing in it is wrong once there is one."""

    id: str
    author: str | None
    name: str | None
    at: datetime
    edited: datetime
    text: str | None
    parent: str | None
    forwarded: str | None
    named: tuple[str, ...]
    liking: tuple[tuple[str, str | None], ...]

    @classmethod
    def of(cls, chat: Chat, value: object, zone: ZoneInfo | None) -> "Message":
        """Read an item of ``messages``."""
        if not isinstance(value, dict):
            raise Unusable("not a JSON object")
        if (kind := needed(value, "type")) != "message":
            raise Unusable(f"{kind}: tells what was done; nobody wrote it", "type")
        if not chat.kind.endswith(("group", "channel", "personal_chat")):
            raise Unusable(f"{chat.kind or 'a chat without a type'}: not between people", "type")
        place, number = place_of(chat), message_number(value, "id")
        author = _needed_peer(value, "from_id")
        at = _needed_time(value, zone)
        replied_to = id_of(value, "reply_to_message_id")
        elsewhere = peer(id_of(value, "reply_to_peer_id"))
        # An admin may write in the group's name; a channel's posts are all its own.
        is_anonymous = author == place and "group" in chat.kind
        return cls(
            id=f"{place}-{number}",
            author=None if is_anonymous else author,
            name=text(value, "from"),
            at=at,
            edited=time_of(value, "edited_unixtime") or at,
            text=_text(value),
            parent=f"{elsewhere or place}-{replied_to}" if replied_to else None,
            forwarded=peer(id_of(value, "forwarded_from_id")),
            named=_named(value),
            liking=_liking(value),
        )


def message_number(value: Object, name: str) -> int:
    """Return the number of a message in its chat."""
    number = needed_id(value, name)
    if not (number.isascii() and number.isdecimal() and int(number) < 2**32):
        raise Unusable("no number of a message", name)
    return int(number)


def _needed_peer(value: Object, name: str) -> str:
    found = peer(needed_id(value, name))
    if found is None:
        raise Unusable("no id of a user, a group or a channel", name)
    return found


def _needed_time(value: Object, zone: ZoneInfo | None) -> datetime:
    """Return when a message was written; before 2022 an export tells only the time by the clock."""
    at, local = time_of(value, "date_unixtime"), text(value, "date")
    if at is not None:
        return at
    if local is None:
        raise Unusable("there is no date_unixtime", "date_unixtime")
    if zone is None:
        raise Unusable("a time without a zone: name it with the option zone", "date")
    try:
        found = moment(datetime.fromisoformat(local).replace(tzinfo=zone).isoformat())
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise Unusable("not a time between 1970 and 2099", "date")
    return found


def _text(value: Object) -> str | None:
    r"""Return what a message says: one text, or a list of texts and of objects with a text.

    Examples
    --------
    >>> _text({"text": ["see ", {"type": "link", "text": "x.org"}]})
    'see x.org'
    """
    said = value.get("text")
    if not isinstance(said, list):
        return text(value, "text")
    parts = (each if isinstance(each, dict) else {"text": each} for each in said)
    return "".join(text(part, "text") or "" for part in parts) or None


def _named(value: Object) -> tuple[str, ...]:
    """Return the users that a message names by their id; ``@name`` cannot be resolved."""
    found: dict[str, None] = {}
    for part in (*objects(value, "text_entities"), *objects(value, "text")):
        if part.get("type") == "mention_name" and (user := peer(id_of(part, "user_id"))):
            found[user] = None
    return tuple(found)


def _liking(value: Object) -> tuple[tuple[str, str | None], ...]:
    """Return who reacted, with their names, each once, but with a thumb down."""
    found: dict[str, str | None] = {}
    for reaction in objects(value, "reactions"):
        if not (text(reaction, "emoji") or "").startswith(DISLIKE):
            for each in objects(reaction, "recent"):
                if user := peer(id_of(each, "from_id")):
                    found[user] = text(each, "from")
    return tuple(found.items())
