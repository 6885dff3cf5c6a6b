"""The console at a real terminal, on a real server."""

import fcntl
import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from contextlib import contextmanager

import pytest

from leylines.graph.settings import read_settings

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

SECONDS = 120
ENDLESS = (
    "UNWIND range(1, 100000000) AS a UNWIND range(1, 10000) AS b RETURN sum(a * b) AS endless;"
)
RUNNING = "SHOW TRANSACTIONS YIELD currentQuery AS q WHERE q CONTAINS $text RETURN q"
CONTROL_C, CONTROL_D, UP = b"\x03", b"\x04", b"\x1b[A"


class Terminal:
    """A console that runs at a terminal of its own."""

    def __init__(self, process, screen):
        self.process, self.screen, self.seen = process, screen, ""

    def type(self, text):
        os.write(self.screen, text if isinstance(text, bytes) else text.encode())

    def expect(self, text):
        """Wait until something stands on the screen, and forget what came before it."""
        until = time.monotonic() + SECONDS
        while text not in self.plain():
            assert time.monotonic() < until, f"no {text!r} in {self.plain()!r}"
            if select.select([self.screen], [], [], 0.5)[0]:
                self.seen += os.read(self.screen, 65536).decode(errors="replace")
                if "\x1b[6n" in self.seen:  # where is the cursor? a terminal answers
                    self.seen = self.seen.replace("\x1b[6n", "")
                    self.type(b"\x1b[1;1R")
        before, _, self.seen = self.plain().partition(text)
        return before

    def plain(self):
        return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", self.seen)


@contextmanager
def console():
    main, other = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "leylines.ui.cli", "console"],
        stdin=other, stdout=other, stderr=other, start_new_session=True,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "100", "LINES": "40"},
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # so that Ctrl-C reaches it
    )  # fmt: skip
    os.close(other)
    try:
        yield Terminal(process, main)
    finally:
        process.kill()
        process.wait()
        os.close(main)


def until(condition):
    end = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_asked_completed_cancelled_and_ended(tiny_store, environment):
    with console() as terminal:
        terminal.expect("leylines>")
        # The schema is read beside the prompt; this waits for it.
        terminal.type(":schema Topic\r")
        terminal.expect("id, name")
        terminal.type("RETURN 1 +\r2 AS three;\r")
        terminal.expect("...>")
        terminal.expect("1 row in")
        terminal.type("MATCH (x:Perso")
        terminal.expect("Person")
        terminal.type("\t) RETURN count(x) AS people;\r")
        terminal.expect("people")
        assert "8" in terminal.expect("1 row in")

        terminal.type(ENDLESS + "\r")
        until(lambda: tiny_store.read(RUNNING, {"text": "AS endless"}))
        terminal.type(CONTROL_C)
        terminal.expect("Cancelled")
        assert not tiny_store.read(RUNNING, {"text": "AS endless"})

        terminal.expect("leylines>")
        terminal.type("MATCH (n) DETACH DELETE n;\r")
        terminal.expect("only reading is allowed")
        terminal.expect("leylines>")
        terminal.type(":history\r")
        assert "cancelled" in terminal.expect("DETACH DELETE n")
        terminal.expect("leylines>")
        terminal.type(CONTROL_D)
        assert terminal.process.wait(SECONDS) == 0
    kept = (read_settings().state_dir / "console.jsonl").read_text()
    assert "three" in kept
    assert "cancelled" in kept
