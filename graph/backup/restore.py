"""Putting a backup in the place of the embedded graph."""

from collections.abc import Callable
from dataclasses import replace as changed
from functools import partial
from pathlib import Path

from leylines.graph.backup.archive import read_manifest, unpack_dump
from leylines.graph.backup.manifest import Manifest, release
from leylines.graph.backup.scratch import fill, refuse_given, scratch_server, start_quietly
from leylines.graph.errors import GraphError
from leylines.graph.privacy.forget import enforce
from leylines.graph.privacy.key import privacy_key
from leylines.graph.privacy.tombstones import set_tombstones, tombstones
from leylines.graph.progress import Progress, silent
from leylines.graph.server.address import Address
from leylines.graph.server.embedded import EmbeddedServer
from leylines.graph.server.jar_lock import exact_version
from leylines.graph.server.rest import at_rest
from leylines.graph.server.swap import swap
from leylines.graph.settings import Settings
from leylines.graph.store.migrate import newest_version
from leylines.graph.store.store import Store
from leylines.graph.verify.content import whole_content

IS_EMPTY = "OPTIONAL MATCH (n WHERE NOT n:Schema) RETURN n IS NULL AS is_empty LIMIT 1"
SET_PASSWORD = "ALTER CURRENT USER SET PASSWORD FROM $old TO $new"  # noqa: S105 - no password


def restore(
    settings: Settings, file: Path, *, replace: bool = False, progress: Progress = silent
) -> Manifest:
    """Make the embedded graph what it was when a backup was written.

    The backup is made a store of its own first, checked and compared with its manifest. Only then
    are the two exchanged; until that moment, and if it never comes, the old graph stays.

    Parameters
    ----------
    settings : Settings
        Whose graph. A backup of an earlier version of Neo4j or of the schema will do.
    file : Path
        What :func:`backup` wrote.
    replace : bool
        Whether a graph that is not empty may be replaced.
    progress : Progress
        Told of each step.

    Returns
    -------
    Manifest
        What was restored.

    Raises
    ------
    SettingsError
        If another server than the embedded one is given.
    SourceError
        If the file is no backup or is damaged.
    GraphError
        If the graph is not empty, the backup is of a later version, or what was read from it is
        not what its manifest says.
    """
    refuse_given(settings, "`neo4j-admin database load`, or Aura's own restoration")
    manifest = read_manifest(file)
    refuse_newer(manifest, settings, file)
    server = EmbeddedServer(settings)
    with scratch_server(settings) as scratch:
        address = start_quietly(server, progress)
        if not replace:
            refuse_filled(address, server)
        folder = scratch.settings.data_dir / "dump"
        unpack_dump(file, manifest, folder)
        with Store(address) as store:
            digests = tombstones(store)
        make_scratch(
            scratch, folder, manifest, address, progress, partial(_again, settings, digests)
        )
        if not replace:  # somebody may have loaded something meanwhile
            refuse_filled(start_quietly(server), server)
        with at_rest(server, progress):
            swap(server.home, scratch.home / "data")
    progress("Restored", 1, 1)
    return manifest


def make_scratch(
    scratch: EmbeddedServer,
    folder: Path,
    manifest: Manifest,
    address: Address,
    progress: Progress,
    forget_again: Callable[[Store], None],
) -> None:
    """Make a store of a dump; see that it holds what it should, and give it our password.

    Whoever was forgotten since it was written is forgotten in it too.
    """
    theirs = fill(scratch, folder, progress)
    with Store(theirs) as store:
        content = whole_content(store, progress)
        is_whole = (content.hash, dict(content.counts)) == (
            manifest.content_hash,
            dict(manifest.counts),
        )
        if is_whole:
            forget_again(store)
    if not is_whole:
        raise GraphError(
            "What was read from the backup is not what its manifest says",
            cure="Nothing was changed. Use another backup.",
        )
    with Store(changed(theirs, database="system")) as system:
        system.write(SET_PASSWORD, {"old": theirs.password, "new": address.password})
    scratch.stop()


def _again(settings: Settings, digests: frozenset[str], store: Store) -> None:
    if digests:
        store.transaction(lambda work: set_tombstones(work, digests), idempotent=True)
        enforce(store, privacy_key(settings), cache=settings.cache_dir)


def refuse_newer(manifest: Manifest, settings: Settings, file: Path) -> None:
    """Refuse what this program or this version of Neo4j does not know."""
    here = exact_version(settings.neo4j_version)
    if release(manifest.neo4j) > release(here):
        raise GraphError(
            f"The backup is of Neo4j {manifest.neo4j}, which {here} cannot read",
            where=str(file),
            cure="Set LEYLINES_NEO4J_VERSION to a later one, or update Leylines.",
        )
    if manifest.schema > newest_version():
        raise GraphError(
            f"The backup is of a later Leylines ({manifest.leylines}, schema {manifest.schema}; "
            f"this one knows {newest_version()})",
            where=str(file),
            cure="Update Leylines.",
        )


def refuse_filled(address: Address, server: EmbeddedServer) -> None:
    """Refuse to replace a graph that holds anything."""
    with Store(address) as store:
        if not store.read(IS_EMPTY)[0]["is_empty"]:
            raise GraphError(
                "The graph is not empty",
                where=str(server.home),
                cure="Add --replace to replace it, or name another data folder: LEYLINES_DATA_DIR.",
            )
