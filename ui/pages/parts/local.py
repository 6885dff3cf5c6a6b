"""Whether only this machine can have opened the page."""

import ipaddress
from urllib.parse import urlsplit

import streamlit as st


def is_local() -> bool:
    """Say whether whoever looks at this page sits at the explorer's own machine.

    The explorer then listens on the loopback interface only, was opened under such an address, and
    nothing in between has passed the request on.
    """
    headers = st.context.headers
    passed_on = any(name in headers for name in ("X-Forwarded-For", "X-Real-Ip", "Forwarded"))
    host = urlsplit(f"//{headers.get('Host') or 'localhost'}").hostname
    return not passed_on and is_loopback(st.get_option("server.address")) and is_loopback(host)


def is_loopback(host: str | None) -> bool:
    """Say whether an address is of the loopback interface.

    Examples
    --------
    >>> [is_loopback(host) for host in ("127.0.0.1", "localhost", "::1", "0.0.0.0", None)]
    [True, True, True, False, False]
    """
    try:
        return host == "localhost" or ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False
