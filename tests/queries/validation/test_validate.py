"""Splits, outcomes, predictors, forecasts and the whole, on small data known by hand."""

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest

from leylines.graph.errors import AnalysisError
from leylines.graph.network import Parameters
from leylines.queries.validation import random_splits, sentences, time_splits, validate
from leylines.queries.validation.calibration import losses, reliability
from leylines.queries.validation.forecast import PROBABILITY, Forecast, forecast
from leylines.queries.validation.outcomes import outcomes
from leylines.queries.validation.predictors import hits, predictions
from leylines.queries.validation.scene import set_scene
from leylines.queries.validation.splits import Split, taken

DAY = 86_400_000
TOLD = replace(Parameters(), bootstrap=20)


def cut(interactions, day, horizon=10):
    at = interactions.at
    past, future = at <= day * DAY, (at > day * DAY) & (at <= (day + horizon) * DAY)
    return Split(taken(interactions, past), taken(interactions, future), day * DAY, horizon * DAY)


def test_cuts_leave_a_past_and_a_horizon(interactions_of):
    data = interactions_of([(day, 0, 1, "REPLIED", ()) for day in range(101)], 2)
    splits = time_splits(data, 4, 10)
    assert [split.until / DAY for split in splits] == pytest.approx([25, 46.667, 68.333, 90], abs=1)
    for split in splits:
        assert split.past.at.max() <= split.until < split.future.at.min()
        assert split.future.at.max() <= split.until + 10 * DAY
    assert time_splits(data, 1)[0].horizon == round(100 / 6 * DAY)
    with pytest.raises(AnalysisError, match="too few to look 60"):
        time_splits(data, 4, 60)


