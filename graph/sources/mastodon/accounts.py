"""Accounts: who is meant, and what is told of them."""

from leylines.graph.sources.fields import Object, needed_id, text, time_of
from leylines.graph.sources.mastodon.known import Known
from leylines.graph.sources.records import Records, Unusable

AUTOMATIC = "a bot's or a group's account, not a person's"


def checked_account(known: Known, value: object, column: str = "") -> str:
    """Return the id of an account of which everything can be used.

    Raises
    ------
    Unusable
        If there is none, if it is broken, or if it is no person's.
    """
    if not isinstance(value, dict):
        raise Unusable(f"there is no {column}", column)
    account = needed_id(value, "id")
    if account in known.automatic:
        raise Unusable(AUTOMATIC)
    for name in ("acct", "username", "display_name", "url"):
        text(value, name)
    time_of(value, "created_at")
    return account


def add_account(value: Object, records: Records) -> None:
    """Add an account that has been checked."""
    records.add(
        "accounts",
        id=needed_id(value, "id"),
        handle=text(value, "acct"),
        name=text(value, "display_name") or text(value, "username"),
        url=text(value, "url"),
        created_at=time_of(value, "created_at"),
    )
