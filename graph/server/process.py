"""The server process: one Neo4j, until it is told to end or nobody has used it for a while.

Run as ``python -m leylines.graph.server.process`` with a :class:`StartOrder` on standard input. It
reports on standard output, a JSON object per line, until it is ready; after that nobody need
listen. What Neo4j and this process have to say for people goes to standard error, the server's log.
"""

import json
import logging
import os
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from filelock import FileLock, Timeout

from leylines.graph.server.archive import end_children, make_archive_later
from leylines.graph.server.failure import explain
from leylines.graph.server.idle import ClientWatch, DatabaseFailedError
from leylines.graph.server.neo4j import Neo4j, start_jvm
from leylines.graph.server.order import StartOrder
from leylines.graph.server.port import free_port
from leylines.graph.server.record import ServerRecord, read_record, remove_record, write_record
from leylines.graph.server.staging import finish
from leylines.graph.server.stuck import StuckTransactionError

WAIT_FOR_OTHER_SECONDS = 60.0
STOP_SECONDS = 45.0
LOG = logging.getLogger(__name__)


class Reporter:
    """Tells the starting process how far it is, as long as that one lives."""

    def __init__(self, out: TextIO) -> None:
        self.out = out

    def __call__(self, **report: str | int) -> None:
        """Send one report."""
        with suppress(OSError, ValueError):  # whoever started this server may be gone
            self.out.write(json.dumps(report) + "\n")
            self.out.flush()

    def close(self) -> None:
        """Say that no more reports follow."""
        with suppress(OSError):
            self.out.close()


def separate_streams() -> Reporter:
    """Keep standard output for reports and send what Java prints there to the log."""
    reports = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return Reporter(reports)


def lock_home(home: Path) -> FileLock | None:
    """Take the home for the life of this process; none if another server has it and is ready.

    A server that is ending is waited for.
    """
    lock = FileLock(home / "process.lock")
    for _ in range(int(WAIT_FOR_OTHER_SECONDS)):
        try:
            lock.acquire(timeout=1.0)
        except Timeout:
            other = read_record(home)
            if other and other.port and other.is_living():
                return None
        else:
            return lock
    raise TimeoutError(f"another server has kept {home} locked for a minute")


def serve(order: StartOrder, report: Reporter) -> None:
    """Start Neo4j, say so, and keep it until its time has come."""
    home = Path(order.home)
    before = read_record(home)
    write_record(home, ServerRecord.of_this_process(order.release))
    finish(home)
    report(step="Java")
    start_jvm(order)
    report(step="Neo4j")
    port = order.port or free_port(before.port if before else None)
    server = Neo4j(order, port)
    watch = ClientWatch(server, order.idle_seconds)
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    own = ServerRecord.of_this_process(order.release, port, gds=bool(order.gds_jars))
    write_record(home, own)
    LOG.info("Neo4j %s listens on 127.0.0.1:%d", order.release, port)
    report(ready=port)
    report.close()
    server.warm_up()
    make_archive_later(order)
    try:
        LOG.info("Ending: %s", watch.wait(ended))
        remove_record(home, own)
        stop_within(server, STOP_SECONDS)
    finally:
        remove_record(home, own)
        end_children()


def stop_within(server: Neo4j, seconds: float) -> None:
    """Close a server, but do not wait for ever.

    On a full disk Neo4j tries to write its last page again and again. What was committed is in the
    transaction log; ending without more is no worse than a loss of power.
    """
    last_resort = threading.Timer(seconds, os._exit, (1,))
    last_resort.daemon = True
    last_resort.start()
    end_children()
    server.stop()
    last_resort.cancel()
    LOG.info("Ended")


def main() -> int:
    """Run the server process."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)-5s %(message)s")
    order = StartOrder.from_line(sys.stdin.readline())
    report = separate_streams()
    lock = lock_home(Path(order.home))
    if lock is None:
        return 0
    try:
        serve(order, report)
    except (DatabaseFailedError, StuckTransactionError) as error:
        LOG.error("Ending at once: %s", error)  # noqa: TRY400 - where it was raised says nothing
        return 1
    except Exception as error:
        LOG.exception("The server could not be started or kept")
        failure = explain(error, order)
        report(failed=failure.what, cure=failure.cure)
        return 1
    return 0


if __name__ == "__main__":
    code = main()
    logging.shutdown()
    # Java's remaining threads, if any, must not keep the process; everything is written down.
    os._exit(code)
