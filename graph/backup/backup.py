"""Writing the embedded graph into one file."""

from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from leylines.graph.backup.admin import dump
from leylines.graph.backup.archive import sha256_of, write_backup
from leylines.graph.backup.manifest import FORMAT, Manifest
from leylines.graph.backup.scratch import fill, refuse_given, scratch_server
from leylines.graph.errors import ExportError, GraphError
from leylines.graph.progress import Progress, silent
from leylines.graph.server.embedded import EmbeddedServer
from leylines.graph.server.jar_lock import exact_version
from leylines.graph.server.rest import at_rest
from leylines.graph.server.swap import BEFORE, DATA
from leylines.graph.settings import Settings
from leylines.graph.store.migrate import graph_version
from leylines.graph.store.store import Store
from leylines.graph.verify.content import whole_content


def backup(
    settings: Settings, file: Path, *, replace: bool = False, progress: Progress = silent
) -> Manifest:
    """Write the whole embedded graph into a file, and check that it can be restored from it.

    The server is ended while its store is read and started again if it ran. What was written is
    loaded into a scratch copy, whose consistency Neo4j checks; what the copy holds is what the
    manifest says.

    Parameters
    ----------
    settings : Settings
        Whose graph.
    file : Path
        Written whole or not at all.
    replace : bool
        Whether a file that is there may be replaced.
    progress : Progress
        Told of each step.

    Returns
    -------
    Manifest

    Raises
    ------
    SettingsError
        If another server than the embedded one is given.
    GraphError
        If there is no graph, or it cannot be read or is not consistent.
    ExportError
        If the file cannot be written, or is there already.
    """
    refuse_given(settings, "`neo4j-admin database dump`, or the snapshots of Aura")
    if file.exists() and not replace:
        raise ExportError(
            "The file is there already", where=str(file), cure="Name another, or add --replace."
        )
    server = EmbeddedServer(settings)
    stores = (server.home / each / "databases" / "neo4j" for each in (DATA, BEFORE))
    if not any(store.exists() for store in stores):
        raise GraphError(
            "There is no graph yet", where=str(server.home), cure="Load something first."
        )
    with scratch_server(settings) as scratch:
        folder = scratch.settings.data_dir / "dump"
        with at_rest(server, progress):
            progress("Reading the graph's store", 0)
            written = dump(server, folder)
        manifest = _described(scratch, written, settings, progress)
        progress("Writing the backup", 0)
        write_backup(file, manifest, written)
    progress("Writing the backup", 1, 1)
    return manifest


def _described(
    scratch: EmbeddedServer, written: Path, settings: Settings, progress: Progress
) -> Manifest:
    with Store(fill(scratch, written.parent, progress)) as store:
        content = whole_content(store, progress)
        return Manifest(
            format=FORMAT,
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            leylines=version("leylines"),
            neo4j=exact_version(settings.neo4j_version),
            schema=graph_version(store),
            counts=content.counts,
            content_hash=content.hash,
            dump_bytes=written.stat().st_size,
            dump_sha256=sha256_of(written),
        )
