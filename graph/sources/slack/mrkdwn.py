"""Slack's own markup: what it says, and whom it names."""

import re
from collections.abc import Callable
from xml.sax.saxutils import unescape

MARKUP = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
USER = re.compile(r"[UW][A-Z0-9]{2,}")


def mentions_in(text: str | None) -> list[str]:
    """Return the users that a text names, each once.

    Examples
    --------
    >>> mentions_in("<@U1A> and <@U1A|ada>, not <!here>, <#C1|general>")
    ['U1A']
    """
    found = (user for sign, user, _ in MARKUP.findall(text or "") if sign == "@")
    return [user for user in dict.fromkeys(found) if USER.fullmatch(user)]


def said(text: str | None, handle: Callable[[str], str | None]) -> str | None:
    """Return what a text says without markup.

    Parameters
    ----------
    handle : function of a user's id
        Returns how the user is called.

    Examples
    --------
    >>> said("<@U1A>: 1 &lt; 2, see <https://x.org|this> in <#C1|general> <!here>", {}.get)
    '@U1A: 1 < 2, see this in #general @here'
    """

    def shown(match: "re.Match[str]") -> str:
        sign, target, label = match.groups()
        if sign == "@":
            return f"@{label or handle(target) or target}"
        if sign == "#":
            return f"#{label or target}"
        if sign == "!":
            return label or f"@{target.partition('^')[0]}"
        return label or target

    return unescape(MARKUP.sub(shown, text)).strip() or None if text else None
