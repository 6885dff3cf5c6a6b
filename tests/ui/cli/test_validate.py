"""``leylines validate``: from a graph to tables and sentences."""

import json

import numpy as np
import pytest

pytestmark = pytest.mark.neo4j


@pytest.fixture
def loaded(run, environment, tmp_path):
    """A forum of 60 people who react most to the first ones, and a chat of one message."""
    random = np.random.default_rng(5)
    draw = 1 / (1 + np.arange(60))
    lines = [
        f"{actor} {target} {1_700_000_000 + 86_400 * day + number}\n"
        for day in range(60)
        for number, (actor, target) in enumerate(
            zip(random.integers(0, 60, 20), random.choice(60, 20, p=draw / draw.sum()), strict=True)
        )
    ]
    (tmp_path / "forum.txt").write_text("".join(lines))
    (tmp_path / "chat.txt").write_text("1 2 1700000000\n")
    for network in ("forum", "chat"):
        run("load", "snap", tmp_path / f"{network}.txt", "--network", network, "--quiet")


def test_validate(run, loaded):
    asked = ("validate", "--network", "forum", "--cuts", "2", "--bootstrap", "10")
    found = run(*asked)
    assert (found.exit_code, found.stderr) == (0, "")
    assert "new people: NDCG at 100" in found.stdout
    assert "next hops: log loss" in found.stdout
    assert "The score on whom new people will react to (NDCG at 100" in found.stdout
    answer = json.loads(run(*asked, "--json").stdout)
    assert len(answer["cuts"]) == 2
    assert answer["horizon_days"] == pytest.approx(59 / 6, abs=0.1)
    assert {row["verdict"] for row in answer["compared"]} <= {"ahead", "behind", "level"}
    assert answer["sentences"]
    assert run(*asked, "--quiet").stdout == ""
    few = run("validate", "--network", "chat")
    assert (few.exit_code, few.stdout) == (6, "")
    assert "too few to look 0.0 days ahead" in few.stderr
    nowhere = run("validate", "--network", "char")
    assert nowhere.exit_code == 4
    assert "There is chat, forum." in nowhere.stderr