def test_chance_parts_the_interactions(interactions_of):
    data = interactions_of(
        [(1, n % 7, (n + 1 + n // 7) % 8 + 7, "REPLIED", ()) for n in range(50)], 15
    )
    for split in random_splits(data, 3, 0.2, seed=1):
        assert len(split.past) + len(split.future) == 50
        assert 0 < len(split.future) < 25
    again = random_splits(data, 3, 0.2, seed=1)
    assert again[2].past.actor.tolist() == split.past.actor.tolist()


def scene_by_hand(interactions_of):
    """Persons 0 to 4 at home in community 0, 5 to 9 in 1; after day 10 some react to 0 to 4."""
    before = [(day, n, (n + 1) % 5, "REPLIED", (0,)) for day in (1, 5) for n in range(5)]
    before += [(day, 5 + n, 5 + (n + 1) % 5, "REPLIED", (1,)) for day in (1, 5) for n in range(5)]
    after = [(12, 4, 0, "LIKED", (0,)), (13, 3, 0, "REPLIED", (0,)), (14, 3, 0, "REPLIED", (1,))]
    after += [(12, 5 + n, n, "REPLIED", (1,)) for n in range(5)]
    after += [(15, n, 4, "ACCEPTED", (0,)) for n in range(3)]
    after += [(15, 2, n, "ACCEPTED", (0,)) for n in (0, 1, 3)] + [(15, 0, 2, "ACCEPTED", (0,))]
    after += [(16, 1, 9, "ANSWERED", (1,)), (25, 8, 1, "REPLIED", (0,))]
    return set_scene(cut(interactions_of(before + after, 11, 2), 10), TOLD)


def test_who_is_new(interactions_of):
    scene = scene_by_hand(interactions_of)
    by = {outcome.name: outcome for outcome in outcomes(scene)}
    assert set(by) == {"new people", "new people across", "accepted"}  # too small for inside
    whole = slice(0, int(scene.contexts.indptr[1]))
    assert scene.group.tolist() == [0] * 5 + [1] * 5 + [-1]
    assert scene.contexts.person[whole].tolist() == list(range(10))
    # To 0: 3, 5 and 2; 4 had reacted before. To 1: 6 and 2; 8 came too late. Who answers does
    # not react to who asked.
    assert by["new people"].gain[whole].tolist() == [3, 2, 2, 1, 4, 0, 0, 0, 0, 0]
    assert by["new people across"].gain[whole].tolist() == [1, 1, 1, 1, 1, 0, 0, 0, 0, 0]
    assert by["accepted"].gain[whole].tolist() == [1, 1, 1, 1, 3, 0, 0, 0, 0, 0]


def test_predictors_by_hand(interactions_of):
    rows = [(1, 1, 0, "REPLIED", ()), (9, 1, 0, "LIKED", ()), (9, 2, 0, "LIKED", ())]
    rows += [(9, 0, 2, "ANSWERED", ()), (10, 3, 1, "REPLIED", ())]
    scene = set_scene(cut(interactions_of(rows, 4), 10, 5), TOLD, np.zeros(4, np.int32))
    by = {name: value[:4].tolist() for name, value in predictions(scene).items()}
    assert by["reactions"] == [3, 1, 0, 0]
    assert by["reactions lately"] == [2, 1, 0, 0]
    assert by["people who reacted"] == [2, 1, 0, 0]
    assert by["people reacted to"] == [0, 1, 1, 1]
    assert by["degree"] == [2, 2, 1, 1]
    assert by["activity"] == [1, 2, 1, 1]
    assert by["new people lately"] == [1, 1, 0, 0]
    fading = 2 ** (-9 / 90) + 2 * 2 ** (-1 / 90)
    assert by["fading reactions"] == pytest.approx([fading, 1, 0, 0])
    assert by["score"][3] == 0 < by["score"][1] < by["score"][0]


def test_hits_agrees_with_networkx(interactions_of):
    random = np.random.default_rng(3)
    ends = {tuple(pair) for pair in random.integers(0, 12, (40, 2)).tolist() if pair[0] != pair[1]}
    rows = [(1, actor, target, "REPLIED", ()) for actor, target in ends]
    scene = set_scene(cut(interactions_of(rows, 12), 10), TOLD, np.zeros(12, np.int32))
    graph = nx.DiGraph([(actor, target) for actor, target in ends])
    _, authorities = nx.hits(graph, max_iter=1000, tol=1e-12)
    first = scene.contexts.person[: scene.contexts.indptr[1]].tolist()
    found = hits(scene.contexts)[: len(first)]
    assert found == pytest.approx([authorities[person] for person in first], abs=1e-5)


def test_next_hops_by_hand(interactions_of):
    # 1 reacted to 0 on two of 0's three days; afterwards on one of two, on the other 2 did.
    rows = [(1, 1, 0, "REPLIED", ()), (2, 1, 0, "REPLIED", ()), (3, 2, 0, "REPLIED", ())]
    rows += [(12, 1, 0, "REPLIED", ()), (12.2, 1, 0, "LIKED", ()), (13, 2, 0, "REPLIED", ())]
    scene = set_scene(cut(interactions_of(rows, 3), 10), TOLD, np.zeros(3, np.int32))
    found = forecast(scene)
    assert found.source.tolist() == [0, 0]
    assert found.trials.tolist() == [2, 2]
    assert found.successes.tolist() == [1, 1]
    assert found.said["k of n"] == pytest.approx([3 / 5, 2 / 5])
    assert found.said["base rate"] == pytest.approx([3.5 / 7] * 2)


def test_losses_and_bins_by_hand():
    said = {PROBABILITY: np.array([0.5, 0.1]), "base rate": np.array([0.25, 0.25])}
    one = Forecast(np.array([0, 1], np.int32), np.array([2, 10]), np.array([1, 1]), said)
    samples = np.ones((1, 2), np.uint8)
    by = {(loss.measure, loss.forecaster): loss for loss in losses([one, one], samples)}
    hand = -(2 * np.log(0.5) + np.log(0.1) + 9 * np.log(0.9)) / 12
    assert by["log loss", PROBABILITY].value == pytest.approx(hand)
    brier = (2 * 0.25 + 0.81 + 9 * 0.01) / 12
    assert by["Brier score", PROBABILITY].value == pytest.approx(brier)
    assert by["Brier score", PROBABILITY].lead == 0
    bins = reliability([one], PROBABILITY, samples)
    assert [(each.said, each.came, each.trials) for each in bins] == [(0.1, 0.1, 10), (0.5, 0.5, 2)]


def lively(interactions_of, planted):
    """80 persons of whom the first ones draw people steadily, or (not planted) anybody does."""
    random = np.random.default_rng(5)
    draw = 1 / (1 + np.arange(80)) if planted else np.ones(80)
    rows = [
        (day, int(actor), int(target), "REPLIED", ())
        for day in range(120)
        for actor, target in zip(
            random.integers(0, 80, 15), random.choice(80, 15, p=draw / draw.sum()), strict=True
        )
        if actor != target
    ]
    return interactions_of(rows, 80)


def test_what_is_there_is_found_and_what_is_not_is_not(interactions_of):
    found = validate(lively(interactions_of, True), TOLD, cuts=2)
    chance = validate(lively(interactions_of, False), TOLD, cuts=2)

    def of(found):
        return {(row.outcome, row.measure, row.predictor): row for row in found.compared}

    key = ("new people", "Spearman")
    assert of(found)[*key, "score"].low > 0.3
    assert of(chance)[*key, "score"].value < 0.3
    assert of(found)[*key, "people reacted to"].verdict == "ahead"
    assert of(found)[*key, "score"].verdict == "level"
    assert found.losses[0].forecaster == PROBABILITY
    assert found.trials > 1000
    said = list(sentences(found))
    assert said[0].startswith("The score on whom new people will react to (NDCG at 100 0.")
    assert "it beats" in said[0]
    again = validate(lively(interactions_of, True), TOLD, cuts=2)
    assert repr(again) == repr(found)


def test_too_little_to_measure(interactions_of):
    with pytest.raises(AnalysisError, match="no interactions"):
        validate(interactions_of([], 3), TOLD)
    with pytest.raises(AnalysisError, match="too few"):
        validate(interactions_of([(1, 0, 1, "REPLIED", ())], 3), TOLD)
