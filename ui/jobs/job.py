"""A job: one command in a process of its own, followed by what it reports."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import IO, Any, Literal

from leylines.ui.jobs.stage import Stage

State = Literal["running", "cancelling", "done", "failed", "cancelled"]
PATIENCE_SECONDS = 30.0
"""How long a cancelled job may take to end cleanly."""
LINES_KEPT = 200


class Job:
    """A command of ``leylines`` that runs beside the explorer.

    Its standard error tells, a JSON object per line, how far it is and what went wrong; its
    standard output is what a terminal would show in the end.

    Parameters
    ----------
    number : int
        Tells it from the explorer's other jobs.
    title : str
        What it does, as a person reads it.
    arguments : sequence of str
        The command, without ``leylines``.
    ended : function, optional
        Called with the job once its process is gone, in a thread of the job's own.
    """

    def __init__(
        self,
        number: int,
        title: str,
        arguments: Sequence[str],
        ended: Callable[["Job"], None] | None = None,
    ) -> None:
        self.number, self.title, self.arguments = number, title, tuple(arguments)
        self.started_at = datetime.now(UTC)
        self.ended_at: datetime | None = None
        self.error: dict[str, str] = {}
        self._ended = ended
        self._lock = threading.Lock()
        self._stages: dict[str, Stage] = {}
        self._said: deque[str] = deque(maxlen=LINES_KEPT)
        self._cancelled = False
        self._code: int | None = None
        self._output = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the process has ended
        self._process = subprocess.Popen(  # noqa: S603 - our own command, no shell
            [sys.executable, "-P", "-m", "leylines.ui.jobs.process", *self.arguments],
            stdin=subprocess.PIPE,
            stdout=self._output,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,  # a Ctrl-C reaches it by its pipe alone
        )
        self._follower = threading.Thread(target=self._follow, name=f"job {number}", daemon=True)
        self._follower.start()

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._process.pid

    @property
    def state(self) -> State:
        """Whether it runs, and how it ended."""
        with self._lock:
            if self._code is None:
                return "cancelling" if self._cancelled else "running"
            if self._code == 0:
                return "done"
            return "cancelled" if self._cancelled else "failed"

    @property
    def is_over(self) -> bool:
        """Whether its process is gone."""
        return self._code is not None

    @property
    def stages(self) -> list[Stage]:
        """Its tasks so far, in the order in which they began."""
        with self._lock:
            return list(self._stages.values())

    @property
    def said(self) -> str:
        """What a terminal would show: the outcome, and complaints."""
        with self._lock:
            return "\n".join(self._said)

    def cancel(self) -> None:
        """Interrupt it as by Ctrl-C; kill it if that does not end it within ``PATIENCE_SECONDS``.

        Either way a load goes on where it was when it is started again, and the newest whole run
        stays what all answers go by.
        """
        with self._lock:
            if self._code is not None or self._cancelled:
                return
            self._cancelled = True
        with suppress(OSError):
            _given(self._process.stdin).close()
        last_resort = threading.Timer(PATIENCE_SECONDS, self.kill)
        last_resort.daemon = True
        last_resort.start()

    def kill(self) -> None:
        """End it and what it has started at once."""
        with self._lock:
            if self._process.returncode is not None:
                return
            if hasattr(os, "killpg"):
                with suppress(ProcessLookupError):
                    os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it has ended; say whether it has."""
        self._follower.join(seconds)
        return not self._follower.is_alive()

    def _follow(self) -> None:
        """Take in its reports until it ends."""
        with _given(self._process.stderr) as lines:
            for line in lines:
                self._take(line.rstrip("\n"))
        code = self._process.wait()
        with suppress(OSError):
            _given(self._process.stdin).close()
        with self._output as output:
            output.seek(0)
            shown = output.read().decode("utf-8", "replace").splitlines()
        with self._lock:
            self._said.extend(shown)
            self.ended_at = datetime.now(UTC)
            self._code = code
        if self._ended:
            self._ended(self)

    def _take(self, line: str) -> None:
        report = _parsed(line)
        now = time.monotonic()
        with self._lock:
            match report:
                case {"task": str(task), "done": int(done), "total": int() | None as total}:
                    known = self._stages.get(task)
                    self._stages[task] = (
                        known.reported(done, total, now)
                        if known
                        else Stage.begin(task, done, total, now)
                    )
                case {"error": dict(error)}:
                    self.error = {str(name): str(value) for name, value in error.items()}
                case _:
                    self._said.append(line)


def _parsed(line: str) -> Any:  # noqa: ANN401 - any JSON
    try:
        return json.loads(line)
    except ValueError:
        return None


def _given(stream: IO[str] | None) -> IO[str]:
    """Return a stream that was asked for and so is there."""
    assert stream is not None  # noqa: S101 - for the type checker
    return stream
