"""The file of the rows that were not loaded, with the reason for each."""

import csv
import io
import os
from collections.abc import Sequence
from pathlib import Path

from leylines.graph.model import Reject

COLUMNS = ("file", "line", "column", "reason", "row")


class RejectsFile:
    """A CSV file that holds each reject once, however often its load is interrupted.

    The load keeps, with each committed batch, how long the file was; what is behind that was
    written for a batch that was not committed, and is cut off.

    Parameters
    ----------
    path : Path
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def length(self) -> int:
        """Its length in bytes, 0 if there is none."""
        return self.path.stat().st_size if self.path.exists() else 0

    def cut(self, length: int) -> None:
        """Leave the first bytes; leave no file without any."""
        if not length:
            self.path.unlink(missing_ok=True)
        elif self.length > length:
            os.truncate(self.path, length)

    def append(self, rejects: Sequence[Reject]) -> int:
        """Write rejects so that they last, and return the length of the file."""
        if not rejects:
            return self.length
        text = io.StringIO()
        rows = csv.writer(text, lineterminator="\n")
        if not self.length:
            rows.writerow(COLUMNS)
        rows.writerows((r.file, r.line, r.column, r.reason, r.row) for r in rejects)
        with self.path.open("ab") as file:
            file.write(text.getvalue().encode("utf-8", "backslashreplace"))
            file.flush()
            os.fsync(file.fileno())
        return self.length
