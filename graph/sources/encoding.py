"""UTF-8 with faults: each byte that is not of it becomes a NUL, which no canonical text may hold.

So a row in another encoding is found by the same check as a NUL, and the rows around it are read.
"""

import codecs
import io
from typing import BinaryIO

FAULT = "\0"
"""What stands in place of a byte that is not UTF-8."""

codecs.register_error("fault", lambda error: (FAULT * (error.end - error.start), error.end))  # type: ignore[attr-defined]  # the errors of decoding have a beginning and an end


def decoded(data: bytes) -> str:
    r"""Return bytes as text.

    Examples
    --------
    >>> decoded(b"caf\xe9")
    'caf\x00'
    """
    return data.decode("utf-8", errors="fault")


def shown(text: str) -> str:
    r"""Return text so that it can be written to any file and looked at.

    Examples
    --------
    >>> shown(decoded(b"caf\xe9"))
    'caf\ufffd'
    """
    return text.replace(FAULT, "\ufffd")


class DecodedStream(io.RawIOBase):
    """A stream of bytes made UTF-8, with an ending put behind it."""

    def __init__(self, raw: BinaryIO, ending: bytes) -> None:
        self._raw = raw
        self._ending = ending
        self._decoder = codecs.getincrementaldecoder("utf-8")("fault")
        self._waiting = b""
        self._ended = False

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return ``size`` bytes, fewer only at the end, or all of them."""
        while not self._ended and (size < 0 or len(self._waiting) < size):
            block = self._raw.read(size)
            self._waiting += self._decoder.decode(block, final=not block).encode()
            if not block:
                self._waiting += self._ending
                self._ended = True
        size = len(self._waiting) if size < 0 else size
        found, self._waiting = self._waiting[:size], self._waiting[size:]
        return found
