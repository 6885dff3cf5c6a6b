"""A forum as it is told: each account and each community once, when it is first needed."""

from dataclasses import dataclass, field

from leylines.graph.sources.discourse.communities import Communities
from leylines.graph.sources.discourse.known import Known, Topic
from leylines.graph.sources.records import Records, Unusable


@dataclass(slots=True)
class Forum:
    """What the readers of posts and likes share.

    Attributes
    ----------
    known : Known
        All of the answers.
    site : str
        The forum's address, for links; may be empty.
    liked : set of (post, account)
        Likes that were added: several answers tell of the same one.
    """

    known: Known
    site: str
    communities: Communities
    liked: set[tuple[str, str]] = field(default_factory=set)
    _introduced: set[str] = field(default_factory=set)

    def introduce(self, account: str | None, records: Records) -> None:
        """Add an account, once."""
        user = self.known.users.get(account or "")
        if account is None or user is None or account in self._introduced:
            return
        self._introduced.add(account)
        records.add(
            "accounts",
            id=account,
            handle=user.username,
            name=user.name,
            url=self.link("u", user.username) if user.username else None,
            created_at=user.created_at,
        )

    def link(self, *path: str) -> str | None:
        """Return an address on the forum, where its own is known."""
        return f"https://{'/'.join((self.site, *path))}" if self.site else None

    def public_topic(self, topic_id: str) -> Topic:
        """Return what is known of a topic, unless few were meant to read it."""
        topic = self.known.topics.get(topic_id, Topic())
        if topic.private:
            raise Unusable("a private message", "topic_id")
        return topic


def is_person(account: str | None) -> bool:
    """Return whether an account is a person's: the forum itself and its bot have negative numbers.

    Examples
    --------
    >>> is_person("12"), is_person("-1"), is_person(None)
    (True, False, False)
    """
    return account is not None and not account.startswith("-")


def person(account: str) -> str:
    """Return an account that is a person's."""
    if not is_person(account):
        raise Unusable("by the forum itself or its bot, not by a person", "user_id")
    return account
