import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leylines.graph.network import Parameters, influence_flow
from leylines.queries.communities import homes
from leylines.queries.explanation import made_of, scope, solve
from leylines.queries.explanation.solution import FINEST
from leylines.queries.scores import contextual_scores

NOW = 35 * 86_400_000


def dense(interactions, parameters, inside):
    """T, β and the resolvent by their formulas, on matrices of persons."""
    flow = influence_flow(interactions, parameters)
    n = len(interactions.persons)
    strength = np.zeros((n, n))
    for u, v, value, event in zip(flow.source, flow.target, flow.value, flow.event, strict=True):
        strength[u, v] += value * inside[event]
    reached = strength.sum(axis=0)
    t = np.sqrt(strength) / np.where(reached > 0, reached, 1) ** parameters.gamma
    norm = t.sum(axis=1).max()
    bounded = norm and parameters.depth
    beta = 2.0 ** np.floor(np.log2(parameters.depth / norm) + 1e-9) if bounded else 0.0
    return t, strength, np.linalg.inv(np.eye(n) - beta * t)


def explained(interactions, parameters, inside, person):
    solution = solve(interactions, parameters, inside)
    at_home = homes(interactions, parameters.until)
    return solution, made_of(solution, interactions, at_home, person)


gammas, depths = st.sampled_from([0.0, 0.25, 1.0]), st.sampled_from([0.0, 0.5, 0.9])


@settings(max_examples=60, deadline=None)
@given(data=st.data(), gamma=gammas, depth=depths, person=st.integers(0, 5))
def test_the_parts_are_those_of_the_dense_resolvent_and_add_up(
    any_interactions, data, gamma, depth, person
):
    interactions = data.draw(any_interactions)
    inside = data.draw(
        st.sampled_from(
            [
                scope.everything(interactions),
                scope.in_community(interactions, 1),
                scope.among(interactions, np.arange(6) < 4),
            ]
        )
    )
    parameters = Parameters(gamma=gamma, depth=depth, until=NOW)
    solution, found = explained(interactions, parameters, inside, person)
    t, _, resolvent = dense(interactions, parameters, inside)
    expected = resolvent[person] @ t
    np.testing.assert_allclose(found.direct, t[person], rtol=1e-12)
    np.testing.assert_allclose(found.direct + found.passed_on, expected, rtol=1e-11, atol=1e-13)
    for parts in (found.direct + found.passed_on, found.kinds, found.places, found.homes):
        assert math.fsum(parts) == pytest.approx(found.score, rel=1e-12)
    node = solution.node(person)
    assert found.score == pytest.approx(0.0 if node is None else solution.score[node], rel=1e-12)


@settings(max_examples=30, deadline=None)
@given(data=st.data(), person=st.integers(0, 5))
def test_each_kind_has_its_share_of_every_edge(any_interactions, data, person):
    interactions = data.draw(any_interactions)
    parameters = Parameters(until=NOW)
    inside = scope.everything(interactions)
    _, found = explained(interactions, parameters, inside, person)
    t, strength, resolvent = dense(interactions, parameters, inside)
    flow = influence_flow(interactions, parameters)
    kinds = np.zeros(len(interactions.kinds))
    for u, v, value, event in zip(flow.source, flow.target, flow.value, flow.event, strict=True):
        share = value / strength[u, v]
        kinds[interactions.kind[event]] += resolvent[person, u] * t[u, v] * share
    np.testing.assert_allclose(found.kinds, kinds, rtol=1e-10, atol=1e-13)


def test_a_chain_by_hand(interactions_of):
    """2 likes 1's content, who replied to 0: 0 has what 1 gives, and what 2 gives through 1."""
    chain = interactions_of([(4, 1, 0, "REPLIED", (0,)), (4, 2, 1, "LIKED", (0, 1))], persons=3)
    parameters = Parameters(gamma=0.0, depth=0.5, until=4 * 86_400_000 // 4)
    solution, found = explained(chain, parameters, scope.everything(chain), 0)
    liked = 0.5**0.25  # the root of a like's strength, which is √0.5 being all of its day
    assert (solution.norm, solution.beta) == (1.0, 0.5)
    assert found.direct.tolist() == [0.0, 1.0, 0.0]
    assert found.passed_on == pytest.approx([0.0, 0.0, 0.5 * liked])
    by_kind = dict(zip(chain.kinds, found.kinds.tolist(), strict=True))
    assert (by_kind["REPLIED"], by_kind["LIKED"]) == pytest.approx((1.0, 0.5 * liked))
    assert found.places == pytest.approx([1 + 0.25 * liked, 0.25 * liked, 0.0])
    assert found.homes == pytest.approx([1 + 0.25 * liked, 0.25 * liked, 0.0])


def test_who_is_not_in_the_context_has_nothing(interactions_of):
    one = interactions_of([(4, 1, 0, "REPLIED", ())])
    for person in (1, 5):
        _, found = explained(one, Parameters(until=NOW), scope.everything(one), person)
        assert found.score == 0.0
        assert not found.homes.any()
    _, found = explained(one, Parameters(until=NOW), scope.everything(one), 0)
    assert found.places[-1] == found.homes[-1] == found.score > 0


def test_nothing_at_all(interactions_of):
    nothing = interactions_of([])
    _, found = explained(nothing, Parameters(until=NOW), scope.everything(nothing), 0)
    assert found.score == 0.0


def test_the_score_is_the_one_that_an_analysis_finds(interactions_of):
    generator = np.random.default_rng(3)
    acts = [
        (int(q), int(a), int(a + 1 + b) % 40, "REPLIED", ())
        for q, a, b in zip(
            *generator.integers([[1], [0], [0]], [[140], [40], [39]], (3, 400)), strict=True
        )
    ]
    many = interactions_of(acts, persons=40)
    solution = solve(many, Parameters(until=NOW), scope.everything(many))
    usual = contextual_scores(solution.contexts, solution.flow.value, gamma=0.25, depth=0.5)
    np.testing.assert_allclose(solution.score, usual, atol=1e-12 * usual.max())
    assert np.finfo(float).eps > FINEST
    assert solution.shown.max() == 100.0
