"""Which addresses are asked: those of one server, whatever its answers point to."""

from urllib.parse import SplitResult, urljoin, urlsplit

from leylines.graph.errors import FetchError

PORTS = {"http": 80, "https": 443}
LOOPBACK = ("localhost", "127.0.0.1", "::1")


def checked(address: str) -> SplitResult:
    """Return the parts of an address of the web.

    Raises
    ------
    FetchError
        If it is none, or holds a password, which would show in the list of processes.

    Examples
    --------
    >>> checked("https://forum.example.org/latest").hostname
    'forum.example.org'
    >>> checked("file:///etc/passwd")
    Traceback (most recent call last):
    ...
    leylines.graph.errors.FetchError: Only http and https are fetched (file:///etc/passwd). ...
    """
    try:
        parts = urlsplit(address)
        is_one = bool(parts.hostname) and origin(parts) is not None
    except ValueError:
        is_one = False
    if not is_one or parts.scheme not in PORTS:
        raise FetchError(
            "Only http and https are fetched", where=address, cure="Write https://HOST/…"
        )
    if parts.username is not None or parts.password is not None:
        raise FetchError(
            "The address holds a name or password",
            where=f"{parts.scheme}://…@{parts.hostname}",
            cure="Leave it out, and give a token in a file.",
        )
    return parts


def origin(parts: SplitResult) -> tuple[str, str | None, int | None]:
    """Return what tells one server from another."""
    return parts.scheme, parts.hostname, parts.port or PORTS.get(parts.scheme)


def on_same_server(root: str, address: str) -> str:
    """Return an address, which may be relative, if it leads to the server of the root.

    From http to https of the same host is the same server; the other way would show the token.

    Raises
    ------
    FetchError
        If it leads elsewhere.

    Examples
    --------
    >>> on_same_server("https://example.org/api/", "items?page=2")
    'https://example.org/api/items?page=2'
    """
    here = checked(root)
    try:
        full = urljoin(root, address)
    except ValueError:
        full = address  # which is none, and will be refused as such
    there = checked(full)
    upgraded = (there.scheme, there.hostname, origin(there)[2]) == ("https", here.hostname, 443)
    if origin(here) != origin(there) and not (origin(here)[2] == 80 and upgraded):
        raise FetchError(
            f"The answer points to another server, {there.hostname}",
            where=root,
            cure="If the community has moved there, name its new address.",
        )
    return full


def may_carry_token(root: str) -> bool:
    """Say whether a token may be sent: where nobody on the way can read it.

    Examples
    --------
    >>> may_carry_token("https://example.org"), may_carry_token("http://example.org")
    (True, False)
    """
    parts = checked(root)
    return parts.scheme == "https" or parts.hostname in LOOPBACK
