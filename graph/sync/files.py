"""Whether files have changed: told from their size and time, as far as these can be trusted."""

import time
from collections.abc import Sequence
from pathlib import Path

from leylines.graph.errors import SourceError

TICK_SECONDS = 0.02
"""A file that was written just now may be written once more without its time being another."""
COARSE_TICK_SECONDS = 2.0
"""Where times are whole seconds."""


def marks(files: Sequence[Path], root: Path) -> list[str]:
    """Return a text for each file that changes when the file does.

    Raises
    ------
    SourceError
        If a file cannot be looked at.
    """
    return [_mark(file, root) for file in files]


def _mark(file: Path, root: Path) -> str:
    try:
        found = file.stat()
    except OSError as error:
        raise SourceError(
            f"The file cannot be read: {error.strerror}", where=str(file), cure="Mend it."
        ) from error
    name = file.relative_to(root).as_posix() if file.is_relative_to(root) else str(file)
    is_coarse = found.st_mtime_ns % 1_000_000_000 == 0
    tick = COARSE_TICK_SECONDS if is_coarse else TICK_SECONDS
    is_young = time.time() - found.st_mtime < tick
    # What is as old as now is new again the next time.
    moment = f"young {time.time_ns()}" if is_young else str(found.st_mtime_ns)
    return f"{name}\n{found.st_size} {moment} {found.st_ino}"
