"""What the author of a message wrote, without quotations, signature and the list's own words."""

import re
from email.parser import BytesParser
from typing import TYPE_CHECKING, Any

import lxml.etree
import lxml.html

from leylines.graph.sources.fields import text
from leylines.graph.sources.mail.headers import decoded_bytes
from leylines.graph.sources.plain_text import plain_text
from leylines.graph.sources.records import Unusable

if TYPE_CHECKING:
    from email.message import Message

ENDS = re.compile(
    r"-- ?|_{30,}|-{3,} ?(original message|ursprüngliche nachricht|message d'origine) ?-{3,}",
    re.IGNORECASE,
)
"""A line after which nothing is the author's: a signature, the list's own words, a whole mail."""
WROTE = re.compile(r"(wrote|writes|schrieb|écrit|escribió|escreveu|scritto|schreef)\b.{0,80}:\s*$")
"""The end of a line that says who is quoted, where a quotation follows."""
QUOTED = re.compile(r"\s{0,3}>")
QUOTED_PARTS = ("blockquote",)
QUOTED_CLASSES = ("gmail_quote", "moz-cite-prefix", "gmail_attr")


def text_of(data: bytes) -> str | None:
    r"""Return what a message says.

    Examples
    --------
    >>> text_of(b"Subject: x\n\nAda wrote:\n> Is it?\nYes.\n-- \nBob")
    'Yes.'
    """
    try:
        parts = [part for part in BytesParser().parsebytes(data).walk() if _is_text(part)]
    except RecursionError:
        raise Unusable("its parts are nested too deeply") from None
    for kind in ("plain", "html"):
        for part in parts:
            if part.get_content_subtype() == kind:
                written = _decoded(part)
                found = own_words(written) if kind == "plain" else own_html(written)
                return text({"": found}, "")
    return None


def _is_text(part: "Message[str, str]") -> bool:
    is_attached = part.get_content_disposition() == "attachment"
    return part.get_content_maintype() == "text" and not is_attached


def _decoded(part: "Message[str, str]") -> str:
    data = part.get_payload(decode=True)
    try:
        charset = part.get_content_charset()
    except (LookupError, UnicodeError, ValueError):
        charset = None
    return decoded_bytes(data if isinstance(data, bytes) else b"", charset)


def own_words(written: str) -> str:
    r"""Return a plain text without its quotations and signature.

    Examples
    --------
    >>> own_words("> Is it?\n\nYes.\n\n> Why?\n\nSo.\n--\nAda")
    'Yes.\n\nSo.'
    """
    lines: list[str] = []
    for line in written.splitlines():
        if ENDS.fullmatch(line.rstrip() if line != "-- " else line):
            break
        if QUOTED.match(line):
            _drop_who_is_quoted(lines)
        else:
            lines.append(line.rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _drop_who_is_quoted(lines: list[str]) -> None:
    while lines and not lines[-1]:
        lines.pop()
    if lines and WROTE.search(lines[-1]):
        lines.pop()
        # "On Friday, 1 March 2024 at 10:00, Ada Byron" is often long enough for a second line.
        if lines and re.match(r"(On|Am|Le|El|Em|Il|Op) .*\d", lines[-1]):
            lines.pop()
    lines.append("")


def own_html(written: str) -> str | None:
    """Return what a message in HTML says, without its quotations.

    Examples
    --------
    >>> own_html("<p>Yes.</p><blockquote>Is it?</blockquote>")
    'Yes.'
    """
    try:
        element: Any = lxml.html.fromstring(f"<div>{written}</div>")
        quoted = list(element.iter(*QUOTED_PARTS))
        for name in QUOTED_CLASSES:
            quoted += element.find_class(name)
        for each in quoted:
            if each.getparent() is not None:
                each.drop_tree()
        return plain_text(lxml.html.tostring(element, encoding="unicode"))
    except (lxml.etree.ParserError, ValueError):
        return plain_text(written)
