"""What becomes of a message, with what is known of all chats."""

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from leylines.graph.model import Kind
from leylines.graph.sources.authorship import NO_KEY, NOBODY, Authorship
from leylines.graph.sources.records import Records, Unusable
from leylines.graph.sources.telegram.documents import Chat
from leylines.graph.sources.telegram.messages import Message, place_of

PRIVATE = "personal_chat"


@dataclass(slots=True)
class Chats:
    """Who wrote what in which chat, and how they are called; some 300 bytes a user."""

    zone: ZoneInfo | None = None
    bots: frozenset[str] = frozenset()
    index: Authorship = field(default_factory=Authorship)
    names: dict[str, str] = field(default_factory=dict)
    members: dict[str, set[str]] = field(default_factory=dict)
    _places: dict[str, int] = field(default_factory=dict)

    def learn(self, chat: Chat, value: object) -> None:
        """Take in a message; one that cannot be used will be a reject when it is read."""
        try:
            message = Message.of(chat, value, self.zone)
        except Unusable:
            self.index.add(NO_KEY, NOBODY, 0)
            return
        for user, name in ((message.author, message.name), *message.liking):
            if user and name:
                self.names[user] = name
        if chat.kind == PRIVATE and message.author:
            place = place_of(chat)
            self.members.setdefault(place, {place}).add(message.author)
        code = self.index.code(message.author if self._is_person(message.author) else None)
        self.index.add(self._key(message.id), code, int(message.edited.timestamp()))

    def read(self, placed: tuple[int, Chat, object], records: Records) -> None:
        """Read a message and its place among all; of several copies the newest counts."""
        number, chat, value = placed
        message = Message.of(chat, value, self.zone)
        if message.author in self.bots:
            raise Unusable("written by a bot", "from_id")
        if not self.index.is_newest(self._key(message.id), number):
            return
        place, is_private = place_of(chat), chat.kind == PRIVATE
        communities = [] if is_private else [place]
        if not is_private:
            kind = "channel" if chat.kind.endswith("channel") else "group"
            records.add("communities", id=place, name=chat.name, kind=kind)
        self._introduce(message.author, records)
        channel, _, post = message.id.partition("-")
        is_linked = channel.startswith("channel")
        records.add(
            "contents",
            id=message.id,
            kind="message",
            author=message.author,
            at=message.at,
            text=None if is_private else message.text,
            url=f"https://t.me/c/{channel.removeprefix('channel')}/{post}" if is_linked else None,
            parent=message.parent,
            communities=communities,
        )
        for act, actor, target in self._acts(message, place, is_private):
            self._interact(act, message, (actor, target), communities, records)

    def _acts(
        self, message: Message, place: str, is_private: bool
    ) -> list[tuple[Kind, str | None, str | None]]:
        author = message.author
        acts: list[tuple[Kind, str | None, str | None]] = [
            ("LIKED", user, author) for user, _ in message.liking
        ]
        if is_private:
            others = sorted(self.members.get(place, set()) - {author})
            acts += [("MESSAGED", author, other) for other in others]
        else:
            replied_to = self.index.author(self._known_key(message.parent))
            acts += [("REPLIED", author, replied_to), ("REPOSTED", author, message.forwarded)]
            named = (user for user in message.named if user not in (author, replied_to))
            acts += [("MENTIONED", author, user) for user in named]
        return acts

    def _interact(
        self,
        kind: Kind,
        message: Message,
        ends: tuple[str | None, str | None],
        communities: list[str],
        records: Records,
    ) -> None:
        actor, target = ends
        if not (self._is_person(actor) and self._is_person(target)):
            return
        other = actor if kind == "LIKED" else target
        self._introduce(other, records)
        records.interact(
            kind,
            actor,
            target,
            of=message.id if kind in ("REPLIED", "REPOSTED") else f"{message.id}-{other}",
            at=message.at,
            communities=communities,
            content=message.id,
        )

    def _is_person(self, user: str | None) -> bool:
        return user is not None and user not in self.bots

    def _introduce(self, user: str | None, records: Records) -> None:
        if user is not None:
            name = self.names.get(user)
            records.add("accounts", id=user, handle=name, name=name)

    def _key(self, message_id: str) -> int:
        """Return a message's number among those of all chats: its chat's, and its own."""
        place, _, number = message_id.partition("-")
        return (self._places.setdefault(place, len(self._places)) << 32) + int(number)

    def _known_key(self, message_id: str | None) -> int | None:
        place, _, number = (message_id or "").partition("-")
        is_number = number.isascii() and number.isdecimal() and len(number) < 11
        return self._key(f"{place}-{number}") if is_number and place in self._places else None
