"""What is told, in a repository or in an answer; and addresses and times as Bluesky writes them."""

import re
from dataclasses import dataclass
from datetime import datetime

from leylines.graph.sources.fields import moment

ADDRESS = re.compile(
    r"at://(did:[a-z]{1,20}:[\w.:%-]{1,200})/([A-Za-z0-9.-]{1,200})/([\w.:~-]{1,200})", re.ASCII
)
DID = re.compile(r"did:[a-z]{1,20}:[\w.:%-]{1,200}", re.ASCII)
DIGITS = "234567abcdefghijklmnopqrstuvwxyz"
TID = re.compile(f"[{DIGITS[:16]}][{DIGITS}]{{12}}")
POST = "app.bsky.feed.post"


@dataclass(frozen=True, slots=True)
class Told:
    """What is told.

    Attributes
    ----------
    sort : str
        ``record``, or of an answer ``post``, ``repost``, ``like``, ``reposter``, ``follower``,
        ``follows``, ``profile`` or ``other``.
    of : str
        The address of a record; of an answer, the post or the account that a list belongs to.
    value : object
    """

    sort: str
    of: str
    value: object


def account_in(address: object, collection: str = "") -> str | None:
    """Return whose the record at an address is, if it is of a collection.

    Examples
    --------
    >>> account_in("at://did:plc:ada/app.bsky.feed.post/3kmqxw2a", POST)
    'did:plc:ada'
    """
    found = ADDRESS.fullmatch(address) if isinstance(address, str) else None
    return found[1] if found and collection in ("", found[2]) else None


def time_in(key: str) -> datetime | None:
    """Return when a record was made by its key, a timestamp in base 32 (TID).

    Examples
    --------
    >>> str(time_in("3jzfcijpj2z2a"))
    '2023-06-30 15:03:01.887000+00:00'
    """
    if not TID.fullmatch(key):
        return None
    number = 0
    for digit in key:
        number = number * 32 + DIGITS.index(digit)
    return moment((number >> 10) // 1000)
