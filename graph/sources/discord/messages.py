"""A message, checked, and what becomes of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from leylines.graph.model import Kind
from leylines.graph.sources.authorship import NO_KEY, NOBODY, Authorship
from leylines.graph.sources.discord.channel import Channel
from leylines.graph.sources.fields import (
    Object,
    id_of,
    needed,
    needed_id,
    needed_time,
    objects,
    text,
    time_of,
)
from leylines.graph.sources.records import Records, Unusable

SITE = "https://discord.com"
REPLY = ("Reply", "19")
WRITTEN = ("Default", "0", *REPLY)
"""Types of what somebody wrote. The others tell of what was done in the channel."""
DISLIKE = "👎"


@dataclass(frozen=True, slots=True)
class Message:
    """A message: nothing in it is wrong once there is one."""

    id: str
    author: str
    at: datetime
    edited: datetime
    text: str | None
    replied_to: str | None
    forwarded: str | None

    @classmethod
    def of(cls, value: object) -> "Message":
        """Read an item of ``messages``."""
        if not isinstance(value, dict):
            raise Unusable("not a JSON object")
        kind = needed(value, "type")
        if kind not in WRITTEN:
            raise Unusable(f"{kind}: tells what was done; nobody wrote it", "type")
        at, of = needed_time(value, "timestamp"), id_of(value, "reference", "messageId")
        is_reply = kind in REPLY
        return cls(
            id=needed_snowflake(value, "id"),
            author=needed_snowflake(value, "author", "id"),
            at=at,
            edited=time_of(value, "timestampEdited") or at,
            text=text(value, "content"),
            replied_to=of if is_reply else None,
            forwarded=None if is_reply else of,
        )


def needed_snowflake(value: Object, *path: str) -> str:
    """Return an id as Discord makes them: a number of at most 64 bits."""
    own = needed_id(value, *path)
    if key_of(own) is None:
        raise Unusable("no id of Discord's: a number of at most 64 bits", ".".join(path))
    return own


def key_of(own: str | None) -> int | None:
    """Return the number that an id is, nothing where it is none.

    Examples
    --------
    >>> key_of("81384788765712384"), key_of("x")
    (81384788765712384, None)
    """
    is_number = own is not None and own.isascii() and own.isdecimal() and len(own) < 20
    return int(own) if is_number and own else None


@dataclass(slots=True)
class Guild:
    """Who wrote what, how users are called, and who is a bot; some 350 bytes a user."""

    index: Authorship = field(default_factory=Authorship)
    users: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    bots: set[str] = field(default_factory=set)

    def learn(self, channel: Channel, value: object) -> None:
        """Take in a message; one that cannot be used will be a reject when it is read."""
        for user in _users_in(value):
            self._learn_user(user)
        try:
            message = Message.of(value)
        except Unusable:
            self.index.add(NO_KEY, NOBODY, 0)
            return
        if channel.is_private:
            channel.members.add(message.author)
        code = self.index.code(None if message.author in self.bots else message.author)
        newest = max(int(message.edited.timestamp()), channel.exported)
        self.index.add(int(message.id), code, newest)

    def _learn_user(self, user: Object) -> None:
        try:
            own, name = needed_snowflake(user, "id"), needed(user, "name")
            discriminator = text(user, "discriminator") or "0000"
            nickname = text(user, "nickname")
        except Unusable:
            return
        # Names were not unique before 2023, and a number told them apart.
        handle = name if set(discriminator) == {"0"} else f"{name}#{discriminator}"
        self.users[own] = handle, nickname or (self.users[own][1] if own in self.users else None)
        if user.get("isBot") is True:
            self.bots.add(own)

    def read(self, channel: Channel, placed: tuple[int, object], records: Records) -> None:
        """Read a message and its place among all; of several copies the newest counts."""
        number, value = placed
        message = Message.of(value)
        if message.author in self.bots:
            raise Unusable("written by a bot", "author.isBot")
        if not self.index.is_newest(int(message.id), number):
            return
        parent = message.replied_to
        if parent is None and channel.thread != message.id:
            parent = channel.thread
        self._add_content(channel, message, parent, records)
        acts: list[tuple[Kind, str | None]] = []
        if channel.is_private:
            acts += [("MESSAGED", member) for member in sorted(channel.members)]
        else:
            replied_to = self.index.author(key_of(parent))
            acts += [("REPLIED", replied_to)]
            acts += [("REPOSTED", self.index.author(key_of(message.forwarded)))]
            mentioned = (each for each in _ids(value, "mentions") if each != replied_to)
            acts += [("MENTIONED", each) for each in mentioned]
        for kind, target in acts:
            if target != message.author or kind in ("REPLIED", "REPOSTED"):
                self._interact(kind, channel, message, (message.author, target), records)
        for actor in _likers(value):
            self._interact("LIKED", channel, message, (actor, message.author), records)

    def _add_content(
        self, channel: Channel, message: Message, parent: str | None, records: Records
    ) -> None:
        self._introduce(message.author, records)
        if not channel.is_private:
            community, name = channel.community, channel.community_name
            records.add("communities", id=community, name=name, kind="channel")
        guild = "@me" if channel.guild == "0" else channel.guild
        records.add(
            "contents",
            id=message.id,
            kind="message",
            author=message.author,
            at=message.at,
            text=None if channel.is_private else message.text,
            url=f"{SITE}/channels/{guild}/{channel.id}/{message.id}",
            parent=parent,
            communities=[] if channel.is_private else [channel.community],
        )

    def _interact(
        self,
        kind: Kind,
        channel: Channel,
        message: Message,
        ends: tuple[str, str | None],
        records: Records,
    ) -> None:
        actor, target = ends
        if target is None or actor in self.bots or target in self.bots:
            return
        other = actor if kind == "LIKED" else target
        self._introduce(other, records)
        records.interact(
            kind,
            actor,
            target,
            of=message.id if kind in ("REPLIED", "REPOSTED") else f"{message.id}-{other}",
            at=message.at,
            communities=[] if channel.is_private else [channel.community],
            content=message.id,
        )

    def _introduce(self, user: str, records: Records) -> None:
        handle, name = self.users.get(user, (None, None))
        records.add("accounts", id=user, handle=handle, name=name, url=f"{SITE}/users/{user}")


def _likers(value: object) -> list[str]:
    """Return who reacted to a message, whatever the emoji, but with a thumb down; each once."""
    found: list[str] = []
    for reaction in objects(value, "reactions") if isinstance(value, dict) else ():
        emoji = reaction.get("emoji")
        name = emoji.get("name") if isinstance(emoji, dict) else None
        if not (isinstance(name, str) and name.startswith(DISLIKE)):
            found += _ids(reaction, "users")
    return list(dict.fromkeys(found))


def _ids(value: object, name: str) -> list[str]:
    """Return the ids of the users in a list, each once; what is no user is passed over."""
    found = []
    for user in objects(value, name) if isinstance(value, dict) else ():
        try:
            found.append(needed_snowflake(user, "id"))
        except Unusable:
            continue
    return list(dict.fromkeys(found))


def _users_in(value: object) -> Iterable[Object]:
    if not isinstance(value, dict):
        return
    yield from objects(value, "mentions")
    for reaction in objects(value, "reactions"):
        yield from objects(reaction, "users")
    if isinstance(author := value.get("author"), dict):
        yield author
