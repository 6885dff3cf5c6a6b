import igraph
import networkx as nx
import numpy as np
from scipy import sparse

from leylines.queries.cohesion import core_numbers
from leylines.queries.engine import Graph


def random_graph(n: int, per_node: float, seed: int) -> Graph:
    matrix = sparse.random_array((n, n), density=per_node / n, rng=seed, format="csr")
    return Graph.of(sparse.csr_array(matrix))


def test_who_hangs_on_a_triangle_is_in_the_first_core():
    edges = np.zeros((6, 6))
    for u, v in [(0, 1), (1, 2), (2, 0), (2, 3), (3, 2), (4, 4)]:
        edges[u, v] = 1.0
    assert core_numbers(Graph.of(sparse.csr_array(edges))).tolist() == [2, 2, 2, 1, 0, 0]


def test_a_level_that_nobody_is_at_is_passed():
    clique = np.ones((9, 9))
    assert core_numbers(Graph.of(sparse.csr_array(clique))).tolist() == [8] * 9


def test_it_is_networkx_core_number():
    for seed in range(5):
        made = random_graph(60, 5, seed)
        expected = nx.core_number(nx.from_scipy_sparse_array(made.undirected.matrix))
        assert core_numbers(made).tolist() == list(expected.values())


def test_it_is_igraphs_coreness_of_a_larger_graph():
    made = random_graph(4000, 12, 1)
    ends = np.stack(made.undirected.matrix.nonzero(), axis=1)
    other = igraph.Graph(4000, ends[ends[:, 0] < ends[:, 1]])
    numbers = core_numbers(made)
    assert numbers.dtype == np.int32
    assert numbers.tolist() == other.coreness()


def test_an_empty_graph():
    assert core_numbers(Graph.of(sparse.csr_array((0, 0)))).tolist() == []
