"""``leylines backup`` and ``leylines restore``: what they say, and what they refuse."""

import pytest

from leylines.graph.backup.manifest import Manifest
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
