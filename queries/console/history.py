"""What was asked before: in a file of the user's own, with how long it took and what came of it."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

KEPT = 5_000
_SECRET = re.compile(r":param\s+\S*(?:pass|secret|token|key|credential)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the history: when, what, and, for a query, its time, rows and end."""

    at: str
    text: str
    seconds: float | None = None
    rows: int | None = None
    status: str = ""


def is_secret(text: str) -> bool:
    """Say whether a line is not to be kept: it sets a secret, or begins with a space.

    Examples
    --------
    >>> is_secret(":param password = 'x'"), is_secret(" RETURN 1;"), is_secret("RETURN 1;")
    (True, True, False)
    """
    return text.startswith(" ") or bool(_SECRET.match(text.strip()))


class History:
    """The lines of the history, oldest first; without a file only those of now.

    Parameters
    ----------
    path : Path, optional
        Made when first needed, for nobody but its owner to read. What cannot be read in it is
        passed over; where it cannot be written to, the history is that of now.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self.entries = list(self._read())[-KEPT:]

    def add(
        self, text: str, *, seconds: float | None = None, rows: int | None = None, status: str = ""
    ) -> None:
        """Keep a line, unless it tells a secret."""
        if is_secret(text):
            return
        at = datetime.now(UTC).isoformat(timespec="seconds")
        self.entries.append(Entry(at, text, seconds, rows, status))
        self._append(self.entries[-1])

    def _read(self) -> Iterator[Entry]:
        try:
            lines = self._path.read_text("utf-8").splitlines() if self._path else []
        except (OSError, UnicodeDecodeError):
            return
        for line in lines:
            try:
                yield Entry(**json.loads(line))
            except (ValueError, TypeError):
                continue

    def _append(self, entry: Entry) -> None:
        if self._path is None:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._path.touch(mode=0o600)
            self._path.chmod(0o600)
            with self._path.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(json.dumps(asdict(entry)) + "\n")
        except OSError:
            self._path = None
