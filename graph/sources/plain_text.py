"""What a text in HTML says, without its markup."""

from typing import Any

import lxml.etree
import lxml.html

PARAGRAPHS = ("p", "div", "li", "blockquote", "pre")
"""Markup after which a new line begins, also where the text itself has none."""


def plain_text(html: str | None) -> str | None:
    r"""Return what a post says, without its markup.

    Examples
    --------
    >>> plain_text("<p>Is <b>P</b> &lt; NP?</p>")
    'Is P < NP?'
    >>> plain_text("<p>Yes.</p><p>No.</p>")
    'Yes.\nNo.'
    """
    if not html:
        return None
    try:
        element: Any = lxml.html.fromstring(f"<div>{html}</div>")
        for ending in element.iter("br"):
            ending.tail = "\n" + (ending.tail or "")
        for paragraph in element.iter(*PARAGRAPHS):
            if not (paragraph.tail or "")[:1].isspace():
                paragraph.tail = "\n" + (paragraph.tail or "")
        text = str(element.text_content())
    except (lxml.etree.ParserError, ValueError):
        text = html
    return text.strip() or None
