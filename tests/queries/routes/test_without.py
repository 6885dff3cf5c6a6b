"""Routes without somebody: the same as if the person had never been in the network."""

import networkx as nx
import numpy as np
import pytest

from leylines.queries.routes import (
    best_value,
    between,
    contextual_routes,
    find_routes,
    network_without,
    reach,
)


@pytest.mark.parametrize("seed", range(4))
def test_as_networkx_without_the_node(random_network, as_graph, seed):
    network = random_network(seed)
    for person in range(9):
        left = network_without(network, person)
        graph = as_graph(network)
        graph.remove_edges_from([*graph.in_edges(person), *graph.out_edges(person)])
        assert nx.utils.graphs_equal(as_graph(left), graph)
        start = (person + 1) % 9
        expected = nx.single_source_dijkstra_path_length(graph, start, weight="cost")
        found = reach(left, [start]).probability
        assert found == pytest.approx([np.exp(-expected.get(n, np.inf)) for n in range(9)])


def test_the_bottleneck_comes_first(network_of):
    """All goes by 1; behind it 2 and 3 stand in for each other, 2 the better way."""
    even, good, bad = (1, 1), (3, 1), (1, 3)
    network = network_of(5, {(0, 1): even, (1, 2): good, (1, 3): even, (2, 4): even, (3, 4): bad})

    def worth(some):
        return float(reach(some, [0]).probability[4])

    found = between(network, find_routes(network, [0], [4], k=5), worth)
    assert [(each.id, each.routes) for each in found] == [("p1", 2), ("p2", 1), ("p3", 1)]
    assert [each.without for each in found] == pytest.approx([0.0, 1 / 16, 3 / 16])
    assert between(network, [], worth) == []


@pytest.mark.parametrize("seed", range(4))
def test_the_value_is_that_of_the_contextual_routes(random_network, seed):
    network = random_network(seed)
    standing = np.random.default_rng(seed).random(9).round(1)
    for k in (1, 3, 20):
        found = contextual_routes(network, [0, 1], standing, standing, k)
        assert best_value(network, [0, 1], standing, k) == pytest.approx(
            sum(each.value for each in found.routes)
        )
