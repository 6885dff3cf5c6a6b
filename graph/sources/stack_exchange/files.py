"""Where the files of a dump are: in a folder, or in one or several .7z as they are downloaded.

A site comes as one ``SITE.7z``; a large one as a .7z for each of its files
(``stackoverflow.com-Posts.7z``).
"""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from leylines.graph.errors import SourceError
from leylines.graph.sources.opening import opened
from leylines.graph.sources.seven_zip import SevenZip

NEEDED = ("Users.xml", "Posts.xml")
ORDER = ("Users.xml", "Tags.xml", "Posts.xml", "Comments.xml", "Votes.xml", "PostLinks.xml")
"""Posts come before what refers to them. Badges and PostHistory tell of no interaction."""

PACKED = ".7z"


@dataclass(frozen=True, slots=True)
class DumpFile:
    """A file of a dump, and the file on the disk that holds it or is it."""

    name: str
    path: Path

    @property
    def where(self) -> str:
        """Return how errors name it."""
        return f"{self.path}: {self.name}" if self.path.suffix == PACKED else str(self.path)

    def opened(self) -> AbstractContextManager[BinaryIO]:
        """Open it for reading bytes."""
        return _member(self.path, self.name) if self.path.suffix == PACKED else opened(self.path)


@contextmanager
def _member(path: Path, name: str) -> Iterator[BinaryIO]:
    archive = SevenZip(path)
    found = [each for each in archive.names if PurePosixPath(each).name == name]
    if len(found) != 1:
        raise SourceError(
            f"The archive has {len(found)} files named {name}",
            where=str(path),
            cure="Load the dump of one site at a time.",
        )
    with archive.opened(found[0]) as stream:
        yield stream


def dump_files(path: Path) -> tuple[DumpFile, ...]:
    """Return the files of a dump that are read, in their order.

    Raises
    ------
    SourceError
        If ``path`` is no dump.
    """
    found = _packed(path) if path.is_file() else _unpacked(path)
    for name in NEEDED:
        if name not in found:
            raise SourceError(
                f"The dump has no {name}",
                where=str(path),
                cure="Name the .7z that was downloaded, or the folder that it was unpacked into.",
            )
    return tuple(DumpFile(name, found[name]) for name in ORDER if name in found)


def _packed(path: Path) -> Mapping[str, Path]:
    if path.suffix != PACKED:
        raise SourceError(
            "The file is no .7z",
            where=str(path),
            cure="Name the .7z that was downloaded, or the folder that it was unpacked into.",
        )
    return {PurePosixPath(name).name: path for name in SevenZip(path).names}


def _unpacked(path: Path) -> Mapping[str, Path]:
    found = {name: path / name for name in ORDER if (path / name).is_file()}
    for name in ORDER:
        packed = sorted(path.glob(f"*-{Path(name).stem}{PACKED}"))
        if len(packed) > 1:
            raise SourceError(
                f"Several sites have their {name} there",
                where=str(path),
                cure="Give each site a folder of its own.",
            )
        if packed:
            found.setdefault(name, packed[0])
    return found
