"""The bound on every choice's coverage: above the best that there is, and near to it."""

from itertools import combinations

import numpy as np
import pytest

from leylines.queries.spread.bound import coverage_bound
from leylines.queries.spread.coverage import greedy_coverage


def random_sets(seed: int):
    random = np.random.default_rng(seed)
    sets = [np.unique(random.integers(0, 9, random.integers(1, 4))) for _ in range(40)]
    offsets = np.concatenate([[0], np.cumsum([len(each) for each in sets])])
    return sets, offsets, np.concatenate(sets).astype(np.int32)


def best_of_all(sets, k: int, costs, budget: float, allowed) -> int:
    """Return the most that any choice covers, by trying all."""
    choices = (
        set(some)
        for size in range(k + 1)
        for some in combinations(np.flatnonzero(allowed), size)
        if costs[list(some)].sum() <= budget
    )
    return max(sum(not choice.isdisjoint(each.tolist()) for each in sets) for choice in choices)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("costly", [False, True])
def test_it_is_above_the_best_choice_and_near_to_it(seed, costly):
    sets, offsets, members = random_sets(seed)
    random = np.random.default_rng(seed)
    costs = random.uniform(0.5, 2, 9) if costly else np.ones(9)
    allowed, budget = random.random(9) < 0.9, 3.5 if costly else 9.0
    task = offsets, members, 3, costs, budget, allowed
    found = coverage_bound(*task, greedy_coverage(*task).chosen)
    best = best_of_all(sets, 3, costs, budget, allowed)
    # What fractions of nodes could cover is much where three are chosen.
    assert best - 1e-9 <= found <= 1.4 * best


def test_where_all_are_alike_it_is_nearer_than_what_the_greedy_choice_tells():
    random = np.random.default_rng(1)
    members = np.concatenate([random.choice(200, 4, replace=False) for _ in range(2000)])
    offsets, anybody = np.arange(0, 8001, 4), np.ones(200, dtype=np.bool_)
    task = offsets, members.astype(np.int32), 40, np.ones(200), 200.0, anybody
    greedy = greedy_coverage(*task)
    found = coverage_bound(*task, greedy.chosen)
    assert greedy.gains.sum() <= found < 0.98 * greedy.bound


def test_what_has_no_choice():
    none = np.zeros(0, dtype=np.int32)
    offsets, members = np.array([0, 1]), np.array([0], dtype=np.int32)
    nobody = np.zeros(1, dtype=np.bool_)
    assert coverage_bound(offsets, members, 1, np.ones(1), 1.0, nobody, none) == 0
    assert coverage_bound(np.array([0]), none, 1, np.ones(1), 1.0, ~nobody, none) == 0
