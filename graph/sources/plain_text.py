"""What a text in HTML says, without its markup."""

from typing import Any

import lxml.etree
import lxml.html


def plain_text(html: str | None) -> str | None:
    """Return what a post says, without its markup.

    Examples
    --------
    >>> plain_text("<p>Is <b>P</b> &lt; NP?</p>")
    'Is P < NP?'
    """
    if not html:
        return None
    try:
        element: Any = lxml.html.fromstring(f"<div>{html}</div>")
        for ending in element.iter("br"):
            ending.tail = "\n" + (ending.tail or "")
        text = str(element.text_content())
    except (lxml.etree.ParserError, ValueError):
        text = html
    return text.strip() or None
