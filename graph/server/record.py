"""The record of a running server, and whether the process that it names still lives."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True)
class ServerRecord:
    """What a server writes down about itself; without a port it is still starting.

    Examples
    --------
    >>> ServerRecord(pid=1, created=0.0, version="5.26.30").is_living()  # a number used again
    False
    """

    pid: int
    created: float
    version: str
    port: int | None = None
    gds: bool = False

    @classmethod
    def of_this_process(
        cls, version: str, port: int | None = None, *, gds: bool = False
    ) -> "ServerRecord":
        """Make the record of the calling process."""
        process = psutil.Process()
        return cls(process.pid, process.create_time(), version, port, gds)

    def is_living(self) -> bool:
        """Say whether the process lives and is the one recorded, not a later one of that number."""
        return self.process() is not None

    def process(self) -> psutil.Process | None:
        """Return the living process that the record names."""
        try:
            process = psutil.Process(self.pid)
            same = abs(process.create_time() - self.created) < 1.0
            return process if same and process.status() != psutil.STATUS_ZOMBIE else None
        except psutil.Error:
            return None


def record_path(home: Path) -> Path:
    """Return where a home keeps the record of its server."""
    return home / "server.json"


def read_record(home: Path) -> ServerRecord | None:
    """Read the record of a home; none if there is none or it cannot be read as one."""
    try:
        return ServerRecord(**json.loads(record_path(home).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def remove_record(home: Path, record: ServerRecord) -> None:
    """Remove the record of a home if it is still this one."""
    if read_record(home) == record:
        record_path(home).unlink(missing_ok=True)


def write_record(home: Path, record: ServerRecord) -> None:
    """Write the record of a home, whole or not at all."""
    part = record_path(home).with_suffix(".part")
    part.write_text(json.dumps(asdict(record)), encoding="utf-8")
    part.replace(record_path(home))
