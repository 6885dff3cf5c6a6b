"""A community as it is told: each account and each place once, when it is first needed."""

from dataclasses import dataclass, field
from datetime import datetime

from leylines.graph.model import Kind
from leylines.graph.sources.khoros.known import Known
from leylines.graph.sources.khoros.places import Places
from leylines.graph.sources.records import Records


@dataclass(slots=True)
class Community:
    """What the readers of messages and kudos share.

    Attributes
    ----------
    known : Known
        All of the answers.
    liked : set of (message, account)
        Likes that were added: an archive may hold the same answer twice.
    """

    known: Known
    places: Places
    liked: set[tuple[str, str]] = field(default_factory=set)
    _introduced: set[str] = field(default_factory=set)

    def introduce(self, account: str | None, records: Records) -> None:
        """Add an account, once."""
        user = self.known.users.get(account or "")
        if account is None or user is None or account in self._introduced:
            return
        self._introduced.add(account)
        records.add(
            "accounts", id=account, handle=user.login, url=user.url, created_at=user.created_at
        )

    def interact(
        self,
        kind: Kind,
        actor: str | None,
        target: str | None,
        message_id: str,
        of: str,
        at: datetime,
        records: Records,
        weight: float = 1.0,
    ) -> None:
        """Add an interaction that a message proves, unless one of the two is nobody (any more)."""
        actor, target = self.known.person(actor), self.known.person(target)
        if actor is None or target is None:
            return
        self.introduce(actor, records)
        self.introduce(target, records)
        communities = self.places.of_message(message_id, records)
        records.interact(
            kind,
            actor,
            target,
            of=of,
            at=at,
            communities=communities,
            content=message_id,
            weight=weight,
        )
