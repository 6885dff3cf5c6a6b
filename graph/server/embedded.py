"""The embedded server, seen from the commands that use it: start or find, status, stop, logs."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import psutil

from leylines.graph.errors import ServerError
from leylines.graph.progress import Progress, silent
from leylines.graph.server.address import Address
from leylines.graph.server.archive import forget_archives
from leylines.graph.server.gds import ensure_gds
from leylines.graph.server.jar_lock import exact_version
from leylines.graph.server.jars import ensure_jars, waiting_lock
from leylines.graph.server.order import StartOrder
from leylines.graph.server.password import USER, read_password
from leylines.graph.server.port import answers
from leylines.graph.server.record import ServerRecord, read_record, remove_record
from leylines.graph.server.status import ServerStatus, bolt_uri, status_of
from leylines.graph.server.swap import finish_swap
from leylines.graph.settings import Settings

START_SECONDS = 600.0
STOP_SECONDS = 60.0
ANSWER_SECONDS = 20.0
ROOM_MIB = 64
# How a virtual machine ends that an archive of classes, spoilt by its disk, made stumble.
CRASHES = tuple(-getattr(signal, name, 0) for name in ("SIGSEGV", "SIGBUS", "SIGABRT", "SIGILL"))
STEPS = ("process", "Java", "Neo4j", "ready")


class EmbeddedServer:
    """The Neo4j of one data folder and version, shared by all commands that use them.

    Parameters
    ----------
    settings : Settings
        Where the data are, which version, which port, how much memory.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.home = settings.home
        self.log_path = self.home / "logs" / "server.log"

    def start(self, progress: Progress = silent, *, gds: bool = False) -> Address:
        """Find the running server or start one.

        Parameters
        ----------
        progress : Progress
            Told of the download and of the start.
        gds : bool
            With the Graph Data Science library.

        Raises
        ------
        ServerError
            If it cannot be started; the message says why, and where the log is.
        """
        try:
            make_private(self.settings.data_dir)
            make_private(self.home)
            with self.starting_alone(progress):
                port = self.find_running()
                if port and gds and not self.has_gds():
                    raise ServerError(
                        "The server runs already, without Graph Data Science",
                        where=bolt_uri(port),
                        cure="Run `leylines server stop`, then start it again with --gds.",
                    )
                port = port or self.launch(progress, gds=gds)
            return self.address(port)
        except OSError as error:
            raise ServerError(
                f"The data folder cannot be used: {error.strerror or error}",
                where=str(error.filename or self.home),
                cure="Mend its permissions, make room, or name another in LEYLINES_DATA_DIR.",
            ) from error

    @contextmanager
    def starting_alone(self, progress: Progress = silent) -> Iterator[None]:
        """Keep others from starting the server; a program that does so already is waited for."""
        task = "Waiting for another program that starts Neo4j"
        with waiting_lock(self.home / "start.lock", task, progress):
            yield

    def address(self, port: int) -> Address:
        """Return the address of the running server."""
        password = read_password(self.home)
        if password is None:
            raise ServerError(
                "The running server's password is gone",
                where=str(self.home),
                cure="Run `leylines server stop`; the next start makes a new one.",
            )
        return Address(bolt_uri(port), USER, password, "neo4j", embedded=True)

    def find_running(self) -> int | None:
        """Return the port of the living server, waiting for one that is just starting."""
        until = time.monotonic() + START_SECONDS
        while (record := read_record(self.home)) and record.is_living():
            if record.port and answers(record.port):
                return record.port
            if time.monotonic() > until or (record.port and not self.answers_late(record)):
                raise ServerError(
                    "The server runs but does not answer",
                    where=f"process {record.pid}, log {self.log_path}",
                    cure="Run `leylines server stop` and try again.",
                )
            time.sleep(0.1)
        return None

    def answers_late(self, record: ServerRecord) -> bool:
        """Give a busy server some time, unless it ends meanwhile."""
        until = time.monotonic() + ANSWER_SECONDS
        while time.monotonic() < until and record.is_living():
            if read_record(self.home) != record or answers(record.port or 0):
                return True
            time.sleep(0.2)
        return not record.is_living()

    def has_gds(self) -> bool:
        """Say whether the running server was started with the Graph Data Science library."""
        record = read_record(self.home)
        return bool(record and record.gds)

    def launch(self, progress: Progress, *, gds: bool = False) -> int:
        """Start a server process and wait until it is ready."""
        gds_jars = ensure_gds(self.settings, progress) if gds else []
        jars = ensure_jars(self.settings, progress)
        finish_swap(self.home)
        free_mib = shutil.disk_usage(self.home).free >> 20
        if free_mib < ROOM_MIB:
            raise ServerError(
                f"There is no room for the graph: {free_mib} MiB are free, {ROOM_MIB} are needed",
                where=str(self.home),
                cure="Make room, or name another folder in LEYLINES_DATA_DIR.",
            )
        release = exact_version(self.settings.neo4j_version)
        order = StartOrder.of(self.settings, release, jars, gds_jars)
        task = f"Starting Neo4j {release}"
        progress(task, 0, len(STEPS))
        process = self.start_process(order)
        watchdog = threading.Timer(START_SECONDS, process.kill)
        watchdog.start()
        try:
            self.follow(process, task, progress)
        except BaseException:
            end(process)
            raise
        finally:
            watchdog.cancel()
        port = self.find_running()
        if port is None:
            if process.wait() in CRASHES:
                forget_archives(order)
            raise ServerError(
                "The server ended while it started", where=f"log {self.log_path}", cure="Read it."
            )
        progress(task, len(STEPS), len(STEPS))
        return port

    def start_process(self, order: StartOrder) -> subprocess.Popen[str]:
        """Start the server process, detached from this one's terminal."""
        self.log_path.parent.mkdir(exist_ok=True)
        if self.log_path.exists():
            self.log_path.replace(self.log_path.with_suffix(".log.1"))
        with self.log_path.open("w", encoding="utf-8") as log:
            process = subprocess.Popen(
                [sys.executable, "-P", "-m", "leylines.graph.server.process"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                cwd=self.home,
                env=environment(),
                text=True,
                start_new_session=True,
            )
        # Whoever starts a server outlives it only by chance; this thread buries it if so.
        threading.Thread(target=process.wait, daemon=True).start()
        given(process.stdin).write(order.to_line())
        given(process.stdin).close()
        return process

    def follow(self, process: subprocess.Popen[str], task: str, progress: Progress) -> None:
        """Pass a starting process's reports on until it is ready or has failed."""
        with given(process.stdout) as reports:
            for line in reports:
                report: dict[str, Any] = json.loads(line)
                if "failed" in report:
                    process.wait()
                    raise ServerError(
                        report["failed"], where=f"log {self.log_path}", cure=report["cure"]
                    )
                if "ready" in report:
                    return
                progress(task, STEPS.index(report["step"]), len(STEPS))

    def status(self) -> ServerStatus:
        """Tell whether the server runs, and which."""
        return status_of(
            read_record(self.home), self.home, exact_version(self.settings.neo4j_version)
        )

    def stop(self) -> bool:
        """End the server, waiting until its process is gone; say whether one ran."""
        record = read_record(self.home)
        if record is None:
            return False
        process = record.process()
        if process is not None:
            with suppress(psutil.NoSuchProcess):
                process.terminate()
                try:
                    process.wait(STOP_SECONDS)
                except psutil.TimeoutExpired:
                    process.kill()
                    process.wait(STOP_SECONDS)
        remove_record(self.home, record)
        return process is not None

    def logs(self, lines: int = 100) -> str:
        """Return the last lines of the server's log."""
        try:
            with self.log_path.open(encoding="utf-8", errors="replace") as file:
                return "".join(deque(file, lines))
        except FileNotFoundError:
            return ""


def make_private(folder: Path) -> None:
    """Make a folder, and the ones above it, that only its owner can enter."""
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)


def environment() -> dict[str, str]:
    """Return the environment for the server process, without the settings and their secrets."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("LEYLINES_") and name not in ("JAVA_TOOL_OPTIONS", "CLASSPATH")
    }


def end(process: subprocess.Popen[str]) -> None:
    """Kill a process that could not start."""
    process.kill()
    process.wait()


def given(stream: IO[str] | None) -> IO[str]:
    """Return a stream that was asked for and so is there."""
    assert stream is not None  # noqa: S101 - for the type checker
    return stream
