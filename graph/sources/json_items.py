"""The records of JSON files, one at a time: a line each, or the items of one large document."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import ijson
import msgspec
import numpy as np

from leylines.graph.errors import SourceError
from leylines.graph.model import Reject
from leylines.graph.sources.encoding import decoded, shown
from leylines.graph.sources.gathering import Item
from leylines.graph.sources.lines import LONGEST_LINE, numbered_lines
from leylines.graph.sources.rows import MOST_SHOWN

MARK = b"\xef\xbb\xbf"
LONGEST_ITEM = 16 << 20
"""Bytes of a document between the ends of two items."""
DEEPEST = 5_000
"""Brackets open within an item: the parser's work grows with the square of its depth."""
BLOCK = 1 << 20
OPENS = np.zeros(256, dtype=np.int8)
OPENS[list(b"[{")], OPENS[list(b"]}")] = 1, -1


def json_lines(raw: BinaryIO, file: str) -> Iterator[Item | Reject]:
    r"""Yield the objects of JSON Lines; a line that holds none is a reject.

    Examples
    --------
    >>> import io
    >>> lines = io.BytesIO(b'{"id": 1}\n\n[2]\n')
    >>> [type(item).__name__ for item in json_lines(lines, "x.jsonl")]
    ['Item', 'Reject']
    """
    for number, lines in numbered_lines(raw):
        for place, line in enumerate(lines):
            text = (line.removeprefix(MARK) if number + place == 1 else line).strip()
            if text:
                yield _item(text, number + place, file)


def _item(line: bytes, number: int, file: str) -> Item | Reject:
    reason = f"the line is longer than {LONGEST_LINE >> 20} MiB"
    if len(line) <= LONGEST_LINE:
        try:
            value = msgspec.json.decode(line)
        except (msgspec.DecodeError, RecursionError) as error:
            reason = f"not JSON: {error}"
        except UnicodeDecodeError:
            reason = "not UTF-8"
        else:
            if isinstance(value, dict):
                return Item(number, value, len(line))
            reason = "not a JSON object"
    return Reject(file, number, "", reason, shown(decoded(line[:MOST_SHOWN])))


def json_items(raw: BinaryIO, path: str, where: str) -> Iterator[Item]:
    """Yield the items of a list in a JSON document, numbered from 1; memory holds one of them.

    Parameters
    ----------
    raw : file
    path : str
        Where the list stands, in ijson's way: ``item`` for the items of a document that is a list,
        ``messages.item`` for those of its member ``messages``.
    where : str
        The file, for errors.

    Raises
    ------
    SourceError
        If the document is damaged or cut off; the items before that were yielded.

    Examples
    --------
    >>> import io
    >>> [item.value for item in json_items(io.BytesIO(b'{"a": [{"id": 1}]}'), "a.item", "x.json")]
    [{'id': 1}]
    """
    document = Document(raw, where)
    number = 0
    try:
        for value in ijson.items(document, path, use_float=True, buf_size=BLOCK):
            number += 1
            yield Item(number, value, document.taken())
    except (ijson.JSONError, UnicodeDecodeError, RecursionError) as error:
        raise SourceError(
            f"The file is not JSON, or is cut off, after {number} records: {error}",
            where=where,
            cure="Export or fetch it again and load it; what was loaded stays.",
        ) from error


class Document:
    """Hands a document to the parser, and stops at an item that would fill the memory."""

    def __init__(self, raw: BinaryIO, where: str) -> None:
        self._raw = raw
        self._where = where
        self._given = 0
        self._open = 0

    def read(self, size: int) -> bytes:
        """Return the next bytes."""
        block = self._raw.read(size)
        self._given += len(block)
        # Brackets in texts count as well: they seldom come without the other half by thousands.
        depth = self._open + np.cumsum(OPENS[np.frombuffer(block, np.uint8)], dtype=np.int64)
        self._open = int(depth[-1]) if block else 0
        too_long = self._given > LONGEST_ITEM
        if too_long or depth.max(initial=0) > DEEPEST:
            problem = f"longer than {LONGEST_ITEM >> 20} MiB" if too_long else "nested too deeply"
            raise SourceError(
                f"A record is {problem}",
                where=self._where,
                cure="Is this an export of the named format?",
            )
        return block

    def taken(self) -> int:
        """Return the bytes read since the last time."""
        given, self._given, self._open = self._given, 0, 0
        return given


def member(raw: BinaryIO, name: str, where: str) -> Any:  # noqa: ANN401 - any JSON
    """Return a small member of a large document, or nothing if it has none."""
    try:
        return next(ijson.items(Document(raw, where), name, use_float=True), None)
    except (ijson.JSONError, UnicodeDecodeError, RecursionError) as error:
        raise SourceError(
            f"The file is not JSON: {error}", where=where, cure="Export or fetch it again."
        ) from error
