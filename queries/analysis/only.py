"""One analysis of a graph at a time: who comes second is told who is at it."""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from leylines.graph.errors import AnalysisError
from leylines.graph.server import Address


@contextmanager
def only_analysis(folder: Path, address: Address) -> Iterator[None]:
    """Keep others that share a folder from analysing the same graph.

    Two at once would each sweep up what the other has half written. The lock ends with its process,
    however that ends.

    Raises
    ------
    AnalysisError
        If somebody is at it already; it says which process, and since when.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = folder / f"{_name(address)}.lock"
    holder = lock.with_suffix(".holder")
    try:
        with FileLock(lock, timeout=0):
            begun = datetime.now(UTC).isoformat(timespec="seconds")
            holder.write_text(json.dumps({"process": os.getpid(), "since": begun}), "utf-8")
            try:
                yield
            finally:
                holder.unlink(missing_ok=True)
    except Timeout as error:
        raise AnalysisError(
            f"Another analysis of this graph is under way{_who(holder)}",
            where=address.uri,
            cure="Let it finish, or end it; then analyse again.",
        ) from error


def _name(address: Address) -> str:
    """Return what the graph's files are called; the embedded server's port changes."""
    place = "embedded" if address.embedded else address.uri
    return hashlib.sha256(f"{place}\n{address.database}".encode()).hexdigest()[:16]


def _who(holder: Path) -> str:
    try:
        told = json.loads(holder.read_text(encoding="utf-8"))
        return f": process {told['process']}, since {told['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return ""
