"""Neo4j's jars in the user's cache: fetched when missing, hashed before every start."""

import hashlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Lock

from filelock import FileLock, Timeout

from leylines.graph.progress import Progress, silent
from leylines.graph.server.fetch import fetch, new_session
from leylines.graph.server.jar_lock import Jar, exact_version, read_lock
from leylines.graph.settings import Settings

HASHING_THREADS = 4
FETCHING_THREADS = 8
WAITING = "Waiting for another process to fetch Neo4j"


def is_whole(folder: Path, jar: Jar) -> bool:
    """Say whether the jar is in the folder and is, byte for byte, what the lock names."""
    path = folder / jar.path
    try:
        if path.stat().st_size != jar.size:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == jar.sha256
    except FileNotFoundError:
        return False


def missing_jars(folder: Path, jars: Iterable[Jar]) -> list[Jar]:
    """Return the jars that are not there or not what the lock names.

    Every byte is hashed at every start: 160 MB take about 0.2 s, less than any record of what was
    hashed before would be worth.
    """
    jars = list(jars)
    with ThreadPoolExecutor(HASHING_THREADS) as pool:
        whole = pool.map(partial(is_whole, folder), jars)
        return [jar for jar, good in zip(jars, whole, strict=True) if not good]


def ensure_jars(settings: Settings, progress: Progress = silent) -> list[Path]:
    """Return the paths of the jars of the settings' version, all of them present and checked.

    Parameters
    ----------
    settings : Settings
        Its version names the lock; its cache folder and mirror say where to and from where.
    progress : Progress
        Told the bytes fetched.

    Raises
    ------
    JarError
        If a jar is missing and cannot be fetched, or is not what the lock names.
    """
    task = f"Fetching Neo4j {exact_version(settings.neo4j_version)}"
    jars = read_lock(settings.neo4j_version)
    return ensure_locked(jars, settings.cache_dir / "jars", task, settings, progress)


def ensure_locked(
    jars: Iterable[Jar], folder: Path, task: str, settings: Settings, progress: Progress = silent
) -> list[Path]:
    """Return the paths of the jars of a lock in a folder, all of them present and checked."""
    jars = list(jars)
    if missing_jars(folder, jars):
        folder.mkdir(parents=True, exist_ok=True)
        with waiting_lock(folder / ".lock", WAITING, progress):
            # Somebody else may have fetched them while this process waited for the lock.
            fetch_all(missing_jars(folder, jars), folder, task, settings, progress)
    return [folder / jar.path for jar in jars]


@contextmanager
def waiting_lock(path: Path, task: str, progress: Progress) -> Iterator[None]:
    """Hold a lock, telling the task if another process has to be waited for."""
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        progress(task, 0)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def fetch_all(
    jars: list[Jar], folder: Path, task: str, settings: Settings, progress: Progress
) -> None:
    """Fetch jars in parallel, telling the bytes of all of them together."""
    total = sum(jar.size for jar in jars)
    done, counting = 0, Lock()

    def count(size: int) -> None:
        nonlocal done
        with counting:
            done += size
            progress(task, done, total)

    if not jars:
        return
    with new_session(FETCHING_THREADS) as session, ThreadPoolExecutor(FETCHING_THREADS) as pool:
        # The largest first, so that no thread is left alone with one at the end.
        largest_first = sorted(jars, key=lambda jar: -jar.size)
        tasks = [
            pool.submit(fetch, session, jar, folder, settings.maven_repository, count)
            for jar in largest_first
        ]
        try:
            for task_ in tasks:
                task_.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
