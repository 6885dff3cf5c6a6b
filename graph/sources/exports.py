"""An export in whatever it comes as: a folder, a .zip, a .tar, or one file by itself."""

import tarfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from leylines.graph.errors import SourceError
from leylines.graph.sources.opening import decompressed, opened, told_as
from leylines.graph.sources.tree import Tree, files_of, opened_tree

TARS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")


class OneFile:
    """A file by itself."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.names: tuple[str, ...] = (path.name,)

    @contextmanager
    def opened(self, name: str) -> Iterator[BinaryIO]:  # noqa: ARG002 - there is but one
        """Open it."""
        with opened(self._path) as stream:
            yield stream


class Tar:
    """A .tar, whose members are read where they are: nothing is ever written by their names."""

    def __init__(self, archive: tarfile.TarFile, path: Path) -> None:
        self._archive, self._path = archive, path
        self._members: Mapping[str, tarfile.TarInfo] = {
            info.name.removeprefix("./"): info for info in archive if info.isfile()
        }
        self.names = tuple(sorted(self._members))

    @contextmanager
    def opened(self, name: str) -> Iterator[BinaryIO]:
        """Open a member."""
        where = f"{self._path}: {name}"
        with told_as(where), _told_as_tar(where):
            raw = cast("BinaryIO", self._archive.extractfile(self._members[name]))
            with raw, decompressed(raw, name) as stream:
                yield stream


@contextmanager
def opened_export(path: Path) -> Iterator[Tree]:
    """Open an export.

    Raises
    ------
    SourceError
        If there is nothing there, if it is damaged, or was made to do harm.
    """
    if path.is_dir() or path.suffix == ".zip":
        with opened_tree(path) as tree:
            yield tree
    elif path.name.endswith(TARS):
        with told_as(str(path)), _told_as_tar(str(path)), tarfile.open(path) as archive:
            yield Tar(archive, path)
    else:
        yield OneFile(path)


@contextmanager
def _told_as_tar(where: str) -> Iterator[None]:
    try:
        yield
    except tarfile.TarError as error:
        raise SourceError(
            f"The archive is no .tar, or is cut off: {error}", where=where, cure="Export it again."
        ) from error


def export_files(
    path: Path, holds: Callable[[Tree], tuple[str, ...]], what: str
) -> tuple[Path, ...]:
    """Return the files of a folder that are read, or the one file that an export is.

    Parameters
    ----------
    holds : function of a tree
        Returns the names of what is read.
    what : str
        What that is, for the error.

    Raises
    ------
    SourceError
        If there is nothing that is read.
    """
    files_of(path)
    with opened_export(path) as tree:
        names = holds(tree)
    if not names:
        raise SourceError(
            f"There is no {what} in it", where=str(path), cure="Is this what was exported?"
        )
    return tuple(path / name for name in names) if path.is_dir() else (path,)
