"""What is known of all messages before any is read: who wrote them, and to which lists they went.

This is held in memory: some 350 bytes a message (measured).
"""

import re
import sys
from dataclasses import dataclass, field

from leylines.graph.sources.mail.files import Raw
from leylines.graph.sources.mail.headers import (
    Headers,
    account_of,
    addresses_in,
    decoded,
    first,
    headers_of,
    id_of,
)
from leylines.graph.sources.records import Unusable

LIST_ID = re.compile(r"<([^<>\s]{1,250})>\s*$")
POSTED = re.compile(r"<?mailto:([^>?\s]{1,250})", re.IGNORECASE)


@dataclass(slots=True)
class Message:
    """Who wrote a message, to which lists it went, and where it stands first."""

    author: str | None
    lists: tuple[str, ...]
    place: tuple[str, int]


@dataclass(slots=True)
class Known:
    """The messages by their id."""

    messages: dict[str, Message] = field(default_factory=dict)

    def learn(self, raw: Raw, of_list: str) -> None:
        """Take in a message; one that cannot be used will be a reject when it is read."""
        try:
            headers = headers_of(raw.data)
            author = sys.intern(author_in(headers)[0])
        except Unusable:
            return
        message, lists = id_of(headers), list_in(headers, of_list)
        here = (sys.intern(lists[0]),) if lists else ()
        before = self.messages.get(message)
        if before is None:
            self.messages[message] = Message(author, here, (sys.intern(raw.file), raw.line))
        elif here and here[0] not in before.lists:  # one message to several lists
            before.lists = tuple(sorted((*before.lists, *here)))


def list_in(headers: Headers, of_list: str) -> tuple[str, str | None] | None:
    """Return the list that a message went to, and what it is called.

    Examples
    --------
    >>> list_in({"list-id": ["Users of Leylines <users.example.org>"]}, "")
    ('users.example.org', 'Users of Leylines')
    """
    given = first(headers, "list-id")
    if found := LIST_ID.search(given):
        return found[1].casefold(), decoded(given[: found.start()].strip(' "'))
    if found := POSTED.search(first(headers, "list-post")):
        return found[1].casefold().replace("@", "."), None
    return (of_list, None) if of_list else None


def author_in(headers: Headers) -> tuple[str, str | None]:
    """Return the account that wrote a message, and its name.

    A list that sends in its own name ("Ada via Users") puts the author elsewhere.

    Raises
    ------
    Unusable
        If nobody is named, or a machine sent it.
    """
    if first(headers, "auto-submitted").strip().lower() not in ("", "no"):
        raise Unusable("sent by a machine", "Auto-Submitted")
    if "multipart/report" in first(headers, "content-type").lower():
        raise Unusable("sent by a machine", "Content-Type")
    posted = POSTED.search(first(headers, "list-post"))
    the_list = posted[1].casefold() if posted else ""
    for name in ("from", "x-original-from", "reply-to"):
        for address, called in addresses_in(headers, name):
            if address.startswith("mailer-daemon@"):
                raise Unusable("sent by a machine", "From")
            if address != the_list:
                return account_of(address), called
    raise Unusable("there is no address of who wrote it", "From")
