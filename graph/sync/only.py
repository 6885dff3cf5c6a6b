"""One synchronisation at a time: who comes second is told who is at it."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from leylines.graph.errors import LoadError


@contextmanager
def only_sync(folder: Path, config: Path) -> Iterator[None]:
    """Keep others that share the data folder from synchronising.

    Raises
    ------
    LoadError
        If somebody is at it already; it says which process, since when, and with what.
    """
    folder.mkdir(parents=True, exist_ok=True)
    holder = folder / "sync.holder"
    try:
        with FileLock(folder / "sync.lock", timeout=0):
            begun = datetime.now(UTC).isoformat(timespec="seconds")
            told = {"process": os.getpid(), "since": begun, "config": str(config.absolute())}
            holder.write_text(json.dumps(told), encoding="utf-8")
            try:
                yield
            finally:
                holder.unlink(missing_ok=True)
    except Timeout as error:
        raise LoadError(
            f"Another synchronisation is under way{_who(holder)}",
            where=str(folder),
            cure="Let it finish, or end it; the next one goes on where it was.",
        ) from error


def _who(holder: Path) -> str:
    try:
        told = json.loads(holder.read_text(encoding="utf-8"))
        return f": process {told['process']}, since {told['since']}, with {told['config']}"
    except (OSError, ValueError, KeyError, TypeError):
        return ""
