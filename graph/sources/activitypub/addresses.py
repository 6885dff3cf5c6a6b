"""Addresses of accounts and posts, which are their ids everywhere, and what can be told by them."""

import re
from datetime import datetime

from leylines.graph.sources.fields import moment
from leylines.graph.sources.identity import LONGEST_ID
from leylines.graph.sources.records import Unusable

PUBLIC = frozenset({"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})

ADDRESS = re.compile(r"https?://[^\s/\x00-\x1f\ufffd]+/[^\s\x00-\x1f\ufffd\ud800-\udfff]*")
OF_MASTODON = re.compile(r"(https?://[^/]+/(?:ap/)?users/[^/]+)/statuses/(\d+)")
OF_ACCOUNT = re.compile(r"https?://([^/]+)/(?:users/|u/|@)([^/@]+)")
BITS_OF_A_SEQUENCE = 16
FIRST_TIMED = 10**16
"""A post's number has its time in milliseconds before the lowest 16 bits; older ones just count."""


def address(value: object) -> str | None:
    """Return the address that a value is, has or begins with.

    Examples
    --------
    >>> address({"id": "https://example.org/users/ada", "type": "Person"})
    'https://example.org/users/ada'
    """
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("id", value.get("href"))
    if isinstance(value, str) and len(value.encode(errors="replace")) <= LONGEST_ID:
        return value if ADDRESS.fullmatch(value) else None
    return None


def needed_address(value: object, column: str) -> str:
    """Return the address that there must be."""
    found = address(value)
    if found is None:
        raise Unusable(f"there is no {column}, or it is no address", column)
    return found


def addresses(*values: object) -> list[str]:
    """Return all addresses in lists of them, each once; nobody's is that of the public."""
    each = [one for value in values for one in (value if isinstance(value, list) else [value])]
    found = (address(one) for one in each)
    return list(dict.fromkeys(one for one in found if one and one not in PUBLIC))


def is_direct(*values: object) -> bool:
    """Say whether something is addressed to certain people, not to the public or to followers."""
    each = [one for value in values for one in (value if isinstance(value, list) else [value])]
    to = {one for one in each if isinstance(one, str)}
    return bool(to) and not to & PUBLIC and not any(one.endswith("/followers") for one in to)


def author_in(post: str) -> str | None:
    """Return whose a post is, where its address says so, as Mastodon's do.

    Examples
    --------
    >>> author_in("https://example.org/users/ada/statuses/109")
    'https://example.org/users/ada'
    """
    found = OF_MASTODON.fullmatch(post)
    return found[1] if found else None


def time_in(post: str) -> datetime | None:
    """Return when a post was written, where its number says so, as Mastodon's do.

    Examples
    --------
    >>> str(time_in("https://example.org/users/ada/statuses/112020304050607080"))
    '2024-03-01 11:56:30.225000+00:00'
    """
    found = OF_MASTODON.fullmatch(post)
    if not found or not int(found[2][:19]) >= FIRST_TIMED or len(found[2]) > 18:
        return None
    return moment(int(found[2]) >> BITS_OF_A_SEQUENCE)


def handle_of(account: str) -> str | None:
    """Return what an account is called, where its address says so.

    Examples
    --------
    >>> handle_of("https://example.org/users/ada")
    'ada@example.org'
    """
    found = OF_ACCOUNT.fullmatch(account)
    return f"{found[2]}@{found[1]}" if found else None
