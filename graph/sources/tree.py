"""The files of an export that is a folder or a .zip of one, read without unpacking it."""

import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol

from leylines.graph.errors import SourceError
from leylines.graph.sources.opening import decompressed, told_as

MOST_RATIO = 200
MOST_UNPACKED = 1 << 30
"""Bytes. A member that is larger than both say was made to fill memory or time."""


class Tree(Protocol):
    """Files by their names, ``/`` between folders, in ascending order."""

    names: tuple[str, ...]

    @contextmanager
    def opened(self, name: str) -> Iterator[BinaryIO]:
        """Open one, decompressing it if its own name ends like a compressed one's."""
        ...


class Folder:
    """A folder; links that lead out of it are left alone."""

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()
        found = (file for file in sorted(self._path.rglob("*")) if file.is_file())
        inside = (file for file in found if file.resolve().is_relative_to(self._path))
        self._files = {file.relative_to(self._path).as_posix(): file for file in inside}
        self.names = tuple(sorted(self._files))

    @contextmanager
    def opened(self, name: str) -> Iterator[BinaryIO]:
        """Open a file."""
        where = str(self._files[name])
        with told_as(where), self._files[name].open("rb") as raw, decompressed(raw, name) as stream:
            yield stream


class Zip:
    """A .zip, whose members are read where they are: nothing is ever written by their names."""

    def __init__(self, archive: zipfile.ZipFile, path: Path) -> None:
        self._archive, self._path = archive, path
        self._members: Mapping[str, zipfile.ZipInfo] = {
            info.filename: info for info in archive.infolist() if not info.is_dir()
        }
        self.names = tuple(sorted(self._members))
        for name, info in self._members.items():
            self._check(name, info)

    def _check(self, name: str, info: zipfile.ZipInfo) -> None:
        ratio = info.file_size / max(info.compress_size, 1)
        problem = ""
        if name.startswith(("/", "\\")) or ".." in PurePosixPath(name.replace("\\", "/")).parts:
            problem = "A name in the archive leads out of it"
        elif info.flag_bits & 1:
            problem = "The archive is encrypted"
        elif ratio > MOST_RATIO and info.file_size > MOST_UNPACKED:
            problem = f"A file in the archive unpacks to {ratio:.0f} times its size"
        if problem:
            raise SourceError(
                problem,
                where=f"{self._path}: {name}",
                cure="Export it again; if you trust it, unpack it and name the folder.",
            )

    @contextmanager
    def opened(self, name: str) -> Iterator[BinaryIO]:
        """Open a member."""
        where = f"{self._path}: {name}"
        try:
            with (
                told_as(where),
                self._archive.open(self._members[name]) as raw,
                decompressed(raw, name) as stream,  # type: ignore[arg-type]  # it reads bytes
            ):
                yield stream
        except (zipfile.BadZipFile, NotImplementedError) as error:
            raise SourceError(
                f"The archive is damaged: {error}", where=where, cure="Export it again."
            ) from error


@contextmanager
def opened_tree(path: Path) -> Iterator[Tree]:
    """Open a folder or a .zip.

    Raises
    ------
    SourceError
        If it is neither, is damaged, or was made to do harm.
    """
    if path.is_dir():
        yield Folder(path)
        return
    try:
        with told_as(str(path)), zipfile.ZipFile(path) as archive:
            yield Zip(archive, path)
    except (zipfile.BadZipFile, NotImplementedError) as error:  # the latter: of a later version
        raise SourceError(
            f"The file is no .zip, or is cut off: {error}",
            where=str(path),
            cure="Name the export as it was downloaded, or the folder that it was unpacked into.",
        ) from error


def files_of(path: Path) -> tuple[Path, ...]:
    """Return the file that a .zip is, or all files of a folder.

    Raises
    ------
    SourceError
        If there is nothing there.
    """
    if path.is_file():
        return (path,)
    if not path.is_dir():
        raise SourceError(
            "There is no such file or folder", where=str(path), cure="Name what was exported."
        )
    folder = Folder(path)
    return tuple(path / name for name in folder.names)
