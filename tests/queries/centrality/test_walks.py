"""PageRank, Katz's centrality and HITS."""

import igraph
import networkx as nx
import numpy as np
import pytest
from scipy import sparse

from leylines.graph.errors import AnalysisError
from leylines.queries.centrality import hits, katz, pagerank
from leylines.queries.engine import Graph


def random_graph(n: int, per_node: float, seed: int) -> Graph:
    matrix = sparse.random_array((n, n), density=per_node / n, rng=seed, format="csr")
    return Graph.of(sparse.csr_array(matrix))


def networkx_of(graph: Graph) -> nx.DiGraph:
    return nx.from_scipy_sparse_array(graph.matrix, create_using=nx.DiGraph)


EMPTY = Graph.of(sparse.csr_array((0, 0)))
ALONE = Graph.of(sparse.csr_array((4, 4)))
CHAIN = Graph.of(sparse.csr_array([[0.0, 1, 0], [0, 0, 1], [0, 0, 0]]))


@pytest.mark.parametrize("per_node", [0.6, 2.0, 8.0])
@pytest.mark.parametrize("damping", [0.3, 0.85, 0.99])
def test_pagerank_is_networkx_and_no_farther_off_than_allowed(per_node, damping):
    for seed in range(3):
        graph = random_graph(80, per_node, seed)
        other = networkx_of(graph)
        expected = nx.pagerank(other, damping, tol=1e-16, max_iter=100_000)
        for tolerance in (1e-3, 1e-12):
            rank = pagerank(graph, damping=damping, tolerance=tolerance)
            assert np.abs(rank - list(expected.values())).sum() <= tolerance + 1e-13


def test_personalised_pagerank_is_networkx_for_each_of_many_restarts():
    graph = random_graph(80, 2.0, 1)
    restarts = np.random.default_rng(1).random((19, 80)) ** 8
    ranks = pagerank(graph, restarts, tolerance=1e-13)
    for restart, rank in zip(restarts, ranks, strict=True):
        begun = dict(enumerate(restart))
        expected = nx.pagerank(networkx_of(graph), personalization=begun, tol=1e-16, max_iter=9999)
        assert rank == pytest.approx(list(expected.values()), abs=1e-12)
        assert pagerank(graph, restart, tolerance=1e-13) == pytest.approx(rank, abs=1e-12)
    assert ranks.tobytes() == pagerank(graph, restarts, tolerance=1e-13, threads=2).tobytes()


def test_pagerank_is_igraphs_in_a_larger_graph():
    graph = random_graph(5000, 4, 2)
    other = igraph.Graph(5000, np.stack(graph.matrix.nonzero(), axis=1), directed=True)
    expected = other.pagerank(weights=graph.weight.tolist())
    assert pagerank(graph) == pytest.approx(expected, abs=1e-9)


def test_pagerank_without_edges_or_nodes():
    assert pagerank(EMPTY).shape == (0,)
    assert pagerank(EMPTY, np.zeros((3, 0))).shape == (3, 0)
    assert pagerank(ALONE).tolist() == [0.25] * 4
    assert pagerank(ALONE, np.array([0, 3.0, 1, 0])).tolist() == [0, 0.75, 0.25, 0]
    assert pagerank(CHAIN, damping=0).tolist() == pytest.approx([1 / 3] * 3)


@pytest.mark.parametrize(
    ("restarts", "damping"),
    [(None, 1.0), (None, -0.1), (np.ones(4), 0.85), (np.zeros(3), 0.85), (-np.ones((2, 3)), 0.85)],
)
def test_what_pagerank_cannot_be_told(restarts, damping):
    with pytest.raises(AnalysisError):
        pagerank(CHAIN, restarts, damping=damping)


@pytest.mark.parametrize("per_node", [0.6, 3.0])
def test_katz_is_networkx(per_node):
    for seed in range(3):
        graph = random_graph(60, per_node, seed)
        largest = np.abs(np.linalg.eigvals(graph.matrix.toarray())).max()
        attenuation = 0.9 / max(largest, 1.0)
        expected = nx.katz_centrality_numpy(
            networkx_of(graph), attenuation, normalized=False, weight="weight"
        )
        found = katz(graph, attenuation=attenuation, tolerance=1e-13)
        assert found == pytest.approx(list(expected.values()), rel=1e-8)


def test_katz_is_refused_where_it_is_infinite():
    ring = Graph.of(sparse.csr_array([[0.0, 1], [1, 0]]))
    for attenuation in (1.0, 1.5):
        with pytest.raises(AnalysisError, match="infinite"):
            katz(ring, attenuation=attenuation)
    assert katz(ring, attenuation=0.5) == pytest.approx([2, 2])
    assert katz(ALONE, attenuation=5.0).tolist() == [1] * 4
    assert katz(EMPTY, attenuation=1.0).tolist() == []


@pytest.mark.parametrize("n", [4, 50])
def test_hits_is_kleinbergs_iteration(n):
    for seed in range(3):
        graph = random_graph(n, 3, seed)
        matrix = graph.matrix.toarray()
        hubs = np.ones(n)
        for _ in range(5000):
            hubs = matrix @ (matrix.T @ hubs)
            hubs /= hubs.sum()
        authorities = matrix.T @ hubs
        found = hits(graph, tolerance=1e-14)
        assert found[0] == pytest.approx(hubs, abs=1e-7)
        assert found[1] == pytest.approx(authorities / authorities.sum(), abs=1e-7)


def test_hits_without_edges_has_neither_hubs_nor_authorities():
    for graph in (EMPTY, ALONE):
        assert not any(part.any() for part in hits(graph))
