"""The elements of a large XML file, one at a time, from whomever it may come."""

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

import lxml.etree

from leylines.graph.errors import SourceError

PIECE = 1 << 15
"""Bytes of a longer line that the parser is given at a time: its work grows with their square."""


def xml_elements(raw: BinaryIO, tags: Sequence[str], where: str) -> Iterator[tuple[int, Any]]:
    """Yield each element of the named ones when it ends, with its last line; memory holds one.

    Entities are not resolved, nothing is fetched and no document type is accepted, so a file can
    neither blow up nor reach out.

    Parameters
    ----------
    raw : file
    tags : sequence of str
        In lxml's way: ``row``, or ``{*}node`` in whichever namespace.
    where : str
        The file, for errors.

    Raises
    ------
    SourceError
        If the file is not well-formed, or declares a document type; the elements before that were
        yielded.

    Examples
    --------
    >>> import io
    >>> file = io.BytesIO(b"<a><b c='1'/><b c='2'/></a>")
    >>> [element.get("c") for _, element in xml_elements(file, ["b"], "x.xml")]
    ['1', '2']
    """
    lines = _Lines(raw)
    try:
        for _, element in lxml.etree.iterparse(
            lines, tag=tags, resolve_entities=False, no_network=True, load_dtd=False
        ):
            if element.getroottree().docinfo.internalDTD is not None:
                raise SourceError(
                    "The file declares entities, which no export does",
                    where=f"{where}:{lines.line}",
                    cure="Fetch it again from a place that you trust.",
                )
            yield lines.line, element
            element.clear()
            while element.getprevious() is not None:  # or the read elements pile up
                del element.getparent()[0]
    except lxml.etree.XMLSyntaxError as error:
        raise SourceError(
            f"The file is not well-formed XML: {error.msg}",
            where=f"{where}:{max(error.lineno or 0, 1)}",
            cure="Fetch it again and load it; what was loaded stays.",
        ) from error


class _Lines:
    """Hands a file to the parser line by line, and counts them.

    The parser itself knows no line from 65,535 on. An element that takes several has the last
    one's.
    """

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self._ended = True
        self.line = 0

    def read(self, size: int) -> bytes:  # noqa: ARG002 - the parser asks for what does it no good
        """Return the next line, or of a very long one a part."""
        line = self._raw.readline(PIECE)
        if line:
            self.line += self._ended
            self._ended = line.endswith(b"\n")
        return line
