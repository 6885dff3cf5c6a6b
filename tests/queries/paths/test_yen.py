from itertools import islice

import igraph
import networkx as nx
import numpy as np
import pytest
from scipy import sparse

from leylines.graph.errors import AnalysisError
from leylines.queries.engine import Graph
from leylines.queries.paths import k_shortest_paths


def assert_sound(found, graph):
    """No path is listed twice, none meets a node twice, and each costs what is said."""
    paths = [tuple(path.tolist()) for _, path in found]
    assert len(set(paths)) == len(paths)
    for (cost, _), path in zip(found, paths, strict=True):
        assert len(set(path)) == len(path)
        assert cost == nx.path_weight(graph, path, "weight")


def test_by_hand(triangle):
    found = [(cost, path.tolist()) for cost, path in k_shortest_paths(triangle, 0, 2, 9)]
    assert found == [(3, [0, 1, 2]), (5, [0, 2])]
    assert len(k_shortest_paths(triangle, 0, 2, 1)) == 1
    assert len(k_shortest_paths(triangle, 0, 2, 9, avoid=[1])) == 1
    assert [path.tolist() for _, path in k_shortest_paths(triangle, 0, 2, 9, max_hops=1)] == [
        [0, 2]
    ]


@pytest.mark.parametrize("seed", range(20))
def test_as_networkx(random_graph, seed):
    ours, graph = random_graph(seed)
    for k in (1, 7, 1000):
        found = k_shortest_paths(ours, 0, 8, k)
        try:
            paths = list(islice(nx.shortest_simple_paths(graph, 0, 8, weight="weight"), k))
        except nx.NetworkXNoPath:
            paths = []
        expected = [nx.path_weight(graph, path, "weight") for path in paths]
        assert [cost for cost, _ in found] == expected
        assert_sound(found, graph)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("hops", [1, 2, 3, 5])
def test_of_few_hops_as_trying_all_paths(random_graph, seed, hops):
    ours, graph = random_graph(seed)
    found = k_shortest_paths(ours, 0, 8, 12, max_hops=hops)
    paths = nx.all_simple_paths(graph, 0, 8, cutoff=hops)
    expected = sorted(nx.path_weight(graph, path, "weight") for path in paths)
    assert [cost for cost, _ in found] == expected[:12]
    assert_sound(found, graph)


def test_as_igraph_on_a_larger_graph():
    matrix = sparse.random_array((500, 500), density=0.01, rng=np.random.default_rng(3)).tocoo()
    graph = igraph.Graph(500, np.stack(matrix.coords, axis=1), directed=True)
    found = k_shortest_paths(Graph.of(matrix.tocsr()), 1, 2, 60)
    edges = graph.get_k_shortest_paths(1, 2, k=60, weights=matrix.data, output="epath")
    assert [cost for cost, _ in found] == pytest.approx([matrix.data[path].sum() for path in edges])


def test_where_nothing_leads_there_is_no_path(triangle):
    for ends in ((0, 3), ([], 2), (0, []), (0, 0)):
        assert k_shortest_paths(triangle, *ends, 3) == []
    assert k_shortest_paths(triangle, 0, 2, 0) == []
    assert k_shortest_paths(triangle, 0, 2, 3, max_hops=0) == []
    assert k_shortest_paths(triangle, 0, 2, 3, avoid=[2]) == []
    assert k_shortest_paths(Graph.of(sparse.csr_array((0, 0))), [], [], 1) == []


def test_what_cannot_be_is_refused(triangle):
    with pytest.raises(AnalysisError, match="no node 7"):
        k_shortest_paths(triangle, 0, 7, 1)
