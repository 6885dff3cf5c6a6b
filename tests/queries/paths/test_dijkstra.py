import networkx as nx
import numpy as np
import pytest
from scipy import sparse
from scipy.sparse.csgraph import dijkstra as scipys

from leylines.graph.errors import AnalysisError
from leylines.queries.engine import Graph
from leylines.queries.paths import dijkstra


def test_by_hand(triangle):
    distances, predecessors = dijkstra(triangle, 0)
    assert distances.tolist() == [0, 1, 3, np.inf]
    assert predecessors.tolist() == [-1, 0, 1, -1]
    assert (distances.dtype, predecessors.dtype) == (np.float64, np.int32)


@pytest.mark.parametrize("seed", range(15))
def test_as_networkx(random_graph, seed):
    ours, graph = random_graph(seed)
    distances, predecessors = dijkstra(ours, [0, 4])
    expected = nx.multi_source_dijkstra_path_length(graph, {0, 4})
    assert distances.tolist() == [expected.get(node, np.inf) for node in range(9)]
    for node in np.flatnonzero(predecessors >= 0).tolist():
        before = int(predecessors[node])
        assert distances[node] == distances[before] + graph[before][node]["weight"]


def test_as_scipy_on_a_larger_graph():
    matrix = sparse.random_array((800, 800), density=0.006, rng=np.random.default_rng(1)).tocsr()
    distances, _ = dijkstra(Graph.of(matrix), 5)
    assert distances == pytest.approx(scipys(matrix, indices=5))
    assert np.isinf(distances).any()


@pytest.mark.parametrize("seed", range(5))
def test_stops_when_the_targets_are_known(random_graph, seed):
    ours, _ = random_graph(seed)
    whole, _ = dijkstra(ours, 0)
    some, predecessors = dijkstra(ours, 0, targets=[3, 5])
    assert some[[3, 5]].tolist() == whole[[3, 5]].tolist()
    known = np.isfinite(some)
    assert some[known].tolist() == whole[known].tolist()
    assert (whole[~known] >= some[known].max()).all()
    assert (predecessors[~known] == -1).all()


def test_a_closed_node_is_reached_and_not_left(triangle):
    assert dijkstra(triangle, 0, closed=[1])[0].tolist() == [0, 1, 5, np.inf]
    assert dijkstra(triangle, 0, closed=[0])[0].tolist() == [0, 1, 3, np.inf]


def test_no_source_reaches_nobody(triangle):
    assert np.isinf(dijkstra(triangle, [])[0]).all()
    assert dijkstra(triangle, 0, targets=[])[0].tolist() == [np.inf] * 4
    assert len(dijkstra(Graph.of(sparse.csr_array((0, 0))), [])[0]) == 0


def test_what_cannot_be_is_refused(triangle):
    with pytest.raises(AnalysisError, match=r"no node 4\. Nodes are counted from 0; there are 4"):
        dijkstra(triangle, 4)
    for wrong in (-1.0, np.nan):
        costs = Graph(triangle.indptr, triangle.indices, np.array([1, wrong, 1, 1]))
        with pytest.raises(AnalysisError, match="from node 0 to 2"):
            dijkstra(costs, 0)
