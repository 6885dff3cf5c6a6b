"""Opening a file, gzipped or not, so that what goes wrong is told in the file's own terms."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from leylines.graph.errors import SourceError


@contextmanager
def opened(file: Path) -> Iterator[BinaryIO]:
    """Open a file for reading bytes, through gzip if its name ends with ``.gz``.

    Raises
    ------
    SourceError
        If it cannot be opened, or turns out to be damaged while it is read.
    """
    try:
        with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as raw:
            yield cast("BinaryIO", raw)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise SourceError(
            f"The compressed file is damaged or cut off: {error}",
            where=str(file),
            cure="Fetch it again and load it; what was loaded stays.",
        ) from error
    except OSError as error:
        raise SourceError(
            f"The file cannot be read: {error.strerror or error}",
            where=str(file),
            cure="Check the path and its permissions.",
        ) from error
