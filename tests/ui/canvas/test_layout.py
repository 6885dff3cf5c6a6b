"""Places: the same each time, apart from each other, and near to whom one influences."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leylines.ui.canvas import positions


def two_groups():
    groups = [[f"{group}{member}" for member in range(8)] for group in "ab"]
    weights = {(u, v): 1.0 for group in groups for u in group for v in group if u < v}
    return groups, weights | {("a0", "b0"): 0.5}


def test_the_same_input_gives_the_same_places():
    groups, weights = two_groups()
    nodes = groups[0] + groups[1]
    backwards = dict(reversed(weights.items()))
    assert positions(nodes, weights) == positions(nodes[::-1], backwards)


def test_those_who_influence_each_other_stand_together():
    groups, weights = two_groups()
    placed = positions(groups[0] + groups[1], weights)
    middle = [np.mean([placed[node] for node in group], axis=0) for group in groups]
    within = max(
        np.hypot(*(np.array(placed[node]) - centre))
        for group, centre in zip(groups, middle, strict=True)
        for node in group
    )
    assert np.hypot(*(middle[0] - middle[1])) > within


@settings(deadline=None, max_examples=25)
@given(
    st.integers(0, 30),
    st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29), st.floats(0, 1e6)), max_size=60),
)
def test_any_network_has_finite_places_apart(count, edges):
    nodes = [str(number) for number in range(count)]
    weights = {(str(u), str(v)): w for u, v, w in edges if u < count and v < count}
    placed = positions(nodes, weights)
    assert sorted(placed) == sorted(nodes)
    xy = np.array(list(placed.values())).reshape(-1, 2)
    assert np.isfinite(xy).all()
    apart = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1))
    assert (apart + 1e9 * np.eye(count) > 25).all()


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_nodes(count):
    assert len(positions([str(number) for number in range(count)], {})) == count
