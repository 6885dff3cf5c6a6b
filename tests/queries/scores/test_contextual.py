import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leylines.queries.scores import contextual_scores, order
from leylines.queries.scores.contextual import attenuation, transfer

PERSONS = 6
flows = st.lists(
    st.tuples(
        st.integers(0, PERSONS - 1),
        st.integers(0, PERSONS - 1),
        st.sampled_from([0.01, 0.1, 0.5, 1.0, 2.0, 30.0]),
    ).filter(lambda flow: flow[0] != flow[1]),
    max_size=30,
)
gammas = st.sampled_from([0.0, 0.25, 0.5, 1.0])
depths = st.sampled_from([0.0, 0.3, 0.5, 0.9])


def dense(flows, gamma, depth):
    """The same scores by the formula, solved densely."""
    strength = np.zeros((PERSONS, PERSONS))
    for u, v, value in flows:
        strength[u, v] += value
    reached = strength.sum(axis=0)
    t = np.sqrt(strength) / np.where(reached > 0, reached, 1) ** gamma
    norm = t.sum(axis=1).max()
    beta = 2.0 ** np.floor(np.log2(depth / norm) + 1e-9) if norm and depth else 0.0
    one = np.ones(PERSONS)
    return np.linalg.solve(np.eye(PERSONS) - beta * t, t @ one)


@given(flows, flows, gammas, depths)
def test_each_context_is_solved_as_if_it_were_alone(contexts_of, first, second, gamma, depth):
    contexts, value = contexts_of(first, second, persons=PERSONS)
    score = contextual_scores(contexts, value, gamma=gamma, depth=depth)
    for context, part in enumerate([first, second]):
        mine = score[contexts.context == context]
        np.testing.assert_allclose(mine, dense(part, gamma, depth), rtol=1e-9, atol=1e-12)


def test_a_chain_has_no_cycle_and_still_a_score(contexts_of):
    contexts, value = contexts_of([(0, 1, 4.0), (1, 2, 1.0)])
    # T = 2 from 0 to 1 and 1 from 1 to 2; the norm 2 makes β = 0.25 at depth 0.5
    score = contextual_scores(contexts, value, gamma=0.0, depth=0.5)
    assert score.tolist() == [2.0 * (1 + 0.25), 1.0, 0.0]


def test_who_influences_nobody_has_exactly_nothing(contexts_of):
    contexts, value = contexts_of([(0, 1, 1.0), (1, 0, 1.0), (0, 2, 1.0)], persons=4)
    score = contextual_scores(contexts, value, gamma=0.25, depth=0.5)
    assert score[2] == score[3] == 0.0
    assert (score[:2] > 0).all()


@pytest.mark.parametrize("gamma", [0.0, 0.25])
def test_different_people_count_more_than_one_person_many_times(contexts_of, gamma):
    many = [(0, person, 1.0) for person in range(2, 7)]
    often = [(1, 7, 1.0)] * 5
    contexts, value = contexts_of(many + often)
    score = contextual_scores(contexts, value, gamma=gamma, depth=0.5)
    assert score[0] > 2 * score[1]


def test_a_reaction_counts_less_the_more_its_giver_reacts(contexts_of):
    busy = [(1, 3, 1.0)] + [(person, 3, 1.0) for person in range(4, 19)]
    contexts, value = contexts_of([(0, 2, 1.0), *busy])
    score = contextual_scores(contexts, value, gamma=0.25, depth=0.5)
    assert score[0] == 2 * score[1]  # 16 ** 0.25: the giver reacts to 16 people


@given(flows, st.permutations(range(PERSONS)), st.randoms())
def test_renaming_and_reordering_change_no_rank(contexts_of, flows, names, random):
    renamed = [(names[u], names[v], value) for u, v, value in flows]
    random.shuffle(renamed)
    before, after = (
        order(contexts, contextual_scores(contexts, value, gamma=0.25, depth=0.5))
        for contexts, value in (
            contexts_of(flows, persons=PERSONS),
            contexts_of(renamed, persons=PERSONS),
        )
    )
    assert before.rank.tolist() == after.rank[np.array(names)].tolist()
    assert before.percentile.tolist() == after.percentile[np.array(names)].tolist()


