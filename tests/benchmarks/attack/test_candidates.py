"""The candidates against the score that they vary, and by hand."""

import candidates
import numpy as np
import pytest

from leylines.graph.model import KINDS
from leylines.graph.network import Contents, Interactions, Lists, Parameters
from leylines.graph.network.strength import DAY
from leylines.queries.attack import MEASURES
from leylines.queries.attack.scene import Scene

EVENTS = [(1, 0, 0), (2, 0, 1), (1, 2, 2), (3, 2, 40), (3, 0, 85), (0, 1, 90), (2, 1, 130)]
"""Actor, target and day."""


@pytest.fixture(scope="module")
def scene():
    actor, target, day = np.array(EVENTS).T
    count, none = len(EVENTS), np.zeros(0, np.int32)
    interactions = Interactions(
        persons=list("abcd"),
        names=list("ABCD"),
        communities=[],
        community_names=[],
        community_kinds=[],
        kinds=KINDS,
        actor=actor.astype(np.int32),
        target=target.astype(np.int32),
        kind=np.full(count, KINDS.index("REPLIED"), np.int8),
        at=day * DAY,
        weight=np.ones(count),
        content=np.full(count, -1, np.int32),
        in_communities=Lists(np.zeros(count + 1, np.int64), none),
        contents=Contents([], none, none, none.astype(np.int64), Lists(np.zeros(1, int), none)),
    )
    return Scene.of(interactions, Parameters(), -1)


def test_now_is_the_score(scene):
    now = candidates.measure(*candidates.CANDIDATES["now"])(scene)
    np.testing.assert_allclose(now, MEASURES["score"](scene), rtol=1e-9)


def test_a_reaction_counts_by_the_age_of_its_giver(scene):
    found = candidates.maturity(scene.interactions, scene.flow, 90.0)
    by_event = dict(zip(scene.flow.event.tolist(), found.tolist(), strict=True))
    days = [0, 0, 2, 0, 45, 90, 129]  # since a, b, c and d were first seen, on day 0, 0, 1 and 40
    expected = [(0.25 + 0.75 * min(1, each / 90)) ** 2 for each in days]
    assert [by_event[event] for event in range(len(EVENTS))] == pytest.approx(expected)


def test_with_a_floor_undivided_attention_counts_less(scene):
    now, floored = (candidates.measure(floor, 0.0)(scene) for floor in (0.0, 10.0))
    assert (floored[now > 0] < now[now > 0]).all()
