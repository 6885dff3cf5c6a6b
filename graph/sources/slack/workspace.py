"""What the messages refer to: people, channels, and who began which thread.

This is held in memory: some 300 bytes a user and 200 a thread, whatever else is written.
"""

import re
from dataclasses import dataclass, field

from leylines.graph.sources.fields import Object, id_of, needed_id, objects, text, texts
from leylines.graph.sources.records import Unusable
from leylines.graph.sources.slack.layout import CHANNELS, PRIVATE, USERS

SLACKBOT = "USLACKBOT"
PRIVATE_FOLDER = re.compile(r"mpdm-.*|D[A-Z0-9]{8,}", re.DOTALL)
"""What the folder of a conversation of a few people is called."""


@dataclass(frozen=True, slots=True)
class User:
    """How a user is called, and whether it is a person."""

    handle: str
    name: str | None
    is_bot: bool

    @classmethod
    def of(cls, user_id: str, value: Object) -> "User":
        """Read a user of users.json, or the ``user_profile`` of a message."""
        profile = value.get("profile", value)
        profile = profile if isinstance(profile, dict) else {}
        name = text(value, "real_name") or text(profile, "real_name")
        handle = text(profile, "display_name") or text(value, "name") or name or user_id
        return cls(handle, name, value.get("is_bot") is True or user_id == SLACKBOT)


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel, or a conversation of a few people (``members``)."""

    id: str
    name: str
    members: tuple[str, ...] | None = None


@dataclass(slots=True)
class Workspace:
    """Users by id, channels by the name of their folder, threads by the id of their first message.

    ``newest`` has, of messages that stand in the export more than once, the place of the copy
    edited last, and ``deleted`` those that an export with all changes tells the end of.
    """

    site: str = ""
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    began: dict[str, str] = field(default_factory=dict)
    newest: dict[str, int] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)

    def learn(self, listed: str, value: object) -> None:
        """Take in an item of a list; one that cannot be used will be a reject when it is read."""
        if not isinstance(value, dict):
            return
        try:
            own = needed_id(value, "id")
            if listed == USERS:
                self.users[own] = User.of(own, value)
                return
            name = id_of(value, "name") or own
            members = tuple(texts(value, "members")) if listed in PRIVATE else None
        except Unusable:
            return
        # The folder of two people's messages has the conversation's id for a name.
        self.channels[own if listed == "dms.json" else name] = Channel(own, name, members)

    def channel(self, folder: str) -> Channel:
        """Return the channel whose messages a folder holds; one that no list names has its name."""
        members = () if PRIVATE_FOLDER.fullmatch(folder) else None
        return self.channels.get(folder) or Channel(folder, folder, members)

    def is_person(self, user_id: str | None) -> bool:
        """Say whether a user is a person, as far as is known."""
        if user_id is None or user_id == SLACKBOT:
            return False
        user = self.users.get(user_id)
        return user is None or not user.is_bot


def is_channel_list(listed: str) -> bool:
    """Say whether a list's items are channels that become communities."""
    return listed in CHANNELS


def reactions_of(value: Object) -> list[tuple[str, list[str]]]:
    """Return the reactions to a message: an emoji's name, and who reacted with it."""
    return [
        (text(each, "name") or "", texts(each, "users")) for each in objects(value, "reactions")
    ]
