"""What can be told of an embedded server from outside."""

import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from leylines.graph.server.record import ServerRecord


@dataclass(frozen=True)
class ServerStatus:
    """Whether a server runs, and which."""

    running: bool
    home: Path
    version: str
    starting: bool = False
    pid: int | None = None
    uri: str | None = None
    memory_bytes: int | None = None
    uptime_seconds: float | None = None


def bolt_uri(port: int) -> str:
    """Return the address of a port of this machine.

    Examples
    --------
    >>> bolt_uri(7687)
    'bolt://127.0.0.1:7687'
    """
    return f"bolt://127.0.0.1:{port}"


def status_of(record: ServerRecord | None, home: Path, version: str) -> ServerStatus:
    """Describe the server that a record names, if its process lives."""
    process = record.process() if record else None
    if record is None or process is None:
        return ServerStatus(running=False, home=home, version=version)
    try:
        memory = process.memory_info().rss
    except psutil.Error:
        return ServerStatus(running=False, home=home, version=version)
    return ServerStatus(
        running=record.port is not None,
        starting=record.port is None,
        home=home,
        version=record.version,
        pid=record.pid,
        uri=bolt_uri(record.port) if record.port else None,
        memory_bytes=memory,
        uptime_seconds=time.time() - record.created,
    )
