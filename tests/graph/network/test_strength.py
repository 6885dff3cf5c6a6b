"""Strength against a slow oracle, and what it promises."""

import math
from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leylines.graph.model import KINDS
from leylines.graph.network import KindInfluence, Parameters, influence_flow

DAY = 86_400_000


def oracle(scene, parameters):
    """Strengths by edge, straight from the definition."""
    until = parameters.until
    if until is None:
        until = max((act.at for act in scene.acts), default=0)
    weighted = [
        (act, parameters.table[act.kind].weight * act.weight)
        for act in scene.acts
        if act.kind in parameters.table and act.at <= until
    ]
    spent = defaultdict(float)
    for act, weight in weighted:
        spent[act.actor, act.at // DAY] += weight
    strength = defaultdict(float)
    for act, weight in weighted:
        if weight > 0:
            ends = (act.actor, act.target)
            edge = ends if parameters.table[act.kind].flow == "to target" else ends[::-1]
            age = until // DAY - act.at // DAY
            recency = 0.5 ** (age / parameters.half_life_days)
            strength[edge] += weight / math.sqrt(spent[act.actor, act.at // DAY]) * recency
    return dict(strength)


def strengths(scene, parameters):
    flow = influence_flow(scene.arrays(), parameters)
    result = defaultdict(float)
    for source, target, value in zip(flow.source, flow.target, flow.value, strict=True):
        result[int(source), int(target)] += float(value)
    return dict(result)


def test_a_day_of_one_person_by_hand(scene):
    # Person 0 answers 1 (weight 2) and likes 2 (weight 0.5) on one day: 2.5 in all, eight days
    # before the reply of person 3 to 0, with a half-life of four days.
    acts = [
        scene.Act(0 * DAY + 5, 0, 1, "ANSWERED"),
        scene.Act(0 * DAY + 9, 0, 2, "LIKED"),
        scene.Act(8 * DAY + 1, 3, 0, "REPLIED"),
    ]
    result = strengths(scene.Scene(4, 0, [], acts), Parameters(half_life_days=4.0))
    assert result == pytest.approx(
        {(0, 1): 2 / math.sqrt(2.5) / 4, (2, 0): 0.5 / math.sqrt(2.5) / 4, (0, 3): 1.0}
    )


def test_what_is_later_unknown_or_without_weight_is_left_out(scene):
    acts = [
        scene.Act(1 * DAY, 0, 1, "REPLIED"),
        scene.Act(1 * DAY, 0, 2, "LIKED"),
        scene.Act(1 * DAY, 0, 3, "REPLIED", weight=0.0),
        scene.Act(9 * DAY, 0, 4, "REPLIED"),
    ]
    parameters = Parameters(table={"REPLIED": KindInfluence("to actor", 1.0)}, until=8 * DAY)
    flow = influence_flow(scene.Scene(5, 0, [], acts).arrays(), parameters)
    assert (flow.source.tolist(), flow.target.tolist()) == ([1], [0])
    assert flow.event.tolist() == [0]
    assert flow.value.tolist() == pytest.approx([2 ** (-7 / 90)])


def test_nothing_gives_nothing(scene):
    assert len(influence_flow(scene.Scene(0, 0).arrays(), Parameters())) == 0


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_agrees_with_the_definition(scene, data):
    drawn = data.draw(scene.scenes)
    until = data.draw(st.sampled_from([None, 10 * DAY, 33 * DAY]))
    parameters = Parameters(
        until=until, half_life_days=data.draw(st.sampled_from([0.5, 7.0, 90.0]))
    )
    assert strengths(drawn, parameters) == pytest.approx(oracle(drawn, parameters))


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_one_more_act_helps_its_own_edge_and_no_other(scene, data):
    drawn = data.draw(scene.scenes.filter(lambda s: s.acts))
    like = data.draw(st.sampled_from(drawn.acts))
    act = scene.Act(
        like.at + data.draw(st.integers(0, DAY)),
        like.actor,
        data.draw(st.integers(0, 5).filter(lambda person: person != like.actor)),
        data.draw(st.sampled_from(KINDS)),
        weight=data.draw(st.sampled_from([0.001, 1.0, 50.0])),
    )
    parameters = Parameters(until=50 * DAY, half_life_days=data.draw(st.sampled_from([2.0, 30.0])))
    before, after = (strengths(s, parameters) for s in (drawn, drawn.with_act(act)))
    ends = (act.actor, act.target)
    own = ends if parameters.table[act.kind].flow == "to target" else ends[::-1]
    assert after[own] > before.get(own, 0.0)
    for edge, value in before.items():
        if edge != own:
            assert after[edge] <= value * (1 + 1e-12)
        if act.actor not in edge:
            assert after[edge] == pytest.approx(value, rel=1e-12)


def test_the_arrays_have_the_promised_types(scene):
    flow = influence_flow(scene.Scene(2, 0, [], [scene.Act(1, 0, 1)]).arrays(), Parameters())
    types = [array.dtype for array in (flow.source, flow.target, flow.value, flow.at, flow.event)]
    assert types == [np.int32, np.int32, np.float64, np.int64, np.int64]
