import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from leylines.queries.scores import intervals, order, tiers


def tiers_of(contexts, score, samples):
    return tiers(contexts, order(contexts, score), score, samples)


def one_by_one(contexts, score, samples):
    """The definition, one person after another, with the intervals that everything has."""
    tier = {}
    rank = order(contexts, score).rank
    for context in range(len(contexts)):
        nodes = np.flatnonzero(contexts.context == context)
        first, number, before = -1, 0, -1
        for node in sorted(nodes.tolist(), key=lambda node: (rank[node], node)):
            apart = first < 0
            if not apart and rank[node] != rank[before]:
                lead = (samples[:, first].astype(float) - samples[:, node])[:, None]
                point = np.array([score[first] - score[node]])
                low, _ = intervals(lead, point, (-np.inf, np.inf))
                apart = low[0] > 0
            if apart:
                first, number = node, number + 1
            tier[node], before = number, node
    return [tier[node] for node in range(len(score))]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from([0, 1, 20]), st.sampled_from([0.1, 3.0, 30.0]))
def test_tiers_are_those_of_the_definition(contexts_of, seed, count, noise):
    generator = np.random.default_rng(seed)
    contexts, _ = contexts_of([], [], persons=7)
    score = generator.integers(0, 8, 14).astype(float) * 10
    samples = (score + noise * generator.normal(size=(count, 14))).astype(np.float32)
    assert tiers_of(contexts, score, samples).tolist() == one_by_one(contexts, score, samples)


def test_pairs_count_and_not_overlapping_intervals(contexts_of):
    """Both rise and fall together: the intervals overlap, and yet one is always ahead."""
    contexts, _ = contexts_of([], persons=2)
    tide = np.linspace(-20, 20, 101, dtype=np.float32)
    score = np.array([60.0, 55.0])
    assert tiers_of(contexts, score, 55 + np.stack([tide + 5, tide], 1)).tolist() == [1, 2]
    assert tiers_of(contexts, score, 55 + np.stack([tide + 5, -tide], 1)).tolist() == [1, 1]


def test_who_has_nothing_is_in_the_last_tier_together(contexts_of):
    contexts, _ = contexts_of([], persons=4)
    score = np.array([0.0, 50.0, 0.0, 0.0])
    assert tiers_of(contexts, score, np.tile(score.astype(np.float32), (5, 1))).tolist() == [
        2, 1, 2, 2,
    ]  # fmt: skip


def test_nobody_has_no_tier(contexts_of):
    contexts, _ = contexts_of([])
    assert tiers_of(contexts, np.zeros(0), np.zeros((3, 0), np.float32)).tolist() == []
