"""``leylines export``: a file of any network shown."""

import json

import pytest

from leylines.ui.exports import FORMATS

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


@pytest.mark.parametrize("suffix", [".html", ".PDF", ".parquet.zip", ".zip", ".ipynb"])
def test_formats(reading, tmp_path, suffix):
    path = tmp_path / f"bread{suffix}"
    result = reading("export", "community", "Bread", path, "--quiet")
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.stat().st_size > 300


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (["overview", "-f", "svg"], "communities-and-who-reaches-whom.svg"),
        (["community", "Bread", "--format", "pdf"], "bread-who-influences-whom.pdf"),
        (["person", "stone", "-f", "csv"], "ada-stone-influence-in-and-out.zip"),
        (["routes", "-f", "json"], "routes.json"),
        (["routes", "Garden", "-f", "json"], "routes-into-garden.json"),
        (["routes", "Garden", "mine", "-f", "json"], "mine"),
        (["routes", "mine.json", "-f", "json"], "mine.json"),
        (["overview", "mine.zip", "-f", "parquet"], "mine.zip"),
    ],
)
def test_with_a_format_the_file_has_a_name_of_its_own(
    reading, tmp_path, monkeypatch, arguments, file
):
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    result = reading("export", *arguments)
    assert (result.exit_code, result.stdout) == (0, f"Wrote {file}\n")
    assert set(tmp_path.iterdir()) - before == {tmp_path / file}


def test_the_help_names_every_format(run):
    told = run("export", "--help").stdout
    assert all(f" {each.suffix} " in told for each in FORMATS.values())


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["community", "Bread", "bread.docx"], 8),
        (["community", "Bread", "missing/folder/bread.html"], 8),
        (["community", "bread.html"], 8),
        (["community", "--format", "pdf"], 8),
        (["community", "Bread", "bread.pdf", "more", "--format", "pdf"], 8),
        (["community", "Bread", "bread.pdf", "--format", "docx"], 2),
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
