"""Opening a file, compressed or not, so that what goes wrong is told in the file's own terms."""

import bz2
import io
import lzma
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

import zstandard

from leylines.graph.errors import SourceError

BLOCK = 1 << 17
"""Bytes of a packed file that are unpacked at a time."""


class Unpacked(io.RawIOBase):
    """A packed file unpacked, one frame after the other.

    Unlike the libraries' own readers it tells a .zst that is cut off, and does not go through the
    zeros behind a .gz one by one, of which a hostile one can have any number.

    Parameters
    ----------
    raw : file
    frame : function
        Makes what unpacks one frame.
    """

    def __init__(self, raw: BinaryIO, frame: Callable[[], Any]) -> None:
        self._raw = raw
        self._next = frame
        self._frame: Any = None
        self._packed = b""
        self._unpacked = memoryview(b"")

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, into: Any) -> int:  # noqa: ANN401 - any buffer
        """Fill a buffer, only at the end of the file with nothing."""
        while not self._unpacked and (self._packed or self._more()):
            if self._frame is None:
                self._frame = self._next()
            self._unpacked = memoryview(self._frame.decompress(self._packed))
            self._packed = b""
            if self._frame.eof:
                self._packed, self._frame = self._frame.unused_data.lstrip(b"\0"), None
        given = min(len(into), len(self._unpacked))
        into[:given] = self._unpacked[:given]
        self._unpacked = self._unpacked[given:]
        return given

    def _more(self) -> bool:
        block = self._raw.read(BLOCK)
        while block and self._frame is None and not (block := block.lstrip(b"\0")):
            block = self._raw.read(BLOCK)
        if not block and self._frame is not None:
            raise EOFError("the last frame has no end")
        self._packed = block
        return bool(block)


def _zstd() -> Any:  # noqa: ANN401 - the library's own class is not public
    # Dumps of years are packed with windows of up to 2 GiB, which must be allowed by name.
    return zstandard.ZstdDecompressor(max_window_size=1 << 31).decompressobj()


def _unpacking(frame: Callable[[], Any]) -> Callable[[BinaryIO], BinaryIO]:
    return lambda raw: io.BufferedReader(Unpacked(raw, frame), BLOCK)


OPENERS: Mapping[str, Callable[[Any], Any]] = {
    ".gz": _unpacking(lambda: zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)),
    ".bz2": bz2.open,
    ".xz": lzma.open,
    ".zst": _unpacking(_zstd),
}
"""What reads a file, by how its name ends."""

DAMAGED = (EOFError, zlib.error, lzma.LZMAError, zstandard.ZstdError)


@contextmanager
def opened(file: Path) -> Iterator[BinaryIO]:
    """Open a file for reading bytes, decompressing it if its name ends like a compressed one's.

    Raises
    ------
    SourceError
        If it cannot be opened, or turns out to be damaged while it is read.
    """
    with told_as(str(file)), file.open("rb") as raw, decompressed(raw, file.name) as stream:
        yield stream


@contextmanager
def decompressed(raw: BinaryIO, name: str) -> Iterator[BinaryIO]:
    """Read an open file through what the end of its name asks for."""
    opener = OPENERS.get(Path(name).suffix)
    if opener is None:
        yield raw
    else:
        with opener(raw) as stream:
            yield cast("BinaryIO", stream)


@contextmanager
def told_as(where: str) -> Iterator[None]:
    """Tell what goes wrong in reading a file in its own terms."""
    try:
        yield
    except DAMAGED as error:
        raise SourceError(
            f"The compressed file is damaged or cut off: {error}",
            where=where,
            cure="Fetch it again and load it; what was loaded stays.",
        ) from error
    except OSError as error:
        if error.errno is None and "Invalid data stream" not in str(error):
            raise
        raise SourceError(
            f"The file cannot be read: {error.strerror or error}",
            where=where,
            cure="Check the path and its permissions.",
        ) from error
