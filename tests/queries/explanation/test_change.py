import math
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leylines.graph.network import KindInfluence, Parameters
from leylines.queries.explanation import FACTORS, explain_change, scope, solve
from leylines.queries.explanation.change import shapley

DAY = 86_400_000
THEN, NOW = Parameters(until=15 * DAY), Parameters(until=35 * DAY)
OTHER = Parameters(
    until=35 * DAY,
    gamma=0.5,
    depth=0.3,
    half_life_days=20.0,
    table={"REPLIED": KindInfluence("to target", 2.0), "LIKED": KindInfluence("to actor", 1.0)},
)


def changed(interactions, before, after, person, inside=None):
    inside = scope.everything(interactions) if inside is None else inside
    sides = [solve(interactions, parameters, inside) for parameters in (before, after)]
    return sides, explain_change(*sides, interactions, inside, person)


def by_factor(change):
    return dict(zip(FACTORS, change.parts.sum(axis=1).tolist(), strict=True))


@settings(max_examples=80, deadline=None)
@given(data=st.data(), person=st.integers(0, 5))
def test_the_parts_add_up_to_the_change_of_the_score(any_interactions, data, person):
    interactions = data.draw(any_interactions)
    before, after = data.draw(
        st.sampled_from([(THEN, NOW), (THEN, OTHER), (OTHER, NOW), (THEN, THEN)])
    )
    inside = data.draw(
        st.sampled_from([scope.everything(interactions), scope.in_community(interactions, 0)])
    )
    sides, change = changed(interactions, before, after, person, inside)
    scores = [side.by_person(side.score)[person] for side in sides]
    assert [change.before, change.after] == pytest.approx(scores, rel=1e-12)
    moved = math.fsum(np.abs(change.parts).ravel())
    assert math.fsum(change.parts.ravel()) == pytest.approx(
        change.after - change.before, abs=1e-12 * max(moved, *scores)
    )
    if before == after:
        assert not change.parts.any()


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(-9, 9), min_size=8, max_size=8))
def test_shapley_values_are_the_mean_over_all_orders(worlds):
    expected = np.zeros(3)
    for order in permutations(range(3)):
        world = 0
        for cause in order:
            expected[cause] += (worlds[world | 1 << cause] - worlds[world]) / 6
            world |= 1 << cause
    found = shapley(np.array(worlds)[:, None])[:, 0]
    np.testing.assert_allclose(found, expected, atol=1e-12)


def test_only_ageing(interactions_of):
    """Without normaliser and second degree the root of a strength halves in two half-lives."""
    one = interactions_of([(4, 1, 0, "REPLIED", ())])
    plain = Parameters(gamma=0.0, depth=0.0, half_life_days=7.0)
    _, change = changed(one, replace(plain, until=DAY), replace(plain, until=15 * DAY), 0)
    assert by_factor(change) == pytest.approx(dict.fromkeys(FACTORS, 0.0) | {"ageing": -0.5})


def test_only_new_interactions(interactions_of):
    """A reaction that is new today has not aged; the one who gives it gives to nobody else."""
    acts = [(4, 1, 0, "REPLIED", ()), (40, 2, 0, "REPLIED", ())]
    plain = Parameters(half_life_days=1e9)
    _, change = changed(
        interactions_of(acts), replace(plain, until=DAY), replace(plain, until=10 * DAY), 0
    )
    assert by_factor(change)["new interactions"] == pytest.approx(1.0)
    assert change.people.tolist() == [1, 2]
    assert change.parts[FACTORS.index("new interactions")] == pytest.approx([0.0, 1.0])
    assert np.abs(change.parts[1:]).max() < 1e-6


def test_only_the_others_standing(interactions_of):
    """Somebody else comes to count: whom they influence is nothing that 0 did."""
    acts = [
        (4, 1, 0, "REPLIED", ()),
        *[(4, reacting, 3, "REPLIED", ()) for reacting in (4, 5)],
        (40, 2, 1, "REPLIED", ()),
    ]
    plain = Parameters(half_life_days=1e9, gamma=0.0)
    sides, change = changed(
        interactions_of(acts), replace(plain, until=DAY), replace(plain, until=10 * DAY), 0
    )
    assert sides[0].norm == pytest.approx(sides[1].norm)  # person 3 leads before and after
    expected = dict.fromkeys(FACTORS, 0.0) | {"others' standing": 0.25}
    assert by_factor(change) == pytest.approx(expected, abs=1e-6)


def test_only_the_network(interactions_of):
    """Who reacted to 0 alone now reacts to 2 as well, on another day: 0's share falls."""
    acts = [(4, 1, 0, "REPLIED", ()), (40, 1, 2, "REPLIED", ())]
    plain = Parameters(half_life_days=1e9, gamma=1.0, depth=0.0)
    _, change = changed(
        interactions_of(acts), replace(plain, until=DAY), replace(plain, until=10 * DAY), 0
    )
    expected = dict.fromkeys(FACTORS, 0.0) | {"the network": -0.5}
    assert by_factor(change) == pytest.approx(expected, abs=1e-6)


def test_only_other_settings(interactions_of):
    acts = [(4, 1, 0, "LIKED", ())]
    before = Parameters(until=DAY, depth=0.0, gamma=0.0)
    after = replace(before, table={"LIKED": KindInfluence("to actor", 0.5 * 81)})
    _, change = changed(interactions_of(acts), before, after, 0)
    # Selectivity is 1/√weight and belongs to the network: it takes a part of it back.
    assert by_factor(change)["settings"] > 0 > by_factor(change)["the network"]
    assert change.after / change.before == pytest.approx(81**0.25)


def test_who_came_since_and_who_never_came(interactions_of):
    acts = [(4, 1, 0, "REPLIED", ()), (90, 2, 3, "REPLIED", ())]
    _, came = changed(interactions_of(acts), THEN, NOW, 3)
    assert came.before == 0.0 < came.after
    assert by_factor(came)["new interactions"] > 0
    _, never = changed(interactions_of(acts), THEN, NOW, 5)
    assert (never.before, never.after, never.parts.shape) == (0.0, 0.0, (5, 0))
