"""``leylines doctor``: finds what is wrong, and says how to mend it."""

import json
import socket

import pytest

from leylines.ui.cli import checks


def findings(result):
    return {row["what"]: row for row in json.loads(result.stdout)}


def test_a_fresh_machine_has_no_problem(run):
    result = run("doctor", "--json")
    found = findings(result)
    assert result.exit_code == 0
    assert {row["verdict"] for row in found.values()} <= {"ok", "note"}
    assert found["Graph"]["verdict"] == "note"
    assert "leylines demo" in found["Graph"]["cure"]
    assert found["Server"]["found"].endswith("starts when needed")


def test_altered_jars_are_seen(run, tmp_path, monkeypatch):
    monkeypatch.setenv("LEYLINES_CACHE_DIR", str(tmp_path / "empty"))
    jars = findings(run("doctor", "--json"))["Neo4j's jars"]
    assert jars["verdict"] == "note"
    assert "missing or altered" in jars["found"]


def test_a_setting_that_cannot_be_used(run, monkeypatch):
    monkeypatch.setenv("LEYLINES_BOLT_PORT", "many")
    result = run("doctor")
    assert result.exit_code == 1
    assert "problem Settings: LEYLINES_BOLT_PORT" in result.stdout


def test_a_folder_that_cannot_be_written(run, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("LEYLINES_DATA_DIR", str(tmp_path / "file" / "data"))
    result = run("doctor")
    assert result.exit_code == 1
    assert "problem Data folder" in result.stdout
    assert "LEYLINES_DATA_DIR" in result.stdout


def test_a_port_that_is_taken(run, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setenv("LEYLINES_BOLT_PORT", str(port))
        result = run("doctor")
    assert result.exit_code == 1
    assert f"problem Port: {port}" in result.stdout


def test_a_server_that_is_not_there(run, monkeypatch):
    monkeypatch.setenv("LEYLINES_NEO4J_URI", "bolt://127.0.0.1:1")
    monkeypatch.setenv("LEYLINES_NEO4J_PASSWORD", "secret")
    result = run("doctor", "--json")
    assert result.exit_code == 1
    connection = findings(result)["Connection"]
    assert connection["verdict"] == "problem"
    assert connection["cure"]
    assert "secret" not in result.stdout


def test_too_little_room_and_memory(run, monkeypatch):
    monkeypatch.setattr(checks, "ROOM_GIB", 1e9)
    monkeypatch.setattr(checks, "MEMORY_GIB", 1e9)
    found = findings(run("doctor", "--json"))
    assert [found[what]["verdict"] for what in ("Data folder", "Cache folder", "Memory")] == [
        "problem"
    ] * 3


@pytest.mark.neo4j
def test_what_the_graph_lacks(run, store, environment):
    found = findings(run("doctor", "--json"))
    assert found["Connection"]["verdict"] == "ok"
    assert (found["Data"]["verdict"], found["Run"]["verdict"]) == ("note", "note")
    store.write("CREATE (:Load {id: 'x', network: 'forum', done: false, at: datetime()})")
    result = run("doctor", "--json")
    assert result.exit_code == 1
    assert "half loaded: forum" in findings(result)["Data"]["found"]
