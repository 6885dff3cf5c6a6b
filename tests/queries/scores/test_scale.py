import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from leylines.queries.scores import order, scale

scores = st.lists(st.sampled_from([0.0, 1e-12, 0.5, 1.0, 3.0, 1e6]), min_size=1, max_size=12)


@given(scores, scores)
def test_order_is_scipys_in_each_context(contexts_of, first, second):
    people = max(len(first), len(second))
    first, second = (part + [0.0] * (people - len(part)) for part in (first, second))
    contexts, _ = contexts_of([], [], persons=people)
    result = order(contexts, np.array(first + second))
    percentile = [
        stats.percentileofscore(part, s, "mean") for part in (first, second) for s in part
    ]
    rank = [stats.rankdata(-np.array(part), "min") for part in (first, second)]
    np.testing.assert_allclose(result.percentile, percentile)
    assert result.rank.tolist() == np.concatenate(rank).tolist()


def test_sums_that_differ_by_the_order_of_their_terms_are_level(contexts_of):
    contexts, _ = contexts_of([], persons=3)
    assert 0.1 + 0.2 != 0.3
    assert order(contexts, np.array([0.1 + 0.2, 0.3, 0.5])).rank.tolist() == [2, 2, 1]


@given(scores)
def test_the_scale_goes_from_the_floor_to_100_and_keeps_the_order(contexts_of, part):
    contexts, _ = contexts_of([], persons=len(part))
    score = np.array(part)
    shown = scale(contexts, score)
    assert (shown[score == 0] == 0).all()
    assert shown.max() == (100 if score.any() else 0)
    by_score = np.argsort(score)
    assert (np.diff(shown[by_score]) >= 0).all()


def test_the_unit_is_the_median_of_the_scores_above_nothing(contexts_of):
    contexts, _ = contexts_of([], persons=6)
    shown = scale(contexts, np.array([0.0, 0.0, 0.0, 1.0, 3.0, 14.0]))
    assert shown[3:] == pytest.approx(
        100 * np.log1p(np.array([1 / 3, 1, 14 / 3])) / np.log1p(14 / 3)
    )
