import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from leylines.queries.scores import QUADRANTS, correlations, everywhere, order, quadrants

few = st.lists(st.sampled_from([0.0, 1.0, 2.0, 5.0]), min_size=6, max_size=6)


@given(few, few, few)
def test_correlation_is_scipys(contexts_of, first, second, overall):
    contexts, _ = contexts_of([], [], persons=6)
    local, other = np.array(first + second), np.array(overall + overall)
    mine = correlations(contexts, order(contexts, local), order(contexts, other))
    for value, part in zip(mine, (first, second), strict=True):
        if len(set(part)) == 1 or len(set(overall)) == 1:
            assert np.isnan(value)
        else:
            assert value == pytest.approx(stats.spearmanr(part, overall).statistic)


def test_few_members_have_no_correlation(contexts_of):
    contexts, _ = contexts_of([], persons=4)
    ranks = order(contexts, np.arange(4.0))
    assert np.isnan(correlations(contexts, ranks, ranks)).all()


def test_everywhere_is_the_persons_own_score_in_the_whole(contexts_of):
    # person 1 is in context 1 alone with 3, persons 0 to 3 are everywhere
    contexts, _ = contexts_of([(0, 1, 1.0), (2, 3, 1.0)], [(3, 1, 1.0)])
    assert contexts.person.tolist() == [0, 1, 2, 3, 1, 3]
    score = np.array([10.0, 11, 12, 13, 99, 99])
    assert everywhere(contexts, score).tolist() == [10, 11, 12, 13, 11, 13]


def test_quadrants():
    local, overall = np.array([80.0, 80, 79.9, 10]), np.array([80.0, 79.9, 80, 10])
    names = [QUADRANTS[i] for i in quadrants(local, overall, 80.0)]
    assert names == ["strong in both", "local hero", "visiting celebrity", "the rest"]
