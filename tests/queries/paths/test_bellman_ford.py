import networkx as nx
import numpy as np
import pytest

from leylines.queries.paths import bellman_ford


def test_by_hand(triangle):
    inf = np.inf
    assert bellman_ford(triangle, 0, 3).tolist() == [
        [0, inf, inf, inf],
        [0, 1, 5, inf],
        [0, 1, 3, inf],
        [0, 1, 3, inf],
    ]
    assert bellman_ford(triangle, 0, 2, closed=[1])[2].tolist() == [0, 1, 5, inf]
    assert np.isinf(bellman_ford(triangle, [], 2)).all()


@pytest.mark.parametrize("seed", range(10))
def test_as_trying_all_paths(random_graph, seed):
    ours, graph = random_graph(seed, n=7)
    costs = bellman_ford(ours, 0, 4)
    for hops in range(1, 5):
        for node in range(1, 7):
            paths = nx.all_simple_paths(graph, 0, node, cutoff=hops)
            cheapest = min(
                (nx.path_weight(graph, path, "weight") for path in paths), default=np.inf
            )
            assert costs[hops, node] == cheapest
