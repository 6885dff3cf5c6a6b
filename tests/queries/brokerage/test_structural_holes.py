"""Constraint and effective size, which are one sum over triangles, against NetworkX and igraph."""

import igraph
import networkx as nx
import numpy as np
import pytest
from scipy import sparse

from leylines.queries.brokerage import constraint, effective_size
from leylines.queries.engine import Graph


@pytest.mark.parametrize("seed", range(6))
def test_as_networkx(weighted_graph, seed):
    ours, graph = weighted_graph(seed, density=0.05 * (1 + seed))
    expected = nx.constraint(graph, weight="weight")
    assert constraint(ours) == pytest.approx(list(expected.values()), nan_ok=True)
    # Asked for some nodes NetworkX goes by its definition; for all at once it divides by the
    # strongest tie of the wrong end. It calls who has no successor isolated.
    some = [node for node in graph if graph.out_degree(node)]
    expected = nx.effective_size(graph, some, weight="weight")
    assert effective_size(ours)[some] == pytest.approx(list(expected.values()))
    assert np.isnan(effective_size(ours)[-1])


def test_as_networkx_on_zacharys_karate_club():
    club = nx.karate_club_graph()
    ours = Graph.of(sparse.csr_array(np.triu(nx.to_numpy_array(club, weight=None))))
    assert constraint(ours) == pytest.approx(list(nx.constraint(club).values()))
    assert effective_size(ours) == pytest.approx(list(nx.effective_size(club).values()))


def test_as_igraph_on_a_larger_graph():
    matrix = sparse.random_array((600, 600), density=0.02, rng=np.random.default_rng(2)).tocoo()
    edges = np.stack(matrix.coords, axis=1)
    kept = edges[:, 0] != edges[:, 1]
    graph = igraph.Graph(600, edges[kept], directed=True)
    graph.es["strength"] = matrix.data[kept]
    expected = graph.constraint(weights="strength")
    assert constraint(Graph.of(matrix.tocsr())) == pytest.approx(expected)


def test_a_loop_is_no_contact():
    pair = np.array([[7.0, 1.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 2.0]])
    assert constraint(Graph.of(sparse.csr_array(pair)))[:2].tolist() == [1, 1]
    assert effective_size(Graph.of(sparse.csr_array(pair)))[:2].tolist() == [1, 1]
    assert np.isnan(constraint(Graph.of(sparse.csr_array(pair)))[2])


def test_nobody_has_no_contacts():
    assert np.isnan(constraint(Graph.of(sparse.csr_array((2, 2))))).all()
    assert len(effective_size(Graph.of(sparse.csr_array((0, 0))))) == 0
