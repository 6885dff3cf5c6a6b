import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from leylines.queries.cohesion import strong_components, weak_components
from leylines.queries.engine import Graph

NODES = 7
edges = st.lists(st.tuples(st.integers(0, NODES - 1), st.integers(0, NODES - 1)), max_size=14)


def graph(n: int, edges: list[tuple[int, int]]) -> Graph:
    matrix = np.zeros((n, n))
    for u, v in edges:
        matrix[u, v] = 1
    return Graph.of(sparse.csr_array(matrix))


def groups(labels: np.ndarray) -> set[frozenset[int]]:
    return {frozenset(np.flatnonzero(labels == label).tolist()) for label in set(labels.tolist())}


@settings(max_examples=60, deadline=None)
@given(edges)
def test_they_are_networkx_components(edges):
    expected = nx.DiGraph(edges)
    expected.add_nodes_from(range(NODES))
    made = graph(NODES, edges)
    weak, strong = weak_components(made), strong_components(made)
    assert groups(weak) == set(map(frozenset, nx.weakly_connected_components(expected)))
    assert groups(strong) == set(map(frozenset, nx.strongly_connected_components(expected)))
    assert weak.dtype == strong.dtype == np.int32


@settings(max_examples=60, deadline=None)
@given(edges)
def test_weak_ones_count_from_the_first_node_and_strong_ones_against_the_edges(edges):
    weak, strong = weak_components(graph(NODES, edges)), strong_components(graph(NODES, edges))
    first_seen = list(dict.fromkeys(weak.tolist()))
    assert first_seen == list(range(len(first_seen)))
    assert set(strong.tolist()) == set(range(strong.max() + 1))
    assert all(strong[u] >= strong[v] for u, v in edges)


def test_they_are_scipys_in_a_graph_of_many_components():
    matrix = sparse.random_array((3000, 3000), density=1.2 / 3000, rng=3, format="csr")
    made = Graph.of(sparse.csr_array(matrix))
    for mine, kind in ((weak_components(made), "weak"), (strong_components(made), "strong")):
        count, labels = sparse.csgraph.connected_components(matrix, connection=kind)
        assert count == mine.max() + 1 > 300
        assert len(np.unique(np.stack([mine, labels]), axis=1).T) == count


def test_a_long_way_is_no_deep_recursion():
    ring = graph(1, [(0, 0)]), graph(0, [])
    assert [strong_components(made).tolist() for made in ring] == [[0], []]
    assert [weak_components(made).tolist() for made in ring] == [[0], []]
    n = 200_000
    way = Graph(np.append(np.arange(n), n - 1), np.arange(1, n, dtype=np.int32), np.ones(n - 1))
    assert strong_components(way).tolist() == list(range(n - 1, -1, -1))
    assert not weak_components(way).any()
