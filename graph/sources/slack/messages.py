"""A message, checked, and what becomes of it."""

from dataclasses import dataclass
from datetime import datetime

from leylines.graph.model import Kind
from leylines.graph.sources.fields import Object, id_of, needed_id, needed_time, text
from leylines.graph.sources.records import Records, Unusable
from leylines.graph.sources.slack.mrkdwn import mentions_in, said
from leylines.graph.sources.slack.workspace import Channel, User, Workspace, reactions_of

WRITTEN = frozenset(
    {None, "file_share", "me_message", "reply_broadcast", "thread_broadcast", "huddle_thread"}
)
"""Subtypes of what somebody wrote. The others tell of what was done in the channel."""
DISLIKES = ("-1", "thumbsdown")


@dataclass(frozen=True, slots=True)
class Message:
    """A message: nothing in it is wrong once there is one."""

    id: str
    author: str | None
    at: datetime
    text: str | None
    thread: str | None
    edited: str
    is_root: bool
    is_deleted: bool

    @classmethod
    def of(cls, channel: Channel, value: object) -> "Message":
        """Read an item of a day."""
        if not isinstance(value, dict):
            raise Unusable("not a JSON object")
        subtype = text(value, "subtype")
        if subtype == "message_changed" and isinstance(value.get("message"), dict):
            return cls.of(channel, value["message"])
        if subtype == "message_deleted":
            return _deleted(f"{channel.id}-{needed_id(value, 'deleted_ts')}", value)
        ts = needed_id(value, "ts")
        if subtype == "tombstone":
            return _deleted(f"{channel.id}-{ts}", value)
        if subtype == "bot_message" or ("bot_id" in value and id_of(value, "user") is None):
            raise Unusable("written by a bot", "subtype")
        if subtype not in WRITTEN:
            raise Unusable(f"{subtype}: tells what was done; nobody wrote it", "subtype")
        thread = id_of(value, "thread_ts")
        return cls(
            id=f"{channel.id}-{ts}",
            author=needed_id(value, "user"),
            at=needed_time(value, "ts"),
            text=text(value, "text"),
            thread=f"{channel.id}-{thread}" if thread and thread != ts else None,
            edited=id_of(value, "edited", "ts") or "",
            is_root=thread == ts,
            is_deleted=False,
        )


def _deleted(own: str, value: Object) -> Message:
    return Message(own, None, needed_time(value, "ts"), None, None, "", False, True)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the messages of one channel."""

    workspace: Workspace
    channel: Channel

    def read(self, placed: tuple[int, object], records: Records) -> None:
        """Read a message and its place among all; of several copies the one edited last counts."""
        number, value = placed
        message = Message.of(self.channel, value)
        known = self.workspace
        if message.is_deleted:
            records.remove("contents", message.id)
            return
        if not known.is_person(message.author):
            raise Unusable("written by a bot", "user")
        parent_author = id_of(_inner(value), "parent_user_id")
        reactions, user = reactions_of(_inner(value)), _profile(message, value)
        if message.id in known.deleted or known.newest.get(message.id, number) != number:
            return
        self._introduce(message.author, records, user)
        self._add_content(message, records)
        if self.channel.members is not None:
            for member in self.channel.members:
                if member != message.author:
                    self._interact("MESSAGED", message, member, records)
        else:
            self._reply_and_mention(message, parent_author, records)
        self._like(message, reactions, records)

    def _add_content(self, message: Message, records: Records) -> None:
        site, channel = self.workspace.site, self.channel
        is_private = channel.members is not None
        ts = message.id.rpartition("-")[2].replace(".", "")
        if not is_private:
            records.add("communities", id=channel.id, name=channel.name, kind="channel")
        records.add(
            "contents",
            id=message.id,
            kind="message",
            author=message.author,
            at=message.at,
            text=None if is_private else said(message.text, self._handle),
            url=f"https://{site}/archives/{channel.id}/p{ts}" if site else None,
            parent=None if message.thread in self.workspace.deleted else message.thread,
            communities=[] if is_private else [channel.id],
        )

    def _reply_and_mention(self, message: Message, named: str | None, records: Records) -> None:
        replied_to = None
        if message.thread and message.thread not in self.workspace.deleted:
            replied_to = named or self.workspace.began.get(message.thread)
            self._interact("REPLIED", message, replied_to, records)
        for user in mentions_in(message.text):
            if user not in (message.author, replied_to):
                self._interact("MENTIONED", message, user, records)

    def _like(
        self, message: Message, reactions: list[tuple[str, list[str]]], records: Records
    ) -> None:
        liking = (
            user for name, users in reactions if not name.startswith(DISLIKES) for user in users
        )
        for user in dict.fromkeys(liking):
            if not self.workspace.is_person(user):
                continue
            self._introduce(user, records)
            records.interact(
                "LIKED",
                user,
                message.author,
                of=f"{message.id}-{user}",
                at=message.at,
                communities=[] if self.channel.members is not None else [self.channel.id],
                content=message.id,
            )

    def _interact(self, kind: Kind, message: Message, target: str | None, records: Records) -> None:
        if target is None or not self.workspace.is_person(target):
            return
        self._introduce(target, records)
        records.interact(
            kind,
            message.author,
            target,
            of=message.id if kind == "REPLIED" else f"{message.id}-{target}",
            at=message.at,
            communities=[] if self.channel.members is not None else [self.channel.id],
            content=message.id,
        )

    def _introduce(
        self, user_id: str | None, records: Records, profile: User | None = None
    ) -> None:
        if user_id is not None:
            introduce(self.workspace, user_id, records, profile)

    def _handle(self, user_id: str) -> str | None:
        user = self.workspace.users.get(user_id)
        return user.handle if user else None


def introduce(
    workspace: Workspace, user_id: str, records: Records, profile: User | None = None
) -> None:
    """Add a user's account; people of other workspaces are known by their messages alone."""
    user = workspace.users.get(user_id) or profile
    url = f"https://{workspace.site}/team/{user_id}" if workspace.site else None
    handle, name = (user.handle, user.name) if user else (None, None)
    records.add("accounts", id=user_id, handle=handle, name=name, url=url)


def _inner(value: object) -> Object:
    value = value if isinstance(value, dict) else {}
    inner = value.get("message") if value.get("subtype") == "message_changed" else None
    return inner if isinstance(inner, dict) else value


def _profile(message: Message, value: object) -> User | None:
    profile = _inner(value).get("user_profile")
    return User.of(message.author or "", profile) if isinstance(profile, dict) else None
