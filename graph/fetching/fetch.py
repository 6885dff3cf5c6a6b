"""Fetching: from a feed's steps into the archive, some at a time."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from leylines.graph.errors import FetchError
from leylines.graph.fetching.archive import Archive, opened_archive
from leylines.graph.fetching.client import Client
from leylines.graph.fetching.feed import Feed, Page, Step
from leylines.graph.fetching.origin import checked
from leylines.graph.fetching.pace import Pace
from leylines.graph.progress import Progress, silent

FILE_BYTES = 4 << 20
FILE_SECONDS = 60.0
"""So much, or what came in so long, is kept at once: as much as is fetched again after a crash."""
NO_OPTIONS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class FetchSummary:
    """What was fetched.

    Attributes
    ----------
    feed, address : str
    folder : Path
    answers, files : int
        That were added to the archive.
    complete : bool
        Whether everything new was fetched, or the limit was reached.
    seconds : float
    """

    feed: str
    address: str
    folder: Path
    answers: int
    files: int
    complete: bool
    seconds: float

    def __str__(self) -> str:
        more = "" if self.complete else "; there is more: fetch again"
        return (
            f"{self.feed} {self.address}: {self.answers:,} answers in {self.files:,} files added "
            f"to {self.folder}, in {self.seconds:.1f} s{more}"
        )


def fetch(
    feed: Feed,
    address: str,
    folder: Path,
    *,
    options: Mapping[str, str] = NO_OPTIONS,
    token: str | None = None,
    limit: int | None = None,
    interval: float | None = None,
    progress: Progress = silent,
) -> FetchSummary:
    """Fetch what is new into an archive; interrupted goes on where it was.

    Parameters
    ----------
    feed : Feed
    address : str
        Of the community, as people see it.
    folder : Path
        The archive.
    options : mapping of str to str
        For the feed.
    token : str, optional
        By which the API knows who asks.
    limit : int, optional
        How many answers at most, but for those that belong to the last one.
    interval : float, optional
        Seconds from one request to the next; none: what is polite to this API.
    progress : Progress
        Told of answers.

    Raises
    ------
    FetchError
        If the API cannot be asked; what was kept stays.
    """
    started = time.monotonic()
    checked(address)
    _check_options(feed, options)
    pace = Pace(feed.interval if interval is None else interval)
    headers = feed.headers(token) if token else {}
    with (
        opened_archive(folder, feed.name, address) as archive,
        Client(feed.root(address), pace, headers) as client,
    ):
        before, writer = archive.files, _Writer(archive)
        complete = True
        try:
            for step in feed.steps(client, address, archive.cursor, options):
                writer.add(step)
                progress(f"Fetching {address}", writer.answers)
                if limit is not None and writer.answers >= limit:
                    complete = False
                    break
        finally:
            writer.flush()  # what came before an error is worth keeping
    progress(f"Fetching {address}", writer.answers, writer.answers)
    return FetchSummary(
        feed=feed.name,
        address=address,
        folder=folder,
        answers=writer.answers,
        files=archive.files - before,
        complete=complete,
        seconds=time.monotonic() - started,
    )


class _Writer:
    """Gathers steps until they make a file."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._pages: list[Page] = []
        self._bytes = 0
        self._begun = time.monotonic()
        self._cursor = archive.cursor
        self.answers = 0

    def add(self, step: Step) -> None:
        """Take in a step, and keep what there is if that is enough."""
        self._pages += step.pages
        self._cursor = step.cursor
        self.answers += len(step.pages)
        self._bytes += sum(len(msgspec.json.encode(page.body)) for page in step.pages)
        if self._bytes >= FILE_BYTES or time.monotonic() - self._begun >= FILE_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Keep what there is."""
        if self._pages or self._cursor != self._archive.cursor:
            self._archive.commit(self._pages, self._cursor)
        self._pages, self._bytes, self._begun = [], 0, time.monotonic()


def _check_options(feed: Feed, options: Mapping[str, str]) -> None:
    for name in options:
        if name not in feed.options:
            known = ", ".join(feed.options) or "none"
            raise FetchError(f"{feed.name} has no option {name!r}", cure=f"Its options: {known}.")
