"""Files that are written whole or not at all."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from leylines.graph.errors import ExportError


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write to that takes its name, and another's place, only once it is whole.

    Raises
    ------
    ExportError
        If it cannot be written; what was there is left as it was.
    """
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise ExportError(
            f"The file cannot be written: {error.strerror or error}",
            where=str(path),
            cure="Name a file in a folder that exists, may be written to and has room.",
        ) from error
    finally:
        part.unlink(missing_ok=True)


def write_whole(data: bytes, path: Path) -> Path:
    """Write bytes to a file, replacing what was there, or leave everything as it was.

    Raises
    ------
    ExportError
        If the file cannot be written.
    """
    with whole_file(path) as file:
        file.write(data)
    return path
