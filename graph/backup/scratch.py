"""A scratch copy of the graph: a server of its own beside the one that is used."""

import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from leylines.graph.backup.admin import check, load_dump
from leylines.graph.errors import GraphError, SettingsError
from leylines.graph.progress import Progress, silent
from leylines.graph.server.address import Address
from leylines.graph.server.embedded import EmbeddedServer, make_private
from leylines.graph.settings import Settings

IDLE_MINUTES = 2.0
"""Should whoever made the copy be killed, its server ends itself so soon."""


def refuse_given(settings: Settings, instead: str) -> None:
    """Refuse to handle the files of a server that is not the embedded one."""
    if settings.neo4j_uri is not None:
        raise SettingsError(
            "Only the embedded Neo4j can be backed up and restored by Leylines",
            where=f"LEYLINES_NEO4J_URI={settings.neo4j_uri}",
            cure=f"Use what that server has for it: {instead} (docs/backup.md).",
        )


@contextmanager
def scratch_server(settings: Settings) -> Iterator[EmbeddedServer]:
    """Give an empty server's folder within the data folder, and take it away at the end.

    What an earlier one left that was killed is taken away first.

    Raises
    ------
    GraphError
        If another backup or restoration of this graph is under way.
    """
    make_private(settings.data_dir)
    folder = settings.data_dir / "scratch"
    changes = {"data_dir": folder, "bolt_port": None, "idle_minutes": IDLE_MINUTES}
    server = EmbeddedServer(settings.model_copy(update=changes))
    try:
        with FileLock(settings.data_dir / "scratch.lock", timeout=0):
            _clear(server)
            make_private(server.home)
            try:
                yield server
            finally:
                _clear(server)
    except Timeout as error:
        raise GraphError(
            "Another backup or restoration of this graph is under way",
            where=str(settings.data_dir),
            cure="Let it finish, then try again.",
        ) from error


def fill(server: EmbeddedServer, folder: Path, progress: Progress = silent) -> Address:
    """Load the dump in a folder into a scratch server, check it, and start the server."""
    progress("Loading the backup into a scratch copy", 0)
    load_dump(server, folder)
    progress("Checking the scratch copy", 0)
    check(server)
    return start_quietly(server, progress)


def start_quietly(server: EmbeddedServer, progress: Progress = silent) -> Address:
    """Start a server that this process will not wait for."""
    with warnings.catch_warnings():
        # The server is left running by whoever starts it, on purpose.
        warnings.simplefilter("ignore", ResourceWarning)
        return server.start(progress)


def _clear(server: EmbeddedServer) -> None:
    server.stop()
    if server.settings.data_dir.exists():
        shutil.rmtree(server.settings.data_dir)
