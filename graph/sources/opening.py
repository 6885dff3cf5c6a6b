"""Opening a file, compressed or not, so that what goes wrong is told in the file's own terms."""

import bz2
import gzip
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


class Zstandard(io.RawIOBase):
    """A .zst file unpacked; unlike the library's own reader it tells a file that is cut off."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        # Dumps of years are packed with windows of up to 2 GiB, which must be allowed by name.
        self._unpacker = zstandard.ZstdDecompressor(max_window_size=1 << 31)
        self._frame: Any = None
        self._packed = b""
        self._unpacked = memoryview(b"")

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, into: Any) -> int:  # noqa: ANN401 - any buffer
        """Fill a buffer, only at the end of the file with nothing."""
        while not self._unpacked and (self._packed or self._more()):
            self._frame = self._frame or self._unpacker.decompressobj()
            self._unpacked = memoryview(self._frame.decompress(self._packed))
            self._packed = b""
            if self._frame.eof:
                self._packed, self._frame = self._frame.unused_data, None
        given = min(len(into), len(self._unpacked))
        into[:given] = self._unpacked[:given]
        self._unpacked = self._unpacked[given:]
        return given

    def _more(self) -> bool:
        self._packed = self._raw.read(BLOCK)
        if not self._packed and self._frame is not None:
            raise EOFError("the last frame has no end")
        return bool(self._packed)


def _zstd(raw: BinaryIO) -> BinaryIO:
    return io.BufferedReader(Zstandard(raw), BLOCK)


OPENERS: Mapping[str, Callable[[Any], Any]] = {
    ".gz": gzip.open,
    ".bz2": bz2.open,
    ".xz": lzma.open,
    ".zst": _zstd,
}
"""What reads a file, by how its name ends."""

DAMAGED = (gzip.BadGzipFile, EOFError, zlib.error, lzma.LZMAError, zstandard.ZstdError)


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
