"""The files of a dump: rows with their lines, and what the text in them says."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import lxml.etree

from leylines.graph.errors import SourceError
from leylines.graph.sources.lines import LONGEST_LINE
from leylines.graph.sources.stack_exchange.files import DumpFile


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a dump's file: its attributes and its line."""

    line: int
    values: dict[str, str]

    def get(self, name: str) -> str | None:
        """Return an attribute, none where it is missing or empty."""
        return self.values.get(name) or None


def read_rows(file: DumpFile) -> Iterator[Row]:
    """Yield the rows of a file of the dump, one at a time.

    Entities are not resolved and nothing is fetched, so a file can neither blow up nor reach out.

    Raises
    ------
    SourceError
        If the file is not well-formed; the rows before that were yielded.
    """
    with file.opened() as raw:
        lines = _Lines(raw)
        try:
            for _, element in lxml.etree.iterparse(
                lines, tag="row", resolve_entities=False, no_network=True, load_dtd=False
            ):
                if element.getroottree().docinfo.internalDTD is not None:
                    raise SourceError(
                        "The file declares entities, which no dump does",
                        where=f"{file.where}:{lines.line}",
                        cure="Fetch it again from a place that you trust.",
                    )
                values = {str(name): str(value) for name, value in element.attrib.items()}
                yield Row(lines.line, values)
                element.clear()
                while element.getprevious() is not None:  # or the read rows pile up
                    del element.getparent()[0]
        except lxml.etree.XMLSyntaxError as error:
            raise SourceError(
                f"The file is not well-formed XML: {error.msg}",
                where=f"{file.where}:{error.lineno}",
                cure="Fetch it again and load it; what was loaded stays.",
            ) from error


class _Lines:
    """Hands a file to the parser line by line, and counts them.

    The parser itself knows no line from 65,535 on. A row that takes several has the last one's.
    """

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self.line = 0

    def read(self, size: int) -> bytes:
        """Return the next line, or of a very long one a part."""
        line = self._raw.readline(max(size, LONGEST_LINE))
        self.line += line.endswith(b"\n")
        return line


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