@given(flows, st.integers(0, PERSONS - 1), st.integers(0, PERSONS - 1), st.floats(0.01, 30))
def test_one_more_reaction_lowers_nobody_it_is_given_to(contexts_of, flows, u, v, more):
    """The theorem of docs/decisions/contextual-score.md: for one β, no lead of u's shrinks."""
    if u == v:
        return
    contexts, value = contexts_of([*flows, (u, v, 0.0)], persons=PERSONS)
    t = transfer(contexts, contexts.strength(value), 0.25)
    more_value = np.append(value[:-1], more)
    more_t = transfer(contexts, contexts.strength(more_value), 0.25)
    norms = [contexts.matrix(part).sum(axis=1).max() for part in (t, more_t)]
    beta = 0.5 / max(*norms, 1e-300)
    one = np.ones(PERSONS)
    before, after = (
        np.linalg.solve(np.eye(PERSONS) - beta * matrix, matrix @ one)
        for matrix in (contexts.matrix(t).toarray(), contexts.matrix(more_t).toarray())
    )
    lead_before, lead_after = before[u] - before, after[u] - after
    assert (lead_after >= lead_before - 1e-9 * after.max()).all()


@given(flows, st.integers(0, PERSONS - 1), st.integers(0, PERSONS - 1), st.floats(0.01, 30))
def test_one_more_reaction_never_lowers_a_rank_while_beta_stays(contexts_of, flows, u, v, more):
    if u == v:
        return
    contexts, value = contexts_of([*flows, (u, v, 0.0)], persons=PERSONS)
    more_value = np.append(value[:-1], more)
    betas, ranks = [], []
    for values in (value, more_value):
        t = contexts.matrix(transfer(contexts, contexts.strength(values), 0.25))
        betas.append(attenuation(contexts, t @ np.ones(PERSONS), 0.5)[0])
        score = contextual_scores(contexts, values, gamma=0.25, depth=0.5)
        ranks.append(order(contexts, score).rank[u])
    if betas[0] == betas[1] or betas[0] == 0:
        assert ranks[1] <= ranks[0]


@given(flows)
def test_beta_is_a_power_of_two_below_depth_over_norm(contexts_of, flows):
    contexts, value = contexts_of(flows, persons=PERSONS)
    direct = contexts.matrix(transfer(contexts, contexts.strength(value), 0.25)).sum(axis=1)
    beta = attenuation(contexts, direct, 0.5)[0]
    if not flows:
        assert beta == 0
        return
    assert 0.25 * (1 - 1e-8) < beta * direct.max() < 0.5 * (1 + 1e-8)
    assert np.frexp(beta)[0] == 0.5


@given(flows, st.integers(2, 8), st.floats(0.01, 30), gammas, depths)
def test_different_people_always_count_more_than_one_as_often(
    contexts_of, flows, times, value, gamma, depth
):
    """Whatever else goes on: so many reactions of as many newcomers, or all of them of one."""
    many = [(PERSONS, PERSONS + 2 + number, value) for number in range(times)]
    often = [(PERSONS + 1, PERSONS + 2 + times, value)] * times
    contexts, values = contexts_of([*flows, *many, *often])
    score = contextual_scores(contexts, values, gamma=gamma, depth=depth)
    person = contexts.person.tolist()
    assert score[person.index(PERSONS)] > score[person.index(PERSONS + 1)] * times**0.49


@given(flows, gammas, depths)
def test_who_influences_nobody_always_has_the_floor(contexts_of, flows, gamma, depth):
    contexts, value = contexts_of(flows, persons=PERSONS)
    score = contextual_scores(contexts, value, gamma=gamma, depth=depth)
    influencing = {source for source, _, _ in flows}
    assert [node for node in range(PERSONS) if score[node] > 0] == sorted(influencing)
