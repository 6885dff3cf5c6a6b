"""Loading: from a source's batches into the graph, one transaction for each."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import count, islice
from pathlib import Path

from filelock import FileLock, Timeout
from neo4j import ManagedTransaction

from leylines.graph.errors import LeylinesError, LoadError
from leylines.graph.loading.accounts import write_accounts, write_communities
from leylines.graph.loading.batches import Ready, ahead, make_ready, split
from leylines.graph.loading.bulk import LEAST_ROWS, NotInBulkError, is_large, load_in_bulk
from leylines.graph.loading.checkpoint import Checkpoint, begin
from leylines.graph.loading.contents import write_contents
from leylines.graph.loading.identity import check_network, load_id
from leylines.graph.loading.interactions import write_interactions
from leylines.graph.loading.rejects import RejectsFile
from leylines.graph.loading.removal import remove
from leylines.graph.loading.summary import Counts, LoadSummary
from leylines.graph.loading.writing import Writer
from leylines.graph.model import Table
from leylines.graph.privacy.protected import without_forgotten
from leylines.graph.progress import Progress, silent
from leylines.graph.settings import Settings
from leylines.graph.sources.source import Source
from leylines.graph.store.failure import is_conflict
from leylines.graph.store.store import Store

NO_OPTIONS: Mapping[str, str] = {}


def load(
    store: Store,
    source: Source,
    path: Path,
    network: str,
    *,
    options: Mapping[str, str] = NO_OPTIONS,
    settings: Settings,
    bulk: bool | None = None,
    progress: Progress = silent,
) -> LoadSummary:
    """Load files into the graph; twice is as good as once, and interrupted goes on where it was.

    Parameters
    ----------
    store : Store
    source : Source
        What reads them.
    path : Path
        The file or folder.
    network : str
        The id of the network they belong to; it stands before every id that is local to it.
    options : mapping of str to str
        For the source.
    settings : Settings
        Where rejected rows are kept.
    bulk : bool, optional
        Whether Neo4j's own importer loads, which needs an embedded graph that is empty and that
        nobody else uses. ``None``: where that is so and the input is large.
    progress : Progress
        Told of rows read.

    Raises
    ------
    LoadError
        If it cannot be finished, or another program is loading into the network.
    SourceError
        If the files cannot be read as what the source reads.
    """
    started = time.monotonic()
    check_network(network)
    folder = settings.data_dir / "rejects"
    with only_load(folder, network):
        source = without_forgotten(source, store, network, settings)
        load = load_id(source, path, network, options)
        rejects = RejectsFile.of_load(settings.data_dir, network, load)
        fresh, resumed_at = Checkpoint(load, network), 0
        finished = None
        if bulk or (bulk is None and is_large(source.files(path))):
            finished = _in_bulk(
                store, source, path, fresh, options, settings, rejects, bulk, progress
            )
        if finished is None:
            first = begin(store, fresh, source.name, str(path), rejects.length)
            resumed_at = first.rows_read
            rejects.cut(first.rejects_bytes)
            batches = (
                make_ready(piece, network)
                for batch in source.batches(path, options)
                for piece in split(batch)
            )
            reached = first
            for batch in ahead(islice(batches, first.batches, None)):
                progress(f"Loading {network}", reached.rows_read)
                reached = _commit(store, reached, batch, rejects)
            finished = replace(reached, done=True)
            store.transaction(finished.save, idempotent=True)
    progress(f"Loading {network}", finished.rows_read, finished.rows_read)
    return LoadSummary(
        load=load,
        network=network,
        source=source.name,
        path=path,
        rows_read=finished.rows_read,
        rows_loaded=finished.rows_read - finished.rejected,
        rows_rejected=finished.rejected,
        records=finished.records,
        rejects=rejects.path if finished.rejected else None,
        seconds=time.monotonic() - started,
        resumed_at=resumed_at,
    )


def _in_bulk(
    store: Store,
    source: Source,
    path: Path,
    fresh: Checkpoint,
    options: Mapping[str, str],
    settings: Settings,
    rejects: RejectsFile,
    bulk: bool | None,
    progress: Progress,
) -> Checkpoint | None:
    """Load with Neo4j's importer; none if that cannot be and was not asked for."""
    told = {"source": source.name, "path": str(path)}
    rows = 0 if bulk else LEAST_ROWS
    try:
        return load_in_bulk(
            store, settings, source.batches(path, options), fresh, rejects, told, progress, rows
        )
    except NotInBulkError as reason:
        if bulk:
            raise LoadError(
                f"This cannot be loaded in bulk: {reason}",
                where=str(path),
                cure="Load it without --bulk; the result is the same, only later.",
            ) from reason
        return None


def write_batch(
    transaction: ManagedTransaction, batch: Ready, network: str, at: int
) -> dict[Table, Counts]:
    """Write a batch and return what became of its records; accounts first, removals last."""
    writer, tables = Writer(transaction, network, at), batch.tables
    counts: dict[Table, Counts] = {
        "accounts": write_accounts(writer, tables["accounts"], batch.named["accounts"]),
        "communities": write_communities(writer, tables["communities"], batch.named["communities"]),
        "contents": write_contents(writer, tables["contents"]),
        "interactions": write_interactions(writer, tables["interactions"]),
    }
    for table, rows in tables.items():
        if counts[table].records != len(rows):
            raise LoadError(
                f"Of {len(rows)} {table}, {counts[table].records} were accounted for",
                where=network,
                cure="Nothing of this batch was kept. Please report it with the files.",
            )
    # Last, so that what the same batch has told of before is gone as well.
    removed = remove(transaction, batch.removed)
    return {
        table: counts[table] + Counts(unchanged=batch.repeated[table]) + removed[table]
        for table in counts
    }


def _commit(store: Store, reached: Checkpoint, batch: Ready, rejects: RejectsFile) -> Checkpoint:
    """Write a batch with its rejects and how far the load is then, in one transaction."""
    rejects_bytes = rejects.append(batch.rejects)
    tries = count()

    def work(transaction: ManagedTransaction) -> Checkpoint:
        if committed := reached.lock(transaction, again=next(tries) > 0):
            return committed
        counts = write_batch(transaction, batch, reached.network, reached.at)
        after = replace(
            reached,
            batches=reached.batches + 1,
            rows_read=reached.rows_read + batch.rows_read,
            rejected=reached.rejected + len(batch.rejects),
            rejects_bytes=rejects_bytes,
            records={table: reached.records[table] + counts[table] for table in counts},
        )
        after.save(transaction)
        return after

    try:
        return store.transaction(work, idempotent=True)
    except LeylinesError as error:
        if not is_conflict(error):
            raise
    # Somebody else has just created one of these: now it will be found.
    return store.transaction(work, idempotent=True)


@contextmanager
def only_load(folder: Path, network: str) -> Iterator[None]:
    """Keep others that share the data folder from loading into a network."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / f"{network}.lock", timeout=0):
            yield
    except Timeout as error:
        raise LoadError(
            "Another program is loading into this network",
            where=network,
            cure="Let it finish, then load again.",
        ) from error
