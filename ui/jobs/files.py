"""Folders for what jobs read: private, and swept once the explorer that made them is gone."""

import re
import shutil
import tempfile
from pathlib import Path

import psutil

LONGEST_NAME = 150


class FolderOfJobs:
    """Makes folders for jobs; those of explorers that are gone are removed first.

    Parameters
    ----------
    folder : Path
        In which they stand.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        owner = psutil.Process()
        self._prefix = f"{owner.pid}-{owner.create_time():.0f}-"
        self._sweep()

    def make(self) -> Path:
        """Return a new folder that only its owner can enter."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return Path(tempfile.mkdtemp(prefix=self._prefix, dir=self.folder))

    def remove(self, folder: Path) -> None:
        """Remove a folder that was made here."""
        if folder.parent == self.folder:
            shutil.rmtree(folder, ignore_errors=True)

    def _sweep(self) -> None:
        for each in self.folder.glob("*-*-*"):
            if not _is_owned(each.name):
                shutil.rmtree(each, ignore_errors=True)


def _is_owned(name: str) -> bool:
    """Say whether the process that a folder is named for still lives."""
    pid, created, _ = name.split("-", 2)
    try:
        return abs(psutil.Process(int(pid)).create_time() - float(created)) < 2.0
    except (psutil.Error, ValueError):
        return False


def safe_name(name: str) -> str:
    r"""Return the name of an uploaded file as one that stays in its folder and keeps its ending.

    Examples
    --------
    >>> safe_name("../../etc/passwd"), safe_name("C:\\data\\my list.csv"), safe_name("..")
    ('passwd', 'my list.csv', 'file')
    """
    last = re.split(r"[\\/]", name)[-1]
    kept = re.sub(r"[^\w .()+-]", "_", last).strip(" .")[-LONGEST_NAME:]
    return kept or "file"
