"""Random directed, weighted graphs, as ours and as NetworkX's."""

import networkx as nx
import numpy as np
import pytest
from scipy import sparse

from leylines.queries.engine import Graph


@pytest.fixture(scope="session")
def weighted_graph():
    """Return a function from a seed to a graph and the same for NetworkX; the last is alone."""

    def make(seed, n=30, density=0.15):
        rng = np.random.default_rng(seed)
        weights = np.where(rng.random((n, n)) < density, rng.uniform(0.1, 3, (n, n)), 0.0)
        np.fill_diagonal(weights, 0.0)
        weights[-1] = weights[:, -1] = 0.0
        graph = nx.from_numpy_array(weights, create_using=nx.DiGraph)
        return Graph.of(sparse.csr_array(weights)), graph

    return make
