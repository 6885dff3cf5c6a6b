"""The archive: numbered files of answers that are there whole or not at all, and a cursor."""

import gzip
import io
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from filelock import FileLock, Timeout

from leylines.graph.errors import FetchError
from leylines.graph.fetching.feed import Cursor, Page

CURSOR = "cursor"
"""Without an ending: what ends like JSON in an archive is an answer."""


@dataclass
class Archive:
    """A folder of ``NNNNNN.jsonl.gz`` whose lines are ``{"kind": …, "body": …}``.

    A file that was written though its cursor was not is written once more, under the same number,
    by whoever goes on: so nothing is lost, and nothing is in the archive twice.

    Attributes
    ----------
    folder : Path
    feed, address : str
        What is kept in it.
    files : int
        The number of the last file that the cursor knows of.
    cursor : mapping
    """

    folder: Path
    feed: str
    address: str
    files: int = 0
    cursor: Cursor = field(default_factory=dict)

    def commit(self, pages: Sequence[Page], cursor: Cursor) -> None:
        """Keep answers, and then how far the feed is with them.

        Raises
        ------
        FetchError
            If they cannot be written.
        """
        files = self.files + bool(pages)
        try:
            if pages:
                write_whole(self.folder / f"{files:06}.jsonl.gz", packed(pages))
            kept = {"feed": self.feed, "address": self.address, "files": files, "cursor": cursor}
            write_whole(self.folder / CURSOR, json.dumps(kept, indent=1).encode())
        except OSError as error:
            raise FetchError(
                f"What was fetched cannot be written: {error.strerror}",
                where=str(self.folder),
                cure="Make room, or name another folder; fetching again goes on where it was.",
            ) from error
        self.files, self.cursor = files, cursor


@contextmanager
def opened_archive(folder: Path, feed: str, address: str) -> Iterator[Archive]:
    """Open an archive, or begin one, and keep others from fetching into it.

    Raises
    ------
    FetchError
        If somebody does already, or if the folder holds something else.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / ".lock", timeout=0):
            yield _archive(folder, feed, address)
    except Timeout as error:
        raise FetchError(
            "Another program is fetching into this folder", where=str(folder), cure="Let it finish."
        ) from error
    except OSError as error:
        raise FetchError(
            f"The folder cannot be used: {error.strerror}", where=str(folder), cure="Name another."
        ) from error


def _archive(folder: Path, feed: str, address: str) -> Archive:
    try:
        kept = json.loads((folder / CURSOR).read_bytes())
        archive = Archive(folder, kept["feed"], kept["address"], kept["files"], kept["cursor"])
    except FileNotFoundError:
        archive = Archive(folder, feed, address)
        # Files of which no cursor tells: the first of them may be of a fetch that was killed.
        if any(name.name > "000001.jsonl.gz" for name in folder.glob("*.jsonl.gz")):
            raise _other(folder, "answers without a cursor") from None
    except (ValueError, KeyError, TypeError) as error:
        raise _other(folder, "a cursor that is damaged") from error
    if (archive.feed, archive.address) != (feed, address):
        raise _other(folder, f"an archive of {archive.feed} {archive.address}")
    return archive


def _other(folder: Path, what: str) -> FetchError:
    return FetchError(
        f"The folder holds {what}", where=str(folder), cure="Name an empty folder to begin anew."
    )


def packed(pages: Sequence[Page]) -> bytes:
    r"""Return answers as the lines of a compressed file, the same bytes each time.

    Examples
    --------
    >>> gzip.decompress(packed([Page("statuses/9", {"id": "9"})]))
    b'{"kind":"statuses/9","body":{"id":"9"}}\n'
    """
    into = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=into, mtime=0) as file:
        for page in pages:
            line: Mapping[str, Any] = {"kind": page.kind, "body": page.body}
            file.write(msgspec.json.encode(line) + b"\n")
    return into.getvalue()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole, or as it was before, whatever is killed when."""
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    if os.name != "posix":  # elsewhere a folder cannot be opened, and need not be
        return
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
