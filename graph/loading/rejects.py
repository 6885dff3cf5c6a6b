"""The file of the rows that were not loaded, with the reason for each."""

import csv
import io
import os
from collections import Counter
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

    @classmethod
    def of_load(cls, data: Path, network: str, load: str) -> "RejectsFile":
        """Return the file of a load, by the data folder, its network and its id."""
        return cls(data / "rejects" / f"{network}-{load[:12]}.csv")

    def reasons(self) -> Counter[str]:
        """Count the rejects by their reason.

        Examples
        --------
        >>> RejectsFile(Path("nowhere.csv")).reasons()
        Counter()
        """
        if not self.length:
            return Counter()
        with self.path.open(encoding="utf-8", newline="") as file:
            return Counter(row["reason"] for row in csv.DictReader(file))

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
        lines = [] if self.length else [_line(COLUMNS)]
        lines += [_line((r.file, r.line, r.column, r.reason, r.row)) for r in rejects]
        with self.path.open("ab") as file:
            file.write("".join(lines).encode("utf-8", "backslashreplace"))
            file.flush()
            os.fsync(file.fileno())
        return self.length


def _line(values: Sequence[object]) -> str:
    """Return a line of CSV; the module quotes only what its own end of a line consists of."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(values)
    return text.getvalue()[:-2] + "\n"
