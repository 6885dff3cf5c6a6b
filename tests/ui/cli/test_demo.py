"""``leylines demo``: the whole way, as a newcomer goes it."""

import json
import os
import subprocess
import sys

import pytest

pytestmark = [pytest.mark.neo4j, pytest.mark.slow, pytest.mark.timeout(1200)]


def test_the_summary_tells_what_was_planted(environment, run):
    done = subprocess.run(
        [sys.executable, "-m", "leylines.ui.cli", "demo", "--no-ui"],
        env=os.environ,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    truth = json.loads((environment.data_dir / "demo" / "truth.json").read_text())
    report = json.loads(run("status", "--json").stdout)
    assert [load["rejected"] for load in report["loads"]] == [0, 0, 0]
    assert report["graph"]["persons"] == 2000
    heroes, celebrities, route = parts(done.stdout)
    assert sum(named(hero["person"], heroes) for hero in truth["heroes"]) >= 3
    assert any(named(each["person"], celebrities) for each in truth["celebrities"])
    assert "→" in route
    assert "“" in route, "the evidence is quoted"


def parts(summary):
    after_heroes = summary.partition("Local heroes")[2]
    heroes, _, rest = after_heroes.partition("Visiting celebrities")
    celebrities, _, route = rest.partition("A route from")
    return heroes, celebrities, route


def named(person, text):
    """Whether somebody is named: demonstration ids are names in small letters."""
    return person.replace("-", " ") in text.lower().replace("-", " ")
