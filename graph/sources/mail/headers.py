"""The headers of a message, decoded: names, addresses, ids and times.

RFC 5322 (the format), 2047 (encoded words), 2919 (List-Id), 3834 (Auto-Submitted).
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.errors import HeaderParseError
from email.header import decode_header
from email.parser import BytesHeaderParser
from email.utils import getaddresses, parsedate_to_datetime
from hashlib import sha256

from leylines.graph.sources.fields import FIRST_YEAR, LAST_YEAR, text
from leylines.graph.sources.identity import LONGEST_ID
from leylines.graph.sources.records import Unusable

Headers = Mapping[str, Sequence[str]]

MOST_HEADERS = 1 << 18
"""Bytes."""
END = re.compile(rb"\r?\n\r?\n")
MESSAGE_ID = re.compile(r"<([^<>\s]+)>")
ADDRESS = re.compile(r"[^\s@<>]+@[^\s@<>]+")
OBSCURED = re.compile(r"(\S{1,100}) at (\S{1,200})")
"""As public archives of Mailman write addresses."""
MOST_AHEAD = timedelta(days=1)


def headers_of(data: bytes) -> Headers:
    r"""Return the headers of a message by their names in small letters.

    Examples
    --------
    >>> headers_of(b"Subject: =?utf-8?q?K=C3=A4the?=\nTo: a\nTo: b\n\nHello")["to"]
    ['a', 'b']
    """
    end = END.search(data, 0, MOST_HEADERS)
    if end is None and len(data) > MOST_HEADERS:
        raise Unusable(f"the headers are longer than {MOST_HEADERS >> 10} KiB")
    message = BytesHeaderParser().parsebytes(data[: end.start()] if end else data)
    found: dict[str, list[str]] = {}
    for name, value in message.raw_items():
        found.setdefault(name.lower(), []).append(str(value))
    return found


def first(headers: Headers, name: str) -> str:
    """Return a header as it stands, empty where there is none."""
    return headers.get(name, ("",))[0]


def decoded_bytes(data: bytes, charset: str | None) -> str:
    r"""Return text in a charset that may be named wrongly.

    Examples
    --------
    >>> decoded_bytes("Käthe".encode(), "us-ascii")
    'Käthe'
    >>> decoded_bytes(b"K\xe4the", "no-such-charset")
    'Käthe'
    """
    for name in (charset or "utf-8", "utf-8"):
        try:
            return data.decode(name)
        except (LookupError, UnicodeError, ValueError):
            continue
    return data.decode("cp1252", errors="replace")


def decoded(value: str) -> str | None:
    """Return what a header says, its encoded words decoded and its white space made one.

    Examples
    --------
    >>> decoded("=?iso-8859-1?q?K=E4the?= Kollwitz")
    'Käthe Kollwitz'
    """
    try:
        parts = decode_header(value)
    except (HeaderParseError, ValueError):
        parts = [(value, None)]
    words = [
        decoded_bytes(part if isinstance(part, bytes) else _raw(part), charset)
        for part, charset in parts
    ]
    return text({"": " ".join("".join(words).split())}, "")


def _raw(value: str) -> bytes:
    return value.encode("utf-8", errors="surrogateescape")


def addresses_in(headers: Headers, name: str) -> list[tuple[str, str | None]]:
    """Return the addresses of a header, in small letters, each with its name.

    Examples
    --------
    >>> addresses_in({"from": ["Ada Byron <Ada@Example.org>"]}, "from")
    [('ada@example.org', 'Ada Byron')]
    >>> addresses_in({"from": ["ada at example.org (Ada Byron)"]}, "from")
    [('ada@example.org', 'Ada Byron')]
    """
    values = [
        value if "@" in value else OBSCURED.sub(r"\1@\2", value) for value in headers.get(name, ())
    ]
    try:
        each = getaddresses(values)
    except RecursionError:  # comments within comments within comments
        return []
    found = []
    for written, address in each:
        if ADDRESS.fullmatch(address):
            called = decoded(written) or ""
            found.append((address.casefold(), None if "@" in called else called or None))
    return found


def account_of(address: str) -> str:
    """Return the id of the account that has an address: SHA-256 of it, in small letters.

    Examples
    --------
    >>> account_of("Ada@example.org")[:12]
    'cfe00dde46ef'
    """
    return sha256(address.strip().casefold().encode("utf-8", errors="surrogatepass")).hexdigest()


def ids_in(headers: Headers, name: str) -> list[str]:
    """Return the ids of messages in a header.

    Examples
    --------
    >>> ids_in({"references": ["<a@x> <b@x>"]}, "references")
    ['a@x', 'b@x']
    """
    found = [each for value in headers.get(name, ()) for each in MESSAGE_ID.findall(value)]
    return [_short(text({"": each}, "") or "") for each in found]


def id_of(headers: Headers) -> str:
    """Return the id of a message, one made of its author, time and subject if it has none."""
    given = ids_in(headers, "message-id")
    if given:
        return given[0]
    parts = [first(headers, name) for name in ("from", "date", "subject")]
    return "made-" + sha256(_raw("\n".join(parts))).hexdigest()


def parent_in(headers: Headers) -> str | None:
    """Return the id of the message that another one replies to."""
    replied_to, references = ids_in(headers, "in-reply-to"), ids_in(headers, "references")
    return replied_to[0] if replied_to else references[-1] if references else None


def _short(id_: str) -> str:
    data = id_.encode()
    return id_ if len(data) <= LONGEST_ID else sha256(data).hexdigest()


def time_of(headers: Headers) -> datetime:
    """Return when a message was written.

    If its Date has no zone, cannot be read, or lies after its arrival, it is when it arrived.

    Raises
    ------
    Unusable
        If neither can be told.
    """
    written = _moment(first(headers, "date"))
    arrived = _moment(first(headers, "received").rpartition(";")[2])
    if arrived and (written is None or written - arrived > MOST_AHEAD):
        return arrived
    if written is None:
        raise Unusable("no Date with a zone between 1970 and 2099, and no Received", "Date")
    return written


def _moment(value: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(value.strip())
        # -0000 says UTC, and that the sender's own zone is not known.
        if at.tzinfo is None and not re.search(r"-0000\b", value):
            return None
        at = at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return at if FIRST_YEAR <= at.year < LAST_YEAR else None
