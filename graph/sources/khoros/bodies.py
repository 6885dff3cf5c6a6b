"""What a message says in its HTML: its own text, whom it quotes and whom it mentions."""

import re
from dataclasses import dataclass
from typing import Any

import lxml.etree
import lxml.html

from leylines.graph.sources.plain_text import plain_text

NAMED = ".//li-user[@uid] | .//a[contains(@href, '/viewprofilepage/user-id/')]"
"""How the API writes an ``@name``, and how the site itself shows it."""

PROFILE = re.compile(r"/viewprofilepage/user-id/(\d+)")


@dataclass(frozen=True, slots=True)
class Said:
    """What a message says; accounts are numbers."""

    text: str | None
    quoted: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()


def said_in(body: str | None) -> Said:
    """Return what a message says, without what it quotes.

    A quote is a ``blockquote`` that begins by naming somebody; another one is the text's own.

    Examples
    --------
    >>> said_in('<blockquote><li-user uid="7" login="bob"></li-user> wrote: No.</blockquote>'
    ...         '<p><li-user uid="8" login="ada"></li-user>, yes!</p>')
    Said(text='@ada, yes!', quoted=('7',), mentioned=('8',))
    """
    if not body or ("user" not in body.lower()):
        return Said(plain_text(body))
    try:
        return _parsed(lxml.html.fromstring(f"<div>{body}</div>"))
    except (lxml.etree.ParserError, ValueError):  # control characters
        return Said(plain_text(body))


def _parsed(element: Any) -> Said:  # noqa: ANN401 - lxml's stubs do not know lxml.html
    for each in element.iter("li-user"):
        each.text = each.text or f"@{each.get('login') or each.get('uid')}"
    quoted: dict[str, None] = {}
    for quote in element.xpath(".//blockquote[not(ancestor::blockquote)]"):
        named = _named(quote)
        if named:
            quoted[named[0]] = None
            quote.drop_tree()
    text = plain_text(lxml.html.tostring(element, encoding="unicode"))
    return Said(text, tuple(quoted), tuple(_named(element)))


def _named(element: Any) -> list[str]:  # noqa: ANN401 - lxml's stubs do not know lxml.html
    found: dict[str, None] = {}
    for each in element.xpath(NAMED):
        number = each.get("uid") or "".join(PROFILE.findall(each.get("href") or "")[:1])
        if number.isascii() and number.isdecimal():
            found[number] = None
    return list(found)
