"""Networks made by hand or at random, for every test of routes."""

import networkx as nx
import numpy as np
import pytest

from leylines.graph.network import InfluenceNetwork


@pytest.fixture(scope="session")
def network_of():
    """Return a function from {(source, target): (alpha, beta)} to a network of ``n`` persons."""

    def make(n, posteriors):
        edges = sorted(posteriors)
        source, target = np.array(edges, dtype=np.int64).reshape(-1, 2).T
        alpha, beta = np.array([posteriors[edge] for edge in edges], float).reshape(-1, 2).T
        return InfluenceNetwork(
            persons=[f"p{place}" for place in range(n)],
            names=[f"Person {place}" for place in range(n)],
            indptr=np.searchsorted(source, np.arange(n + 1)),
            indices=target.astype(np.int32),
            strength=np.ones(len(edges)),
            interactions=np.ones(len(edges), dtype=np.int64),
            last_at=np.arange(len(edges), dtype=np.int64),
            alpha=alpha,
            beta=beta,
        )

    return make


@pytest.fixture(scope="session")
def random_network(network_of):
    """Return a function from a seed to a random network; coarse posteriors give ties."""

    def make(seed, n=9, density=0.3):
        rng = np.random.default_rng(seed)
        edges = [(u, v) for u in range(n) for v in range(n) if u != v and rng.random() < density]
        return network_of(n, {edge: rng.integers(1, 5, 2) for edge in edges})

    return make


@pytest.fixture(scope="session")
def as_graph():
    """Return a function from a network to a NetworkX graph of positions with costs."""

    def make(network):
        graph = nx.DiGraph()
        graph.add_nodes_from(range(len(network.persons)))
        ends = zip(network.sources.tolist(), network.indices.tolist(), strict=True)
        for (u, v), probability in zip(ends, network.probability, strict=True):
            graph.add_edge(u, v, cost=-np.log(probability), probability=probability)
        return graph

    return make
