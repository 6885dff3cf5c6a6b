"""Small graphs of probabilities."""

import numpy as np
import pytest
from scipy import sparse

from leylines.queries.engine import Graph


def _graph(n, edges):
    ends = np.array(list(edges), dtype=int).reshape(-1, 2)
    weights = np.array(list(edges.values()), dtype=float)
    return Graph.of(sparse.coo_array((weights, ends.T), shape=(n, n)).tocsr())


@pytest.fixture(scope="session")
def graph():
    """Return a function from a number of nodes and a map of edges to a graph."""
    return _graph


@pytest.fixture(scope="session")
def random_graph():
    """Return a function to a random graph, of so many edges into a node on average."""

    def make(n, degree, seed, most=0.9):
        generator = np.random.default_rng(seed)
        chosen = np.argwhere((generator.random((n, n)) < degree / n) & ~np.eye(n, dtype=bool))
        return _graph(n, {(u, v): generator.uniform(0.05, most) for u, v in chosen.tolist()})

    return make
