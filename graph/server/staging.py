"""Putting an imported graph in the place of an empty one: either of the two is there, always.

A graph is two folders, and no system renames two at once. So a finished import gets a name of its
own by one rename, which decides; whoever starts a server next carries on from there. It can be
killed anywhere and begun again: a folder that was moved is no longer there to be moved.
"""

import os
import shutil
import tempfile
from pathlib import Path

DATABASE = "neo4j"
STAGING = "import-"
PARTS = ("databases", "transactions")


def new_staging(home: Path) -> Path:
    """Make a folder in which a home's next graph can be made.

    One of its own: an importer whose starter was killed may still be writing to an earlier one.
    """
    return Path(tempfile.mkdtemp(prefix=STAGING, dir=home))


def remove_staging(home: Path) -> None:
    """Remove what was not decided, half done or not."""
    for left in home.glob(f"{STAGING}*"):
        shutil.rmtree(left, ignore_errors=True)


def decided(home: Path) -> Path:
    """Return where a whole graph waits to be put in place."""
    return home / "import.whole"


def decide(home: Path, staged: Path) -> None:
    """Say that the graph in a staging folder is whole and is to be the home's graph."""
    for part in PARTS:
        for path in (staged / "data" / part).rglob("*"):
            flush(path)
    flush(staged)
    staged.rename(decided(home))
    flush(home)


def finish(home: Path) -> None:
    """Put a decided graph in its place; only for the process that has the home locked."""
    new = decided(home)
    if not new.exists():
        return
    for part in PARTS:
        source, target = new / "data" / part / DATABASE, home / "data" / part / DATABASE
        if source.exists():
            shutil.rmtree(target, ignore_errors=True)
            source.rename(target)
            flush(target.parent)
    shutil.rmtree(new)


def logged(home: Path) -> dict[str, int]:
    """Return the lengths of a home's transaction logs: each committed change makes one longer."""
    folder = home / "data" / "transactions" / DATABASE
    return {path.name: path.stat().st_size for path in folder.glob("neostore.transaction.db.*")}


def flush(path: Path) -> None:
    """Have the system write a file or folder down."""
    if os.name == "nt" and path.is_dir():
        return  # cannot be opened there, and need not be
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
