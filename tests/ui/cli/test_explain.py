"""Explanations on the graph known by hand, whose interactions a run is computed from again."""

import json
from math import fsum

import pytest

pytestmark = pytest.mark.neo4j


def found(result):
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


@pytest.mark.parametrize("community", ["Bread", "Garden", "detected/1", None])
def test_every_table_adds_up_to_the_score(reading, community):
    where = ["--community", community] if community else []
    answer = found(reading("explain", "ada", *where, "--json"))
    assert answer["amount"] > 0
    for table in ("persons", "kinds", "places", "homes"):
        total = fsum([row["amount"] for row in answer[table]])
        assert total == pytest.approx(answer["amount"], rel=1e-12)
        assert abs(answer["remainders"][table]) <= 1e-12 * answer["amount"]
        assert fsum([row["share"] for row in answer[table]]) == pytest.approx(1)


def test_whose_attention_it_is(reading):
    answer = found(reading("explain", "ada", "-c", "Garden", "--json"))
    people = {row["id"]: row for row in answer["persons"]}
    assert set(people) == {"chat/eve", "chat/finn", "chat/dan"}
    assert people["chat/dan"]["direct"] == 0.0  # he reacts to Eve, whom Ada influences
    assert people["chat/dan"]["passed_on"] > 0
    assert [row["name"] for row in answer["places"]] == ["Garden"]
    assert {row["name"] for row in answer["kinds"]} == {"REPLIED", "MENTIONED"}


@pytest.mark.parametrize("since", ["run-1", "2026-02-15"])
def test_the_causes_add_up_to_the_change(reading, since):
    answer = found(reading("explain", "ada", "--since", since, "--json"))
    moved = answer["after"] - answer["before"]
    assert fsum(answer["factors"].values()) == pytest.approx(moved, rel=1e-12)
    assert fsum(row["amount"] for row in answer["persons"]) == pytest.approx(moved, rel=1e-12)
    assert answer["factors"]["new interactions"] > 0 > answer["factors"]["ageing"]
    assert answer["factors"]["settings"] == 0


def test_what_is_printed(reading):
    lines = reading("explain", "ada", "-c", "Garden", "-n", "1").stdout.splitlines()
    assert lines[0] == "Ada Stone in Garden"
    assert any(line.startswith("all others") for line in lines)
    assert lines[-1].startswith("Each table adds up to the sum")
    lines = reading("explain", "ada", "--since", "run-1").stdout.splitlines()
    assert lines[1].startswith("Since run-1: score 100 → 100")
    assert [line.split("  ")[0] for line in lines if line.startswith("new inter")]


def test_what_the_run_did_not_know_is_said(reading):
    """Run 2 knew 10 interactions, as the graph has; run 1 knew 2."""
    assert "may have shown another" not in reading("explain", "ada", "--since", "run-1").stdout
    same = found(reading("explain", "ada", "--since", "run-2", "--json"))
    assert (same["run_knew"], same["graph_has"]) == (10, 10)
    assert set(same["factors"].values()) == {0.0}


@pytest.mark.parametrize("arguments", [["--since", "run-9"], ["-c", "nowhere"]])
def test_what_is_not_there(reading, arguments):
    result = reading("explain", "ada", *arguments)
    assert (result.exit_code, result.stdout) == (4, "")
