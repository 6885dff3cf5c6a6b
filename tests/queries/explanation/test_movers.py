"""Who moved most between two runs of the same interactions."""

import numpy as np
import pytest

from leylines.graph.network import Parameters
from leylines.queries.analysis.differences import parameters_that_differ
from leylines.queries.explanation import beside, scope, solve
from leylines.queries.explanation.movers import movers, ranks

DAY = 86_400_000
FIRST, LAST = Parameters(until=3 * DAY), Parameters(until=30 * DAY)


@pytest.fixture
def found(interactions_of):
    """Person 1 reacts to 0 on the second day, 2 and 3 to 4 on the tenth and eleventh."""
    acts = [(4, 1, 0, "REPLIED", ()), (40, 2, 4, "REPLIED", ()), (44, 3, 4, "REPLIED", ())]
    interactions = interactions_of(acts)
    inside = scope.everything(interactions)
    return movers(*(solve(interactions, each, inside) for each in (FIRST, LAST)))


def test_only_who_has_a_score_in_either_and_the_largest_change_first(found):
    assert found.people.tolist() == [4, 0]
    assert found.before.tolist() == [0.0, 100.0]
    assert found.after[0] == 100.0
    assert 0 < found.after[1] < 100


def test_ranks_before_and_after(found):
    assert found.rank_before.tolist() == [2, 1]
    assert found.rank_after.tolist() == [1, 2]


def test_ranks_count_those_above():
    generator = np.random.default_rng(5)
    score = generator.integers(0, 6, 40).astype(float)
    assert ranks(score).tolist() == [1 + int((score > one).sum()) for one in score]
    assert ranks(np.zeros(0)).tolist() == []


def test_two_explanations_differ_by_what_their_sums_do():
    first = [{"id": "a", "name": "Sam", "amount": 2.0}, {"id": "b", "name": "Sam", "amount": 1.0}]
    second = [{"id": "b", "name": "Sam", "amount": 4.0}]
    rows = beside(first, second)
    assert [row["difference"] for row in rows] == [-3.0, 2.0]  # two of one name are two
    assert sum(row["difference"] for row in rows) == 3.0 - 4.0
    assert beside([], []) == []


def test_parameters_that_a_run_did_not_know_are_none():
    rows = parameters_that_differ({"seed": 1}, {"seed": 1, "gamma": 0.5})
    assert rows == [{"name": "gamma", "first": None, "second": 0.5}]
    assert parameters_that_differ({"table": {"LIKED": {"flow": "to actor"}}}, {}) == [
        {"name": "table.LIKED.flow", "first": "to actor", "second": None}
    ]
