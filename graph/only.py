"""One at a time: a lock that says who holds it, so that who comes second is told."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from leylines.graph.errors import LeylinesError


@contextmanager
def only_one(
    lock: Path, refusal: Callable[[str], LeylinesError], config: Path | None = None
) -> Iterator[None]:
    """Keep others from what a lock stands for; it ends with its process, however that ends.

    Parameters
    ----------
    lock : Path
        Its folder is made; who holds it stands beside it.
    refusal : function of str
        Makes the error of who comes second, from who holds it.
    config : Path, optional
        What it is held for.

    Raises
    ------
    LeylinesError
        What ``refusal`` makes.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    holder = lock.with_suffix(".holder")
    try:
        with FileLock(lock, timeout=0):
            begun = datetime.now(UTC).isoformat(timespec="seconds")
            told = {"process": os.getpid(), "since": begun}
            if config is not None:
                told["config"] = str(config.absolute())
            holder.write_text(json.dumps(told), encoding="utf-8")
            try:
                yield
            finally:
                holder.unlink(missing_ok=True)
    except Timeout as error:
        raise refusal(_who(holder)) from error


def _who(holder: Path) -> str:
    try:
        told = json.loads(holder.read_text(encoding="utf-8"))
        what = f", with {told['config']}" if "config" in told else ""
        return f": process {told['process']}, since {told['since']}{what}"
    except (OSError, ValueError, KeyError, TypeError):
        return ""
