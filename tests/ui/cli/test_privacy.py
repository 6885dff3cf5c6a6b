"""The commands for what people may ask for."""

import json

import pytest

pytestmark = pytest.mark.neo4j


def test_a_person_is_told_of_left_out_taken_in_and_forgotten(
    tiny_store, environment, run, tmp_path
):
    file = tmp_path / "ada.json"
    assert run("export-person", "Ada Stone", "--output", str(file)).exit_code == 0
    told = json.loads(file.read_text(encoding="utf-8"))
    assert told["person"]["id"] == "ada"
    assert {each["id"] for each in told["accounts"]} >= {"forum/ada"}

    assert run("opt-out", "ada").exit_code == 0
    assert json.loads(run("opt-out", "--list", "--json").stdout) == ["ada"]
    assert run("person", "ada").exit_code == 4
    assert run("opt-out", "ada", "--undo").exit_code == 0

    assert run("forget", "ada", input="n\n").exit_code == 1
    gone = json.loads(run("forget", "ada", "--yes", "--json").stdout)
    assert gone["accounts"] == len(told["accounts"])
    assert gone["contents"] == len(told["contents"])
    assert gone["interactions"] == len(told["interactions"])
    assert run("person", "ada").exit_code == 4


def test_old_things_go(tiny_store, environment, run):
    left = json.loads(run("retain", "1", "--yes", "--json").stdout)
    assert left["interactions"] > 0
    assert tiny_store.read("MATCH (:Account)-[r]->(:Account) RETURN r") == []


def test_a_person_or_the_list_must_be_asked_for(environment, run):
    assert run("opt-out").exit_code == 2
    assert run("opt-out", "ada", "--list").exit_code == 2
