"""``leylines backup`` and ``leylines restore``: what they say, and what they refuse."""

import json

import pytest

from leylines.graph.backup.manifest import Manifest
from leylines.graph.server import EmbeddedServer
from leylines.graph.settings import read_settings
from leylines.ui.cli.backup import in_words


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_given_server_has_its_own_way(run, monkeypatch, tmp_path, command):
    monkeypatch.setenv("LEYLINES_NEO4J_URI", "bolt://graph.example")
    refused = run(command, tmp_path / "b.zip")
    assert refused.exit_code == 2
    assert "neo4j-admin" in refused.stderr
    assert "Aura" in refused.stderr
    assert not (tmp_path / "b.zip").exists()


def test_what_is_not_there_starts_no_server(run, tmp_path):
    nothing = run("backup", tmp_path / "b.zip")
    assert nothing.exit_code == 4
    assert "no graph yet" in nothing.stderr
    unread = run("restore", tmp_path / "b.zip")
    assert unread.exit_code == 5
    assert "b.zip" in unread.stderr
    assert not read_settings().home.exists()


def test_a_backup_is_told_in_words(tmp_path):
    manifest = Manifest(1, "2026-03-01", "0.1.0", "5.26.30", 2, {"Account": 1234}, "ab", 5, "")
    lines = in_words("Written to", tmp_path / "b.zip", manifest)
    assert lines[0].endswith("b.zip: the graph of 2026-03-01, 0.0 MB")
    assert lines[1:] == ["  1,234 Account", "  Neo4j 5.26.30, schema 2, content ab"]


@pytest.mark.neo4j
@pytest.mark.slow
def test_written_and_restored(run, monkeypatch, tmp_path):
    for name, value in {"HEAP_MIB": "512", "PAGE_CACHE_MIB": "64", "IDLE_MINUTES": "5"}.items():
        monkeypatch.setenv(f"LEYLINES_{name}", value)
    (tmp_path / "x.csv").write_text("kind,actor,target,at\nLIKED,a,b,1700000000\n")
    try:
        assert run("load", "csv", tmp_path / "x.csv", "--network", "net").exit_code == 0
        written = run("backup", tmp_path / "b.zip", "--json")
        assert written.exit_code == 0, written.stderr
        told = json.loads(written.stdout)
        assert told["counts"]["LIKED"] == 1
        monkeypatch.setenv("LEYLINES_DATA_DIR", str(tmp_path / "other"))
        restored = run("restore", tmp_path / "b.zip")
        assert restored.exit_code == 0, restored.stderr
        assert told["content_hash"] in restored.stdout
        assert run("verify", "csv", tmp_path / "x.csv", "--network", "net").exit_code == 0
    finally:
        for folder in ("data", "other"):
            settings = read_settings().model_copy(update={"data_dir": tmp_path / folder})
            EmbeddedServer(settings).stop()
