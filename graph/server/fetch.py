"""One jar from a Maven repository: resumed when cut, checked before it gets its name."""

import hashlib
import time
from collections.abc import Callable
from pathlib import Path

import requests
from jgo.constants import MAVEN_CENTRAL_URL
from requests.adapters import HTTPAdapter

from leylines.graph.errors import JarError
from leylines.graph.server.jar_lock import Jar

ATTEMPTS = 4  # without getting any further
FIRST_PAUSE_SECONDS = 0.25
CONNECT_SECONDS = 10.0
STALL_SECONDS = 30.0
CHUNK_BYTES = 1 << 16
CURE = (
    "Check the connection and try again, name a mirror in LEYLINES_MAVEN_REPOSITORY, "
    "or copy the folder of jars from a machine that has it."
)


def new_session(connections: int) -> requests.Session:
    """Return a session that keeps so many connections; it honours the user's proxy settings."""
    session = requests.Session()
    adapter = HTTPAdapter(pool_maxsize=connections)
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    return session


def fetch(
    session: requests.Session,
    jar: Jar,
    folder: Path,
    repository: str | None,
    count: Callable[[int], None],
) -> None:
    """Fetch one jar into the folder.

    Parameters
    ----------
    session : requests.Session
        Shared by all downloads.
    jar : Jar
        What to fetch.
    folder : Path
        The jars' folder; the file appears there whole or not at all.
    repository : str, optional
        A mirror; none: Maven Central.
    count : Callable
        Told the bytes of every chunk; a negative number when bytes must be fetched again.

    Raises
    ------
    JarError
        If the repository cannot be reached, has no such jar or sends another one.
    """
    address = f"{(repository or MAVEN_CENTRAL_URL).rstrip('/')}/{jar.path}"
    part = folder / f"{jar.path}.part"
    part.parent.mkdir(parents=True, exist_ok=True)
    if part.exists() and part.stat().st_size <= jar.size:
        count(part.stat().st_size)
    else:
        part.unlink(missing_ok=True)
    failures, most = 0, 0
    while True:
        try:
            append(session, address, part, jar, count)
            break
        except requests.RequestException as error:
            # As long as every attempt brings more, however slowly, it goes on.
            have = part.stat().st_size if part.exists() else 0
            failures = 1 if have > most else failures + 1
            most = max(most, have)
            if failures == ATTEMPTS or is_final(error):
                raise unreachable(jar, address, folder, error) from error
            time.sleep(FIRST_PAUSE_SECONDS * 2**failures)
    check(part, jar, address, count)
    part.replace(folder / jar.path)


def append(
    session: requests.Session, address: str, part: Path, jar: Jar, count: Callable[[int], None]
) -> None:
    """Fetch what a partial file still lacks, or all of it from a server that cannot resume."""
    have = part.stat().st_size if part.exists() else 0
    if have == jar.size:
        return
    headers = {"Range": f"bytes={have}-"} if have else {}
    timeout = (CONNECT_SECONDS, STALL_SECONDS)
    with session.get(address, headers=headers, stream=True, timeout=timeout) as response:
        response.raise_for_status()
        resumed = response.status_code == requests.codes.partial_content
        if have and not resumed:
            count(-have)
        with part.open("ab" if resumed else "wb") as file:
            for chunk in response.iter_content(CHUNK_BYTES):
                file.write(chunk)
                count(len(chunk))
                if file.tell() > jar.size:
                    break
    if part.stat().st_size < jar.size:
        # A server may close the connection early without saying that it did.
        raise requests.ConnectionError("the connection was cut")


def check(part: Path, jar: Jar, address: str, count: Callable[[int], None]) -> None:
    """Refuse, and remove, a fetched file that is not what the lock names."""
    with part.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found == jar.sha256:
        return
    count(-part.stat().st_size)
    part.unlink()
    raise JarError(
        f"{jar.coordinate} is not the jar that the lock names: its SHA-256 is {found}, "
        f"not {jar.sha256}",
        where=address,
        cure="Try again; if it stays so, fetch from another repository "
        "(LEYLINES_MAVEN_REPOSITORY).",
    )


def is_final(error: requests.RequestException) -> bool:
    """Say whether trying again is of no use: the server answered, and answered no."""
    status = error.response.status_code if error.response is not None else 0
    return 400 <= status < 500 and status not in (408, 425, 429)


def unreachable(jar: Jar, address: str, folder: Path, error: Exception) -> JarError:
    """Say that a jar could not be fetched."""
    if isinstance(error, requests.HTTPError) and error.response is not None:
        reason = f"the repository answered {error.response.status_code} {error.response.reason}"
    else:
        reason = "there is no connection to the repository"
    return JarError(
        f"{jar.coordinate} cannot be fetched: {reason}",
        where=f"{address}; jars are kept in {folder}",
        cure=CURE,
    )
