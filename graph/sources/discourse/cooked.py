"""What a post says in its HTML ("cooked"): its own text, whom it quotes and whom it mentions."""

from dataclasses import dataclass
from typing import Any

import lxml.etree
import lxml.html

from leylines.graph.sources.plain_text import plain_text

QUOTES = ".//aside[{0}][not(ancestor::aside[{0}])]".format(
    "contains(concat(' ', normalize-space(@class), ' '), ' quote ')"
)
"""Quotes within a quote were made by the one who is quoted."""

MENTIONS = ".//a[contains(concat(' ', normalize-space(@class), ' '), ' mention ')]"
"""Links to an account; groups and names that nobody has look otherwise."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted post, by its topic and its number there; the name is who is said to have it."""

    username: str
    topic: str
    number: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a post says."""

    text: str | None
    quotes: tuple[Quote, ...] = ()
    mentions: tuple[str, ...] = ()


def said_in(cooked: str | None) -> Said:
    """Return what a post says, without what it quotes.

    Examples
    --------
    >>> said = said_in('<aside class="quote" data-username="bob" data-post="2" data-topic="5">'
    ...                'No.</aside><p><a class="mention">@ada</a> yes!</p>')
    >>> said.text, said.mentions, said.quotes[0].username
    ('@ada yes!', ('ada',), 'bob')
    """
    if not cooked or ("mention" not in cooked and "quote" not in cooked):
        return Said(plain_text(cooked))
    try:
        return _parsed(lxml.html.fromstring(f"<div>{cooked}</div>"))
    except (lxml.etree.ParserError, ValueError):  # control characters
        return Said(plain_text(cooked))


def _parsed(element: Any) -> Said:  # noqa: ANN401 - lxml's stubs do not know lxml.html
    quotes = []
    for aside in element.xpath(QUOTES):
        quotes.append(_quote(aside))
        aside.drop_tree()
    mentions = (each.text_content().strip().removeprefix("@") for each in element.xpath(MENTIONS))
    text = plain_text(lxml.html.tostring(element, encoding="unicode"))
    return Said(text, tuple(dict.fromkeys(quotes)), tuple(dict.fromkeys(mentions)))


def _quote(aside: Any) -> Quote:  # noqa: ANN401 - lxml's stubs do not know lxml.html
    return Quote(*(aside.get(f"data-{name}", "") for name in ("username", "topic", "post")))
