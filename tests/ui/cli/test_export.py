"""``leylines export``: a file of any network shown."""

import json

import pytest

pytestmark = pytest.mark.neo4j


@pytest.mark.parametrize(
    ("arguments", "labels"),
    [
        (["overview"], {"Bread", "Garden", "Ovens"}),
        (["community", "bread"], {"Ada Stone", "Ben", "Cleo", "Dan", "Hal"}),
        (["person", "stone"], {"Ada Stone", "Ben", "Cleo", "Dan", "Eve", "Finn"}),
        (["routes", "Garden"], {"Ada Stone", "Eve", "Finn"}),
        (["routes"], {"Ada Stone", "Eve", "Finn", "Ben", "Cleo"}),
    ],
)
def test_views(reading, tmp_path, arguments, labels):
    path = tmp_path / "view.json"
    result = reading("export", *arguments, path)
    assert (result.exit_code, result.stdout) == (0, f"Wrote {path}\n")
    shown = {node["label"] for node in json.loads(path.read_text())["nodes"]}
    assert labels <= shown


@pytest.mark.parametrize("suffix", ["html", "graphml", "gexf", "zip", "json"])
def test_formats(reading, tmp_path, suffix):
    path = tmp_path / f"bread.{suffix}"
    result = reading("export", "community", "Bread", path, "--quiet")
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.stat().st_size > 300


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["community", "Bread", "bread.docx"], 8),
        (["community", "Bread", "missing/folder/bread.html"], 8),
        (["community", "bread.html"], 8),
        (["overview", "Bread", "bread.html"], 8),
        (["community", "nowhere", "nowhere.html"], 4),
        (["everything", "all.html"], 2),
    ],
)
def test_mistakes_leave_nothing(reading, tmp_path, monkeypatch, arguments, code):
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    result = reading("export", *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert sorted(tmp_path.iterdir()) == before
