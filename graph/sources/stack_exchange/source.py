"""The source itself: which files in which order, and a batch for every so many rows."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from leylines.graph.errors import SourceError
from leylines.graph.model import Batch
from leylines.graph.sources.gathering import Item, gathered_batches
from leylines.graph.sources.options import check_options
from leylines.graph.sources.records import Records
from leylines.graph.sources.stack_exchange import readers
from leylines.graph.sources.stack_exchange.dump import Row, read_rows
from leylines.graph.sources.stack_exchange.files import DumpFile, dump_files
from leylines.graph.sources.stack_exchange.threads import Threads

HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


class StackExchange:
    """The Stack Exchange dump."""

    name = "stackexchange"
    title = "Stack Exchange data dump (.7z, or a folder of XML files)"
    carries = frozenset({"times", "contents", "communities", "likes"})
    described = "meta.stackexchange.com/questions/2677"
    options: Mapping[str, str] = MappingProxyType(
        {"site": "its address (stackoverflow.com), to link accounts and contents"}
    )

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the files that the dump is read from."""
        return tuple(dict.fromkeys(file.path for file in dump_files(path)))

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the dump. The option ``site`` (``stackoverflow.com``) makes links to the posts."""
        check_options(self.name, options, self.options)
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
        for file in dump_files(path):
            if file.name == "Posts.xml":
                for row in read_rows(file):
                    threads.learn(row)
            yield from _batches(file, read[file.name])
        undated = Records()
        for answer in sorted(threads.accepted):
            readers.accept(threads, answer, None, undated)
        if undated.tables["interactions"]:
            yield Batch(undated.batches(), 0, file="Posts.xml")


def _batches(file: DumpFile, read: Callable[[Row, Records], None]) -> Iterator[Batch]:
    items = (Item(row.line, row, sum(map(len, row.values.values()))) for row in read_rows(file))
    return gathered_batches(file.name, items, read, _shown)


def _shown(row: Row) -> str:
    return " ".join(f"{name}={value!r}" for name, value in row.values.items())
