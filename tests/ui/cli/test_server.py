"""``leylines server``: what it says and how it exits."""

import json
import time

import pytest

from leylines.graph.server import EmbeddedServer
from leylines.graph.settings import read_settings


@pytest.fixture
def own_server(monkeypatch):
    """Let the commands have a small server of the test's own, which ends with it."""
    monkeypatch.setenv("LEYLINES_HEAP_MIB", "512")
    monkeypatch.setenv("LEYLINES_PAGE_CACHE_MIB", "64")
    monkeypatch.setenv("LEYLINES_IDLE_MINUTES", "5")
    yield EmbeddedServer(read_settings())
    EmbeddedServer(read_settings()).stop()


def test_nothing_runs(run):
    status = run("server", "status")
    assert status.exit_code == 3
    assert "does not run" in status.stdout
    assert run("server", "status", "--json").exit_code == 3
    stopped = run("server", "stop")
    assert (stopped.exit_code, stopped.stdout) == (0, "")
    assert "No server runs." in stopped.stderr
    logs = run("server", "logs")
    assert (logs.exit_code, logs.stdout) == (0, "")
    assert "no log yet" in logs.stderr
    assert not read_settings().home.exists()


def test_another_server_is_given(run, monkeypatch):
    monkeypatch.setenv("LEYLINES_NEO4J_URI", "bolt://graph.example")
    started = run("server", "start")
    assert started.exit_code == 2
    assert "LEYLINES_NEO4J_URI" in started.stderr


@pytest.mark.neo4j
@pytest.mark.slow
def test_started_looked_at_and_ended(run, own_server):
    started = run("server", "start", "--json")
    assert started.exit_code == 0, started.stderr
    reachable = json.loads(started.stdout)
    assert set(reachable) == {"uri", "user", "password_file", "database"}
    password = (own_server.home / "password").read_text()
    assert password not in started.stdout + started.stderr

    status = json.loads(run("server", "status", "--json").stdout)
    assert (status["running"], status["uri"]) == (True, reachable["uri"])
    assert reachable["uri"] in run("server", "status").stdout
    assert reachable["uri"] in run("server", "start").stdout, "the same is found again"
    assert "listens on" in run("server", "logs", "--lines", "50").stdout

    before = time.monotonic()
    stopped = run("server", "stop")
    assert (stopped.exit_code, stopped.stdout) == (0, "")
    assert "has ended" in stopped.stderr
    assert time.monotonic() - before < 60
    assert run("server", "status").exit_code == 3
