"""The laboratory: trials are independent, repeatable, and see what an attack does."""

import numpy as np
import pytest

from leylines.graph.network import Parameters
from leylines.queries.attack import MEASURES, PLANS, Budget, Stage, summarise, try_attacks
from leylines.queries.attack.lab import draw
from leylines.queries.attack.place import places

SMALL = [Budget(12, 4)]


@pytest.fixture(scope="module")
def tried(club):
    return try_attacks(club, Parameters(), 0, budgets=SMALL, trials=2)


def test_every_attack_is_tried_by_every_attacker_on_every_measure(tried):
    seen = {(trial.attack, trial.attacker, trial.seed, trial.measure) for trial in tried}
    assert len(seen) == len(tried) == len(PLANS) * 2 * 2 * len(MEASURES)


def test_it_is_the_same_each_time(club, tried):
    assert try_attacks(club, Parameters(), 0, budgets=SMALL, trials=2) == tried


def test_trials_begin_anew(club, tried):
    alone = {"vote ring": PLANS["vote ring"]}
    found = try_attacks(club, Parameters(), 0, budgets=SMALL, trials=2, plans=alone)
    assert found == [trial for trial in tried if trial.attack == "vote ring"]


def test_attackers_are_who_they_are_said_to_be(club):
    stage = Stage.of(club, Parameters(), 0)
    reacted = dict(zip(stage.members.tolist(), stage.reacted.tolist(), strict=True))
    low, average = (draw(stage, kind, 3, 1).tolist() for kind in ("low", "average"))
    assert max(reacted[person] for person in low) <= np.quantile(stage.reacted, 0.11)
    assert abs(np.median([reacted[p] for p in average]) - np.median(stage.reacted)) <= 2
    assert len(set(low)) == len(set(average)) == 3


def test_what_ought_to_count_counts(tried):
    moved = {(row["attack"], row["attacker"], row["measure"]): row for row in summarise(tried)}
    for measure in ("score", "people", "reactions", "PageRank"):
        assert moved["real attention", "low", measure]["moved"] > 0
        assert moved["real attention", "low", measure]["overall"] > 0
    assert (
        moved["steady fan", "low", "people"]["moved"]
        < moved["sock puppets", "low", "people"]["moved"]
    )
    assert (
        moved["like storm", "low", "score"]["moved"] < moved["steady fan", "low", "score"]["moved"]
    )


def test_a_place_is_among_the_real_people_alone(club):
    scene = Stage.of(club, Parameters(), 0).scene
    value = np.zeros(len(scene.contexts.person))
    value[:3] = 1.0, 2.0, 2.0  # in everything: persons 0, 1 and 2
    everywhere, here = places(scene, value, 0, real=70)
    assert (everywhere.rank, everywhere.percentile) == (3, pytest.approx(100 * 67.5 / 70))
    assert (here.rank, here.percentile, here.shown) == (1, 50.0, 0.0)
    few, _ = places(scene, value, 1, real=2)
    assert (few.rank, few.percentile) == (1, 75.0)
