"""Agreement of divisions against counting pairs and against a published figure."""

from itertools import combinations
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leylines.queries.communities.agreement import adjusted_rand, stays

rows = st.lists(st.tuples(st.integers(-1, 3), st.integers(0, 4)), max_size=15)


def arrays(pairs):
    return (
        np.array([first for first, _ in pairs], np.int32),
        np.array([second for _, second in pairs], np.int64),
    )


@settings(max_examples=80, deadline=None)
@given(rows)
def test_adjusted_rand_by_counting_pairs(pairs):
    kept = [pair for pair in pairs if pair[0] >= 0]
    both = first = second = 0
    for (a, b), (c, d) in combinations(kept, 2):
        both += a == c and b == d
        first += a == c
        second += b == d
    every = comb(len(kept), 2)
    found = adjusted_rand(*arrays(pairs))
    if not every or (first + second) / 2 == first * second / every:
        assert np.isnan(found)
    else:
        chance = first * second / every
        assert found == pytest.approx((both - chance) / ((first + second) / 2 - chance))


def test_adjusted_rand_as_published():
    # Yeung and Ruzzo (2001), "Details of the adjusted Rand index", table 2: 0.313 at n = 10.
    table = [(0, 0), (0, 1), (1, 0), (1, 1), (1, 1), (1, 2), (2, 2), (2, 2), (2, 2), (2, 2)]
    assert adjusted_rand(*arrays(table)) == pytest.approx(0.313, abs=5e-4)


@settings(max_examples=80, deadline=None)
@given(rows)
def test_who_stays_by_sets(pairs):
    community, other = arrays(pairs)
    found = stays(community, other)
    groups = {g: set(np.flatnonzero(other == g).tolist()) for g in sorted(set(other.tolist()))}
    for number in range(-1, 4):
        mine = set(np.flatnonzero(community == number).tolist())
        if number < 0 or not mine:
            assert np.isnan(found[list(mine)]).all()
            continue
        index = {g: len(mine & group) / len(mine | group) for g, group in groups.items()}
        best = groups[max(index, key=lambda g: (index[g], -g))]
        assert {person for person in mine if found[person] == 1} == mine & best
