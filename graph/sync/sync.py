"""Synchronising: each entry fetched, loaded as far as it has changed, and mirrored if asked for."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from leylines.graph.errors import LeylinesError
from leylines.graph.fetching import FetchSummary, feed_named, fetch, read_token
from leylines.graph.loading import LoadSummary, load, mirror
from leylines.graph.privacy.protected import protected
from leylines.graph.progress import Progress, silent
from leylines.graph.settings import Settings
from leylines.graph.sources import source_named
from leylines.graph.store.store import Store
from leylines.graph.sync.config import Entry, Plan
from leylines.graph.sync.files import marks
from leylines.graph.sync.incremental import Incremental
from leylines.graph.sync.state import recall, remember


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an entry.

    Attributes
    ----------
    network, source : str
    status : str
        ``loaded``, ``unchanged`` (nothing was read) or ``failed``.
    fetched : FetchSummary or None
    loaded : LoadSummary or None
    error : LeylinesError or None
    seconds : float
    """

    network: str
    source: str
    status: Literal["loaded", "unchanged", "failed"]
    fetched: FetchSummary | None
    loaded: LoadSummary | None
    error: LeylinesError | None
    seconds: float


def sync(
    store: Store, plan: Plan, *, settings: Settings, progress: Progress = silent
) -> Iterator[Outcome]:
    """Bring each entry up to date, and yield what became of it; one that fails stops no other.

    Parameters
    ----------
    store : Store
    plan : Plan
    settings : Settings
    progress : Progress
    """
    for entry in plan.source:
        yield _sync(store, entry, settings, progress)


def _sync(store: Store, entry: Entry, settings: Settings, progress: Progress) -> Outcome:
    started = time.monotonic()
    fetched, loaded, error = None, None, None
    try:
        fetched = _fetch(entry, progress)
    except LeylinesError as failure:
        error = failure  # what was fetched until then is there to be loaded
    try:
        if error is None or entry.path.is_dir():
            loaded = _load(store, entry, settings, progress)
    except LeylinesError as failure:
        error = error or failure
    status: Literal["loaded", "unchanged", "failed"] = "loaded" if loaded else "unchanged"
    return Outcome(
        network=entry.network,
        source=entry.source,
        status="failed" if error else status,
        fetched=fetched,
        loaded=loaded,
        error=error,
        seconds=time.monotonic() - started,
    )


def _fetch(entry: Entry, progress: Progress) -> FetchSummary | None:
    if entry.feed is None or entry.address is None:
        return None
    return fetch(
        feed_named(entry.feed),
        entry.address,
        entry.path,
        options=entry.feed_options,
        token=read_token(entry.token_file, entry.token_variable),
        limit=entry.limit,
        interval=entry.interval,
        progress=progress,
    )


def _load(store: Store, entry: Entry, settings: Settings, progress: Progress) -> LoadSummary | None:
    """Load an entry, unless its files are those of the last time."""
    source = protected(
        source_named(entry.source),
        entry.network,
        settings,
        text=entry.text,
        pseudonyms=entry.pseudonymise,
    )
    before = recall(store, entry)
    is_mirror = entry.deletions == "mirror"
    files = marks(source.files(entry.path), entry.path)
    is_same = before.is_current and list(before.files) == files
    if is_same and (before.mirrored or not is_mirror):
        return None
    reader = Incremental(source, before.digests)
    loaded = load(
        store,
        reader,
        entry.path,
        entry.network,
        options=entry.options,
        settings=settings,
        progress=progress,
    )
    digests = reader.digests
    if is_mirror:
        loaded = mirror(
            store,
            source,
            loaded,
            options=entry.options,
            settings=settings,
            most=entry.most_removed,
            progress=progress,
        )
    remember(store, entry, loaded.load, files, digests)
    return loaded
