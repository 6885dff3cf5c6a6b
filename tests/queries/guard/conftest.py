"""A network and a file that nobody may reach."""

import socket
import threading
from pathlib import Path

import pytest
from corpora import CANARY


class Listener:
    """A server that only counts who calls."""

    def __init__(self) -> None:
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        self.calls = 0
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self) -> None:
        while True:
            try:
                caller, _ = self.server.accept()
            except OSError:
                return
            self.calls += 1
            caller.close()


@pytest.fixture(scope="module")
def listener():
    listener = Listener()
    yield listener
    # Also where accept() waits: closing alone would not wake it.
    listener.server.shutdown(socket.SHUT_RDWR)
    listener.server.close()


@pytest.fixture(scope="module")
def canary(tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("canary") / "canary.csv"
    file.write_text(f"{CANARY}\n")
    return file
