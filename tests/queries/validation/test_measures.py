"""The measures, against hand-made answers, brute force and SciPy."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from leylines.queries.validation.measures import Ranking, drawn, kendall, ndcg, precision, spearman

values = st.lists(st.integers(0, 3), min_size=2, max_size=6)


def once(count):
    return np.ones((1, count), np.uint8)


def test_ndcg_by_hand():
    gain = np.array([3.0, 0.0, 1.0])
    found = ndcg(Ranking.of(np.array([1.0, 3.0, 2.0])), Ranking.of(gain), gain, once(3))
    second, third = 1 / np.log2(3), 1 / np.log2(4)
    assert found[0] == pytest.approx((second + 3 * third) / (3 + second))


@settings(max_examples=40, deadline=None)
@given(values, st.integers(1, 6), st.randoms())
def test_level_ones_share_their_places_evenly(value, places, random):
    gain = np.array([random.randint(0, 5) for _ in value], dtype=float)
    value = np.array(value, dtype=float)
    discount = 1 / np.log2(np.arange(places) + 2.0)
    orders = [
        order
        for order in permutations(range(len(value)))
        if (np.diff(value[list(order)]) <= 0).all()
    ]
    totals = [
        sum(gain[node] * worth for node, worth in zip(order, discount, strict=False))
        for order in orders
    ]
    found = drawn(Ranking.of(value), gain, once(len(value)), discount)
    assert found[0] == pytest.approx(np.mean(totals))


@settings(max_examples=40, deadline=None)
@given(values, st.randoms())
def test_a_sample_is_as_if_its_people_were_there_so_often(value, random):
    value = np.array(value, dtype=float)
    gain = np.array([random.randint(0, 3) for _ in value], dtype=float)
    weights = np.array([[random.randint(0, 3) for _ in value]], dtype=np.uint8)
    v, g = np.repeat(value, weights[0]), np.repeat(gain, weights[0])
    found = spearman(Ranking.of(value), Ranking.of(gain), weights)[0]
    if len(v) < 2 or np.ptp(v) == 0 or np.ptp(g) == 0:
        assert np.isnan(found)
        return
    assert found == pytest.approx(stats.spearmanr(v, g).statistic)
    apart = ndcg(Ranking.of(v), Ranking.of(g), g, once(len(v)))
    assert ndcg(Ranking.of(value), Ranking.of(gain), gain, weights) == pytest.approx(apart)


def test_far_down_the_list_only_as_far_as_the_places_go():
    random = np.random.default_rng(1)
    value, gain = random.random(5000), random.poisson(1.0, 5000).astype(float)
    best = np.sort(gain)[::-1][:100]
    first = gain[np.argsort(-value)][:100]
    discount = 1 / np.log2(np.arange(100) + 2)
    found = ndcg(Ranking.of(value), Ranking.of(gain), gain, once(5000))
    assert found[0] == pytest.approx((first @ discount) / (best @ discount))


def test_precision_is_the_share_of_the_first_that_gained():
    gain = np.concatenate([np.ones(5), np.zeros(35)])
    value = np.arange(40, 0, -1.0)
    assert precision(Ranking.of(value), gain, once(40)).tolist() == [0.25]
    assert precision(Ranking.of(gain[:4]), gain[:4], once(4)).tolist() == [1.0]


def test_kendall_says_nothing_of_level_ones():
    assert kendall(np.array([1.0, 2, 3]), np.array([1.0, 3, 2])) == pytest.approx(1 / 3)
    assert np.isnan(kendall(np.ones(3), np.arange(3.0)))
