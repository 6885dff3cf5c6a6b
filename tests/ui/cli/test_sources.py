"""``leylines sources``."""

import json
from pathlib import Path

from leylines.graph.sources import SOURCES
from leylines.graph.sources.document import PAGES, markdown


def test_each_source_is_listed_with_what_it_carries(run):
    lines = run("sources").stdout.splitlines()
    assert [line.split()[0] for line in lines[1:]] == sorted(SOURCES)
    (snap,) = (line for line in lines if line.startswith("snap "))
    assert snap.split()[-1] == "yes"
    assert "who liked" not in snap
    (csv,) = (line for line in lines if line.startswith("csv "))
    assert "who liked" in csv


def test_one_source_is_shown_with_its_options(run):
    shown = run("sources", "snap").stdout
    assert "snap.stanford.edu" in shown
    assert all(f"{option} " in shown for option in SOURCES["snap"].options)


def test_json_holds_all_of_it(run):
    (snap,) = (
        each for each in json.loads(run("sources", "--json").stdout) if each["name"] == "snap"
    )
    assert snap == json.loads(run("sources", "snap", "--json").stdout)
    assert snap["carries"] == ["times"]
    assert snap["options"] == dict(SOURCES["snap"].options)


def test_a_source_that_is_not_there_is_told(run):
    result = run("sources", "smoke")
    assert result.exit_code == 5
    assert "no source named 'smoke'" in result.stderr


def test_the_page_of_all_sources_is_up_to_date():
    written = (PAGES / "README.md").read_text(encoding="utf-8")
    assert written == markdown(), (
        "python -m leylines.graph.sources.document > docs/sources/README.md"
    )


def test_what_the_sources_name_in_the_documentation_is_there():
    for source in SOURCES.values():
        if source.described.startswith("docs/"):
            assert (PAGES.parents[1] / Path(source.described)).is_file()
