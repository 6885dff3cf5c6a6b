import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from leylines.queries.communities import detect_communities, stability
from leylines.queries.communities.stability import jaccard

numbers = st.lists(st.tuples(st.integers(-1, 3), st.integers(0, 4)), max_size=20)


@settings(max_examples=50, deadline=None)
@given(numbers)
def test_the_best_jaccard_index_by_sets(pairs):
    community = np.array([first for first, _ in pairs], np.int32)
    other = np.array([second for _, second in pairs], np.int64)
    found = jaccard(community, other)
    assert len(found) == community.max(initial=-1) + 1
    for number, best in enumerate(found.tolist()):
        mine = set(np.flatnonzero(community == number).tolist())
        theirs = [set(np.flatnonzero(other == each).tolist()) for each in set(other.tolist())]
        expected = max((len(mine & each) / len(mine | each) for each in theirs), default=0)
        assert best == pytest.approx(expected if mine else 0)


def noisy(seed: int, chance: float) -> sparse.csr_array:
    graph = nx.planted_partition_graph(3, 15, 0.6, chance, seed=seed)
    return sparse.csr_array(np.triu(nx.to_numpy_array(graph)))


def test_clear_groups_are_stable_and_chance_is_not():
    for chance, least, most in ((0.02, 0.95, 1.0), (0.6, 0.0, 0.75)):
        edges = noisy(1, chance)
        found = detect_communities(edges, seed=1)
        drawn = [edges.multiply(np.random.default_rng(i).poisson(1, edges.shape)) for i in range(5)]
        steady = stability(edges, found, [sparse.csr_array(each) for each in drawn], seed=1)
        assert all(len(each) == found.max() + 1 for each in steady.communities.values())
        assert least <= steady.communities["data"].mean() <= most
        assert least <= np.nanmean(steady.consensus) <= most + (most < 1)
        assert (steady.agreement["data"] > 0.9) == (chance < 0.1)


def test_without_communities_there_is_nothing_to_be_stable():
    nothing = sparse.csr_array((3, 3))
    steady = stability(nothing, detect_communities(nothing, 1), [nothing], seed=1)
    assert [len(each) for each in steady.communities.values()] == [0, 0, 0]
    assert np.isnan(steady.consensus).all()
    assert np.isnan(list(steady.agreement.values())).all()
