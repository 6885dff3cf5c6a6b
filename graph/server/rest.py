"""The embedded server at rest: ended, kept from being started, and started again."""

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from leylines.graph.errors import ServerError
from leylines.graph.progress import Progress, silent
from leylines.graph.server.embedded import EmbeddedServer

WAIT_SECONDS = 60.0


@contextmanager
def at_rest(server: EmbeddedServer, progress: Progress = silent) -> Iterator[None]:
    """Keep a server ended, so that its files can be handled; start it again if it ran.

    It is started first: what one that was killed has left is put in order by that alone. Commands
    that need it meanwhile wait.

    Raises
    ------
    ServerError
        If it cannot be started or ended.
    """
    ran = server.status().running
    server.start(progress)
    try:
        with FileLock(server.home / "start.lock"):
            server.stop()
            with FileLock(server.home / "process.lock", timeout=WAIT_SECONDS):
                yield
    except Timeout as error:
        raise ServerError(
            "Another server has this graph",
            where=str(server.home),
            cure="Run `leylines server stop` and try again.",
        ) from error
    finally:
        if ran:
            server.start(progress)
