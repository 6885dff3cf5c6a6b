"""A network made by hand, and NetworkX's settings as they were after every test."""

import networkx as nx
import numpy as np
import pytest

from leylines.graph.network import InfluenceNetwork


@pytest.fixture
def network():
    """Return a → b, a → c, b → c, c → a and d, whom nobody influences."""
    return InfluenceNetwork(
        persons=["a", "b", "c", "d"],
        names=["Ada", "Bob", "Cleo", "Dan"],
        indptr=np.array([0, 2, 3, 4, 4]),
        indices=np.array([1, 2, 2, 0], np.int32),
        strength=np.array([1.0, 4.0, 2.0, 3.0]),
        interactions=np.array([1, 4, 2, 3]),
        last_at=np.array([10, 40, 20, 30]),
        alpha=np.ones(4),
        beta=np.array([1.0, 3.0, 1.0, 2.0]),
    )


@pytest.fixture(autouse=True)
def _settings():
    before = nx.config.fallback_to_nx, list(nx.config.backend_priority.algos)
    threads = nx.config.backends.leylines.threads
    ignored = set(nx.config.warnings_to_ignore)
    nx.config.warnings_to_ignore = {"cache"}
    yield
    nx.config.fallback_to_nx, nx.config.backend_priority.algos = before
    nx.config.backends.leylines.threads = threads
    nx.config.warnings_to_ignore = ignored
