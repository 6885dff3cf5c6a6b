"""``leylines seeds`` and ``leylines without``: on the graph known by hand."""

import json

import pytest

pytestmark = pytest.mark.neo4j


def answered(reading, *arguments):
    result = reading(*arguments, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


def test_ada_reaches_most(reading):
    answer = answered(reading, "seeds", "-k", "1")
    assert [row["id"] for row in answer["people"]] == ["ada"]
    assert answer["low"] <= answer["lists"][0]["mean"] <= answer["high"]
    assert answer["guarantee"] == pytest.approx(answer["low"] / answer["high"])
    assert [row["list"] for row in answer["lists"]] == ["these", "top score", "top degree"]


def test_a_community_somebody_excluded_and_a_cost(reading, tmp_path):
    answer = answered(reading, "seeds", "Garden", "-k", "1", "--exclude", "ada")
    assert answer["community"]["id"] == "chat/garden"
    assert answer["people"][0]["id"] == "chat/eve"
    costs = tmp_path / "costs.csv"
    costs.write_text("person,cost\nada,5\n")
    dear = answered(reading, "seeds", "-k", "1", "--costs", costs, "--budget", "4")
    assert dear["people"][0]["id"] != "ada"
    costs.write_text("person,cost\nada,-5\n")
    wrong = reading("seeds", "--costs", costs)
    assert (wrong.exit_code, f"{costs}:2" in wrong.stderr.replace("\n", "")) == (5, True)


def test_who_is_already_there_adds_nothing(reading):
    answer = answered(reading, "seeds", "-k", "1", "--already", "ada")
    assert answer["people"][0]["id"] != "ada"


def test_without_ada(reading):
    answer = answered(reading, "without", "ada")
    assert answer["person"]["id"] == "ada"
    assert answer["reachable"] == 7  # ben, cleo, dan, eve, finn; hal by ben, chat/dan by eve
    assert answer["spread"] > 1
    assert answer["between"] == 0.0


def test_routes_lost_and_what_remains(reading):
    (pair,) = answered(reading, "without", "cleo")["routes"]
    assert (pair["source"], pair["target"]) == ("forum/bread", "forum/ovens")
    assert (pair["lost"], pair["kept"], pair["before"]) == (1, 1, pytest.approx(24))
    assert pair["after"]["persons"] == ["ada", "forum/ben"]
    # Ada and Cleo, whom she reaches without Ben, are both of Bread's own people.
    (pair,) = answered(reading, "without", "forum/ben")["routes"]
    assert (pair["lost"], pair["kept"], pair["after"]) == (2, 0, None)
    printed = reading("without", "ada").stdout
    assert "  routes Bread → Garden: 2 of 2 lost; best value 42.5, and none remains" in printed


def test_printed(reading):
    assert "within a factor of" in reading("seeds", "-k", "2").stdout
    assert reading("without", "ada").stdout.startswith("Without Ada Stone\n")
    assert reading("seeds", "--model", "rumour").exit_code != 0
