"""Lines of a file in blocks, with their numbers: in memory there is one block at a time."""

from collections.abc import Iterator
from typing import BinaryIO

BATCH_ROWS = 20_000
"""So many rows make a batch, the unit of commit and of resumption."""

BLOCK = 4 << 20
"""Bytes read at a time; long rows make smaller batches."""

LONGEST_LINE = 16 << 20
"""Bytes. Of a longer line only so much and one byte more is kept."""


def numbered_lines(raw: BinaryIO) -> Iterator[tuple[int, list[bytes]]]:
    r"""Yield consecutive lines without their ``\n``, each list with the number of its first line.

    Examples
    --------
    >>> import io
    >>> list(numbered_lines(io.BytesIO(b"a\nb\r\n\nc")))
    [(1, [b'a', b'b\r', b'']), (4, [b'c'])]
    """
    number, rest = 1, b""
    while block := raw.read(BLOCK):
        lines = (rest + block).split(b"\n")
        rest = lines.pop()[: LONGEST_LINE + 1]
        for begin in range(0, len(lines), BATCH_ROWS):
            yield number + begin, lines[begin : begin + BATCH_ROWS]
        number += len(lines)
    if rest:
        yield number, [rest]
