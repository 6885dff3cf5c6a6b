"""What a message becomes."""

import re
from functools import partial

from leylines.graph.sources.fields import text
from leylines.graph.sources.mail.bodies import text_of
from leylines.graph.sources.mail.files import Raw
from leylines.graph.sources.mail.headers import (
    Headers,
    account_of,
    addresses_in,
    decoded,
    first,
    headers_of,
    id_of,
    parent_in,
    time_of,
)
from leylines.graph.sources.mail.known import Known, author_in, list_in
from leylines.graph.sources.records import Records, Unusable

ARCHIVED = re.compile(r"<?(https?://[^\s<>]{1,2000})>?")
SHOWN = ("message-id", "date", "subject")
"""Of a rejected message. Its addresses stay where they are."""


def read_message(known: Known, of_list: str, raw: Raw, records: Records) -> None:
    """Read a message."""
    headers = headers_of(raw.data)
    author, name = author_in(headers)
    message_id, at = id_of(headers), time_of(headers)
    message, written = known.messages[message_id], text_of(raw.data)
    if message.place != (raw.file, raw.line):
        raise Unusable("a copy of an earlier message", "Message-ID")
    _add_account(author, name, records)
    _add_list(headers, of_list, records)
    parent_id = parent_in(headers)
    records.add(
        "contents",
        id=message_id,
        kind="message",
        author=author,
        at=at,
        title=decoded(first(headers, "subject")),
        text=written,
        url=_archived_at(headers),
        parent=parent_id if parent_id != message_id else None,
        communities=list(message.lists),
    )
    parent = known.messages.get(parent_id or "") if parent_id != message_id else None
    replied_to = parent.author if parent else None
    act = partial(records.interact, at=at, communities=message.lists, content=message_id)
    act("REPLIED", author, replied_to, of=message_id)
    if message.lists:
        return
    for address, called in dict(addresses_in(headers, "to")).items():
        account = account_of(address)
        if account not in (author, replied_to):
            _add_account(account, called, records)
            act("MESSAGED", author, account, of=f"{message_id}-{account}")


def _add_account(account: str, name: str | None, records: Records) -> None:
    records.add("accounts", id=account, handle=name or account[:12], name=name)


def _add_list(headers: Headers, of_list: str, records: Records) -> None:
    found = list_in(headers, of_list)
    if found:
        records.add("communities", id=found[0], name=found[1] or found[0], kind="group")


def _archived_at(headers: Headers) -> str | None:
    found = ARCHIVED.search(first(headers, "archived-at"))
    return text({"": found[1]}, "") if found else None


def shown(raw: Raw) -> str:
    """Return what tells which message a reject is, without anybody's address."""
    try:
        headers = headers_of(raw.data)
    except Unusable:
        return ""
    return " ".join(f"{name}: {decoded(first(headers, name)) or ''}" for name in SHOWN)
