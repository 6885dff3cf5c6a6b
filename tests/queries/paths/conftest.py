"""Random graphs of costs, as ours and as NetworkX's; whole numbers give ties and exact sums."""

import networkx as nx
import numpy as np
import pytest
from scipy import sparse

from leylines.queries.engine import Graph


@pytest.fixture(scope="session")
def random_graph():
    """Return a function from a seed to a graph and the same for NetworkX, loops among its edges."""

    def make(seed, n=9, density=0.35):
        rng = np.random.default_rng(seed)
        edges = np.argwhere(rng.random((n, n)) < density)
        costs = rng.integers(0, 6, len(edges)).astype(float)
        graph = nx.DiGraph()
        graph.add_nodes_from(range(n))
        graph.add_weighted_edges_from(np.column_stack([edges, costs]).tolist())
        matrix = sparse.csr_array((costs, tuple(edges.T)), shape=(n, n))
        return Graph.of(matrix), graph

    return make


@pytest.fixture(scope="session")
def triangle():
    """From 0 to 2 in one hop for 5, in two for 3; nothing leads to 3."""
    costs = [[0, 1, 5, 0], [0, 0, 2, 0], [0, 0, 0, 0], [1, 0, 0, 0]]
    return Graph.of(sparse.csr_array(np.array(costs, dtype=float)))
