"""A whole load by Neo4j's importer: seen from outside it is one commit."""

import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from leylines.graph.loading.batches import Ready, ahead, make_ready, split
from leylines.graph.loading.bulk.confirm import confirm
from leylines.graph.loading.bulk.gather import Gathered, gather
from leylines.graph.loading.bulk.refusal import NotInBulkError
from leylines.graph.loading.bulk.settle import settle
from leylines.graph.loading.checkpoint import Checkpoint
from leylines.graph.loading.rejects import RejectsFile
from leylines.graph.model import Batch
from leylines.graph.progress import Progress
from leylines.graph.server import EmbeddedServer
from leylines.graph.server.importing import import_files
from leylines.graph.server.replace import replace_graph
from leylines.graph.server.staging import new_staging, remove_staging
from leylines.graph.settings import Settings
from leylines.graph.store.migrate import graph_version, migrate
from leylines.graph.store.store import Store

LEAST_ROWS = 300_000
"""Fewer are sooner loaded in transactions: to import, restart and index takes 20 s at least."""

LEAST_BYTES = 1 << 20
"""Smaller files do not hold as many, whatever their format: they need not be looked through."""


def load_in_bulk(
    store: Store,
    settings: Settings,
    batches: Iterable[Batch],
    fresh: Checkpoint,
    rejects: RejectsFile,
    told: Mapping[str, str],
    progress: Progress,
    least_rows: int = LEAST_ROWS,
) -> Checkpoint:
    """Load into an empty graph of the embedded server and return the finished load.

    Parameters
    ----------
    store : Store
    settings : Settings
        Whose embedded server the store is on.
    batches : iterable of Batch
        The source's.
    fresh : Checkpoint
        The load, not yet begun.
    rejects : RejectsFile
    told : mapping
        The ``source`` and ``path`` of the load.
    progress : Progress
    least_rows : int
        Of an input that is worth it.

    Raises
    ------
    NotInBulkError
        If the graph or the input is not for it; then nothing has changed.
    """
    confirm(store, settings)
    with _staging(settings.home) as folder:
        files = folder / "files"
        files.mkdir()
        rejects.cut(0)
        gathered = Gathered.within(files)
        begun = replace(fresh, at=int(time.time() * 1000))
        reached = gather(_ready(batches, fresh.network), begun, gathered, rejects, progress)
        if reached.rows_read < least_rows:
            raise NotInBulkError(f"{reached.rows_read:,} rows are too few for it")
        finished = settle(gathered, reached, files, told)
        import_files(settings, folder, gathered.files.written, progress)
        shutil.rmtree(files)
        agree = partial(confirm, store, settings)
        replace_graph(EmbeddedServer(settings), folder, agree, progress)
    store.forget()
    graph_version(store)  # the connections of before are dead; this opens new ones
    migrate(store, progress)
    return finished


def is_large(files: Iterable[Path]) -> bool:
    """Say whether files may hold so many rows that it is worth to look, compressed ones too."""
    return sum(file.stat().st_size for file in files) >= LEAST_BYTES


def _ready(batches: Iterable[Batch], network: str) -> Iterator[Ready]:
    return ahead(make_ready(piece, network) for batch in batches for piece in _pieces(batch))


def _pieces(batch: Batch) -> Iterator[Batch]:
    if any(batch.removed.values()):
        raise NotInBulkError("it tells of what was removed")
    return split(batch)


@contextmanager
def _staging(home: Path) -> Iterator[Path]:
    try:
        with FileLock(home / "import.lock", timeout=0):
            remove_staging(home)
            try:
                yield new_staging(home)
            finally:
                remove_staging(home)
    except Timeout as error:
        raise NotInBulkError("another program is importing") from error
