"""Web addresses and stated handles, brought to one form each so that they can be compared."""

import re
from urllib.parse import urlsplit

_STATED = re.compile(r"@?(?P<handle>[\w.\-]+)\s+(?:on|at)\s+(?P<network>.+)", re.IGNORECASE)
_NETWORK_FIRST = re.compile(r"(?P<network>[^:/@]+):\s*@?(?P<handle>[\w.\-]+)")
_BEFORE_HANDLE = frozenset({"u", "user", "users", "profile", "in", "c", "r"})


def address(text: str) -> str:
    """Return a web address without what does not matter, or nothing for what is none.

    Scheme, ``www.``, a query, a fragment and a slash at the end do not matter; capitals matter in
    the path only.

    Examples
    --------
    >>> address("http://www.Ada.example/About/?from=bio#me"), address("ada.example/About")
    ('ada.example/About', 'ada.example/About')
    >>> address("@ada on github"), address("javascript:alert(1)")
    ('', '')
    """
    text = text.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = (parts.hostname or "").removeprefix("www.")
        port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[\w\-]+(\.[\w\-]+)+", host):
        return ""
    return host + port + re.sub(r"/+$", "", parts.path)


def stated_handle(text: str) -> tuple[str, str] | None:
    """Return handle and network that a text states, in small letters, or None.

    Either in words, or as the address of a profile: the network's name in the host, the handle as
    the path.

    Examples
    --------
    >>> stated_handle("@Ada on GitHub"), stated_handle("github: ada")
    (('ada', 'github'), ('ada', 'github'))
    >>> stated_handle("https://github.com/Ada"), stated_handle("https://chat.example/u/ada")
    (('ada', 'github'), ('ada', 'chat'))
    >>> stated_handle("https://github.com/ada/compilers") is None, stated_handle("@ada") is None
    (True, True)
    """
    found = _STATED.fullmatch(text.strip()) or _NETWORK_FIRST.fullmatch(text.strip())
    if found:
        return found["handle"].casefold(), found["network"].strip().casefold()
    host, _, path = address(text).partition("/")
    parts = [part for part in path.split("/") if part]
    if len(parts) == 2 and parts[0].lower() in _BEFORE_HANDLE:
        parts = parts[1:]
    if len(parts) != 1 or "." not in host:
        return None
    return parts[0].removeprefix("@").casefold(), host.split(".")[-2 if _is_bare(host) else 0]


def _is_bare(host: str) -> bool:
    """Say whether a host is a name and an ending, without anything before it."""
    return host.count(".") == 1
