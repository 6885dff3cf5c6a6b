"""The files of a dump: rows with their lines, and what the text in them says."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lxml.etree
import lxml.html

from leylines.graph.errors import SourceError
from leylines.graph.sources.opening import opened


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a dump's file: its attributes and its line."""

    line: int
    values: dict[str, str]

    def get(self, name: str) -> str | None:
        """Return an attribute, none where it is missing or empty."""
        return self.values.get(name) or None


def read_rows(file: Path) -> Iterator[Row]:
    """Yield the rows of a file of the dump, one at a time.

    Entities are not resolved and nothing is fetched, so a file can neither blow up nor reach out.

    Raises
    ------
    SourceError
        If the file is not well-formed; the rows before that were yielded.
    """
    with opened(file) as raw:
        try:
            rows = lxml.etree.iterparse(
                raw, tag="row", resolve_entities=False, no_network=True, load_dtd=False
            )
            for _, element in rows:
                values = {str(name): str(value) for name, value in element.attrib.items()}
                yield Row(int(element.sourceline or 0), values)
                element.clear()
                while element.getprevious() is not None:  # or the read rows pile up
                    del element.getparent()[0]
        except lxml.etree.XMLSyntaxError as error:
            raise SourceError(
                f"The file is not well-formed XML: {error.msg}",
                where=f"{file}:{error.lineno}",
                cure="Fetch it again and load it; what was loaded stays.",
            ) from error


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
        text = str(element.text_content())
    except (lxml.etree.ParserError, ValueError):
        text = html
    return text.strip() or None


def tags_of(text: str | None) -> tuple[str, ...]:
    """Return the tags of a question, written ``<a><b>`` or, since 2024, ``|a|b|``.

    Examples
    --------
    >>> tags_of("<qubit><quantum-gate>"), tags_of("|qubit|")
    (('qubit', 'quantum-gate'), ('qubit',))
    """
    if not text:
        return ()
    return tuple(tag for tag in text.replace("<", "|").replace(">", "|").split("|") if tag)
