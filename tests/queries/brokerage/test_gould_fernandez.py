from itertools import product

import numpy as np
import pytest
from scipy import sparse

from leylines.queries.brokerage import ROLES, gould_fernandez
from leylines.queries.engine import Graph


def brute(there, communities):
    """Count by looking at every three nodes."""
    n = len(there)
    counts = np.zeros((n, 6), dtype=np.int64)
    for u, v, w in product(range(n), repeat=3):
        different = len({u, v, w}) == 3 and min(communities[[u, v, w]]) >= 0
        if different and there[u, v] and there[v, w] and not there[u, w]:
            a, b, c = communities[[u, v, w]]
            if a == b == c:
                role = "coordinator"
            elif a == c:
                role = "itinerant"
            elif b == c:
                role = "gatekeeper"
            else:
                role = "representative" if a == b else "liaison"
            counts[v, ROLES.index(role)] += 1
    counts[:, 5] = counts.sum(axis=1)
    return counts


def graph(there):
    return Graph.of(sparse.csr_array(np.asarray(there, dtype=float)))


@pytest.mark.parametrize("seed", range(8))
def test_as_looking_at_every_three(seed):
    rng = np.random.default_rng(seed)
    there = rng.random((14, 14)) < 0.1 * (1 + seed)  # with loops
    communities = rng.integers(-1, 4, 14).astype(np.int32)
    found = gould_fernandez(graph(there), communities)
    assert found.counts.tolist() == brute(there, communities).tolist()


def test_mean_and_variance_over_all_graphs_of_four():
    """At density ½ all 4096 graphs of four nodes are equally likely."""
    communities = np.array([0, 0, 1, 2], dtype=np.int32)
    places = [(u, v) for u in range(4) for v in range(4) if u != v]
    every = []
    for edges in product([False, True], repeat=12):
        there = np.zeros((4, 4), dtype=bool)
        there[tuple(np.transpose(places))] = edges
        every.append(open_triads(there, communities))
    half = np.zeros((4, 4))
    half[tuple(np.transpose(places[:6]))] = 1
    found = gould_fernandez(graph(half), communities)
    assert found.expected == pytest.approx(np.mean(every, axis=0))
    assert found.variance == pytest.approx(np.var(every, axis=0))


def open_triads(there, communities):
    """The same counts, from products of whole matrices."""
    n = len(there)
    distinct = ~np.eye(n, dtype=bool)
    is_open = there.T[:, :, None] & there[:, None, :] & (~there & distinct)[None]  # v, u, w
    same = communities[:, None] == communities
    uv, vw, uw = same[:, :, None], same[:, None, :], same[None]
    kinds = [uv & vw, uw & ~uv, vw & ~uv, uv & ~vw, ~uv & ~vw & ~uw, np.True_]
    return np.stack([(is_open & kind).sum(axis=(1, 2)) for kind in kinds], axis=1)


def test_mean_and_variance_by_drawing_graphs():
    communities = np.array([0] * 4 + [1] * 3 + [2] * 3 + [3], dtype=np.int32)
    n = len(communities)
    rng = np.random.default_rng(1)
    draws = []
    for there in rng.random((20_000, n, n)) < 33 / 110:
        np.fill_diagonal(there, False)
        draws.append(open_triads(there, communities))
    edges = np.zeros((n, n))
    edges[tuple(np.argwhere(~np.eye(n, dtype=bool))[:33].T)] = 1
    found = gould_fernandez(graph(edges), communities)
    assert found.expected == pytest.approx(np.mean(draws, axis=0), rel=0.1)
    assert found.variance == pytest.approx(np.var(draws, axis=0), rel=0.1)


def test_names_of_communities_do_not_matter_beyond_the_partition():
    rng = np.random.default_rng(4)
    there, communities = rng.random((12, 12)) < 0.3, rng.integers(0, 3, 12).astype(np.int32)
    renamed = np.array([2, 0, 1], dtype=np.int32)[communities]
    first, second = (gould_fernandez(graph(there), each) for each in (communities, renamed))
    assert first.counts.tolist() == second.counts.tolist()
    assert first.z == pytest.approx(second.z, nan_ok=True)


def test_nobody_brokers_in_an_empty_graph():
    nothing = gould_fernandez(graph(np.zeros((2, 2))), np.array([0, -1], dtype=np.int32))
    assert nothing.counts.tolist() == [[0] * 6] * 2
    assert np.isnan(nothing.z).all()
    assert len(gould_fernandez(graph(np.zeros((0, 0))), np.zeros(0, np.int32)).counts) == 0
