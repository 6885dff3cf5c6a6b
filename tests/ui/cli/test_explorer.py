"""``leylines ui``: the explorer, served by the command itself."""

import os
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

import pytest

from leylines.ui.cli.explorer import streamlit_command


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def test_only_this_machine_can_open_it_and_nothing_is_reported():
    command = streamlit_command(None, "127.0.0.1", no_browser=False)
    assert "--server.address=127.0.0.1" in command
    assert "--browser.gatherUsageStats=false" in command
    assert "--server.headless=false" in command
    assert not any(part.startswith("--server.port") for part in command)


@pytest.mark.slow
def test_the_command_becomes_the_explorer():
    port = free_port()
    command = [sys.executable, "-m", "leylines.ui.cli", "ui", "--no-browser", "--port", str(port)]
    process = subprocess.Popen(
        command, env=os.environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        assert healthy(port, process)
    finally:
        process.terminate()
        process.communicate(timeout=60)
    assert not healthy(port, process), "ending the command ended the explorer"


def healthy(port, process, seconds=90):
    until = time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            time.sleep(0.5)
    return False
