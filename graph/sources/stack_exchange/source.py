"""The source itself: which files in which order, and a batch for every so many rows."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import pyarrow as pa

from leylines.graph.errors import SourceError
from leylines.graph.model import SCHEMAS, Batch, Reject
from leylines.graph.sources.lines import BATCH_ROWS
from leylines.graph.sources.options import check_options
from leylines.graph.sources.rows import MOST_SHOWN
from leylines.graph.sources.stack_exchange import readers
from leylines.graph.sources.stack_exchange.dump import Row, read_rows
from leylines.graph.sources.stack_exchange.records import Records, Unusable
from leylines.graph.sources.stack_exchange.threads import Threads

NEEDED = ("Users.xml", "Posts.xml")
ORDER = ("Users.xml", "Tags.xml", "Posts.xml", "Comments.xml", "Votes.xml", "PostLinks.xml")
"""Posts come before what refers to them. Badges and PostHistory tell of no interaction."""


HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")

MOST_TEXT = 8 << 20
"""Characters. Long posts make smaller batches."""


class StackExchange:
    """The Stack Exchange dump."""

    name = "stackexchange"
    title = "Stack Exchange data dump (a folder of XML files)"
    carries = frozenset({"times", "contents", "communities", "likes"})

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the dump's files that are read."""
        for name in NEEDED:
            if not (path / name).is_file():
                raise SourceError(
                    f"The folder has no {name}",
                    where=str(path),
                    cure="Name the folder that the dump was unpacked into.",
                )
        return tuple(path / name for name in ORDER if (path / name).is_file())

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the dump. The option ``site`` (``stackoverflow.com``) makes links to the posts."""
        check_options(self.name, options, ("site",))
        site = options.get("site", "")
        if site and not HOST.fullmatch(site):
            raise SourceError(
                f"{site!r} is not the name of a site", cure="Write it as in stackoverflow.com."
            )
        threads = Threads()
        read: dict[str, Callable[[Row, Records], None]] = {
            "Users.xml": partial(readers.read_user, threads, site),
            "Tags.xml": readers.read_tag,
            "Posts.xml": partial(readers.read_post, threads, site),
            "Comments.xml": partial(readers.read_comment, threads, site),
            "Votes.xml": partial(readers.read_vote, threads),
            "PostLinks.xml": partial(readers.read_link, threads),
        }
        for file in self.files(path):
            if file.name == "Posts.xml":
                for row in read_rows(file):
                    threads.learn(row)
            yield from _batches(file, read[file.name])
        undated = Records()
        for answer in sorted(threads.accepted):
            readers.accept(threads, answer, None, undated)
        if undated.tables["interactions"]:
            yield _batch(undated, 0, [], "Posts.xml")


def _batches(file: Path, read: Callable[[Row, Records], None]) -> Iterator[Batch]:
    for chunk in _chunks(read_rows(file)):
        records, rejects = Records(), []
        for row in chunk:
            try:
                read(row, records)
            except Unusable as reason:
                shown = " ".join(f"{name}={value!r}" for name, value in row.values.items())
                rejects.append(
                    Reject(file.name, row.line, reason.column, str(reason), shown[:MOST_SHOWN])
                )
        yield _batch(records, len(chunk), rejects, file.name)


def _chunks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    chunk: list[Row] = []
    size = 0
    for row in rows:
        chunk.append(row)
        size += sum(map(len, row.values.values()))
        if len(chunk) == BATCH_ROWS or size >= MOST_TEXT:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _batch(records: Records, rows_read: int, rejects: list[Reject], file: str) -> Batch:
    tables = {
        table: pa.RecordBatch.from_pylist(rows, schema=SCHEMAS[table])
        for table, rows in records.tables.items()
        if rows
    }
    return Batch(records=tables, rows_read=rows_read, rejects=rejects, file=file)
