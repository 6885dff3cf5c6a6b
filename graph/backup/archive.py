"""The file that a backup is: a .zip with the manifest and Neo4j's dump, written whole or not."""

import hashlib
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from leylines.graph.backup.admin import DUMP
from leylines.graph.backup.manifest import FORMAT, Manifest
from leylines.graph.errors import ExportError, SourceError

MANIFEST = "manifest.json"
LONGEST_MANIFEST = 1 << 20
BLOCK = 1 << 20
FETCH_AGAIN = "Name a file that `leylines backup` wrote, or fetch it again from where it is kept."


def sha256_of(file: Path) -> str:
    """Return the hash of a file's content."""
    with file.open("rb") as raw:
        return hashlib.file_digest(raw, "sha256").hexdigest()


def write_backup(file: Path, manifest: Manifest, dump: Path) -> None:
    """Write a backup beside its place, read it again, and only then put it there.

    Raises
    ------
    ExportError
        If it cannot be written; what was there before is still there.
    """
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        try:
            # The dump is packed already.
            with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as archive:
                archive.writestr(MANIFEST, manifest.to_json())
                archive.write(dump, DUMP)
            with part.open("rb+") as written:
                os.fsync(written.fileno())
            if read_manifest(part) != manifest:
                raise OSError("what was read again is not what was written")
            with opened_dump(part, manifest):
                pass
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
    except (OSError, SourceError) as error:
        raise ExportError(
            f"The backup cannot be written: {getattr(error, 'strerror', None) or error}",
            where=str(file),
            cure="Mend its folder's permissions, make room, or name another place.",
        ) from error


def read_manifest(file: Path) -> Manifest:
    """Return what a backup says about itself.

    Raises
    ------
    SourceError
        If the file is no backup, or a later Leylines wrote it.
    """
    with _told(file), zipfile.ZipFile(file) as archive:
        if archive.getinfo(MANIFEST).file_size > LONGEST_MANIFEST:
            raise ValueError("the manifest is too long")
        manifest = Manifest.from_json(archive.read(MANIFEST))
        if manifest.format == FORMAT and archive.getinfo(DUMP).file_size != manifest.dump_bytes:
            raise ValueError("the dump is not as long as the manifest says")
    if manifest.format > FORMAT:
        raise SourceError(
            f"A later Leylines ({manifest.leylines}) wrote this backup",
            where=str(file),
            cure="Update Leylines.",
        )
    return manifest


def unpack_dump(file: Path, manifest: Manifest, folder: Path) -> None:
    """Write a backup's dump into a folder.

    Raises
    ------
    SourceError
        If it is not, byte for byte, what the manifest says.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with opened_dump(file, manifest) as dump, (folder / DUMP).open("wb") as out:
        shutil.copyfileobj(dump, out, BLOCK)


@contextmanager
def opened_dump(file: Path, manifest: Manifest) -> Iterator[BinaryIO]:
    """Open a backup's dump once its hash has been found to be the manifest's."""
    with _told(file), zipfile.ZipFile(file) as archive:
        with archive.open(DUMP) as dump:
            digest = hashlib.file_digest(dump, "sha256").hexdigest()  # type: ignore[arg-type]  # it reads bytes
        if digest != manifest.dump_sha256:
            raise ValueError("the dump is not the one that the manifest names")
        with archive.open(DUMP) as dump:
            yield dump  # type: ignore[misc]  # it reads bytes


@contextmanager
def _told(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SourceError(
            f"The backup cannot be read: {error.strerror or error}",
            where=str(file),
            cure="Check the path, its permissions and the disk.",
        ) from error
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError, NotImplementedError) as error:
        raise SourceError(
            f"The file is no backup of Leylines, or is damaged: {error}",
            where=str(file),
            cure=FETCH_AGAIN,
        ) from error
