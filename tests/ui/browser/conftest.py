"""The explorer served as a user starts it."""

import socket
import subprocess
import time

import pytest
import requests

from leylines.ui.cli.explorer import streamlit_command

START_SECONDS = 90


@pytest.fixture
def explorer(tiny, tmp_path):
    """Return the address of a running explorer on the tiny graph."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    log = tmp_path / "explorer.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            streamlit_command(port, "127.0.0.1", no_browser=True),
            cwd=tmp_path,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(process, f"{address}/_stcore/health", log)
            yield address
        finally:
            process.terminate()
            process.wait(30)


def _wait(process, address, log):
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            if requests.get(address, timeout=5).ok:
                return
        except requests.ConnectionError:
            time.sleep(0.2)
    pytest.fail(f"The explorer did not start:\n{log.read_text(encoding='utf-8')}")
