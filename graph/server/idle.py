"""When a server has been idle long enough to end."""

import threading
import time

from leylines.graph.server.neo4j import Neo4j
from leylines.graph.server.stuck import StuckTransactionError, StuckWatch

LOOK_EVERY_SECONDS = 1.0


class DatabaseFailedError(Exception):
    """A database of the server gave up."""


class ClientWatch:
    """Watches the connections of a server.

    Parameters
    ----------
    server : Neo4j
        The server.
    idle_seconds : float
        It is idle once no client has been connected for so long.
    """

    def __init__(self, server: Neo4j, idle_seconds: float) -> None:
        self.server = server
        self.tracker = server.resolve("org.neo4j.kernel.api.net.NetworkConnectionTracker")
        self.stuck = StuckWatch(server)
        self.idle_seconds = idle_seconds
        self.last_number = 0
        self.last_used = time.monotonic()

    def idle_for(self) -> float:
        """Return the seconds since a client was last seen."""
        # Connections are numbered: a number skipped is one that came and went between two looks.
        number = int(str(self.tracker.newConnectionId("watch")).rpartition("-")[2])
        if self.tracker.activeConnections().size() or number != self.last_number + 1:
            self.last_used = time.monotonic()
        self.last_number = number
        return time.monotonic() - self.last_used

    def wait(self, ended: threading.Event) -> str:
        """Wait until the server should end, and return the reason.

        Raises
        ------
        DatabaseFailedError
            If a database can no longer write, most often because the disk is full.
        StuckTransactionError
            If a transaction that was told to end does not.
        """
        while not ended.wait(LOOK_EVERY_SECONDS):
            if self.idle_for() >= self.idle_seconds:
                return f"no client for {self.idle_seconds / 60:g} minutes"
            if self.server.has_failed():
                raise DatabaseFailedError("a database has failed; the next start recovers it")
            if self.stuck.is_stuck():
                raise StuckTransactionError("a query could not be ended otherwise")
        return "told to"
