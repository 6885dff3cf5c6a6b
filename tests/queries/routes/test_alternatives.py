"""Routes against NetworkX, which finds them in another way or by trying them all."""

from itertools import islice

import networkx as nx
import numpy as np
import pytest

from leylines.queries.routes import find_routes


def probability(graph, path):
    return np.prod([graph[u][v]["probability"] for u, v in nx.utils.pairwise(path)])


def positions(route):
    return tuple(int(person[1:]) for person in route.persons)


def every_route(graph, sources, targets, max_hops=None):
    """All routes from a source to a target through no other, the most probable first."""
    ends = set(targets) - set(sources)
    found = []
    for source in set(sources):
        for path in nx.all_simple_paths(graph, source, ends, cutoff=max_hops):
            if not set(path[1:-1]) & (set(sources) | ends):
                found.append((probability(graph, path), tuple(path)))
    return sorted(found, reverse=True)


@pytest.mark.parametrize("seed", range(40))
def test_from_person_to_person(random_network, as_graph, seed):
    network = random_network(seed)
    graph = as_graph(network)
    routes = find_routes(network, [0], [8], k=12)
    try:
        paths = list(islice(nx.shortest_simple_paths(graph, 0, 8, weight="cost"), 12))
    except nx.NetworkXNoPath:
        paths = []
    assert [route.probability for route in routes] == pytest.approx(
        [probability(graph, path) for path in paths]
    )
    assert_sound(routes, graph)


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("max_hops", [None, 1, 2, 3])
def test_from_many_to_many(random_network, as_graph, seed, max_hops):
    network = random_network(seed, density=0.25)
    graph = as_graph(network)
    sources, targets = [0, 1, 2], [2, 3, 4]  # who is on both sides begins and does not end
    expected = every_route(graph, sources, targets, max_hops)
    routes = find_routes(network, sources, targets, k=15, max_hops=max_hops)
    assert [route.probability for route in routes] == pytest.approx(
        [found for found, _ in expected[:15]]
    )
    assert {positions(route) for route in routes} <= {path for _, path in expected}
    assert_sound(routes, graph)


@pytest.mark.parametrize("seed", range(20))
def test_all_are_found_when_there_are_fewer(random_network, as_graph, seed):
    network = random_network(seed, n=6, density=0.4)
    routes = find_routes(network, [0], [5], k=1000)
    expected = every_route(as_graph(network), [0], [5])
    assert {positions(route) for route in routes} == {path for _, path in expected}
    assert len(routes) == len(expected)


@pytest.mark.parametrize("seed", range(20))
def test_nobody_to_avoid_is_met(random_network, as_graph, seed):
    network = random_network(seed)
    graph = as_graph(network)
    graph.remove_nodes_from([3, 4])
    routes = find_routes(network, [0, 3], [8, 4], k=10, avoid=[3, 4])
    assert [route.probability for route in routes] == pytest.approx(
        [found for found, _ in every_route(graph, [0], [8])[:10]]
    )


def assert_sound(routes, graph):
    """No route is listed twice, none meets anybody twice, and each is what its hops say."""
    paths = [positions(route) for route in routes]
    assert len(set(paths)) == len(paths)
    for route, path in zip(routes, paths, strict=True):
        assert len(set(path)) == len(path)
        assert route.probability == pytest.approx(probability(graph, path))
        assert [(hop.source, hop.target) for hop in route.hops] == list(
            nx.utils.pairwise(route.persons)
        )


def test_where_nothing_leads_there_is_no_route(network_of):
    network = network_of(4, {(0, 1): (1, 1), (2, 3): (1, 1)})
    assert find_routes(network, [0], [3], k=3) == []
    assert find_routes(network, [], [3], k=3) == []
    assert find_routes(network, [0], [], k=3) == []
    assert find_routes(network, [0], [0], k=3) == []
    assert find_routes(network, [0], [1], k=0) == []
    assert find_routes(network_of(2, {}), [0], [1]) == []


def test_a_longer_route_is_taken_where_it_is_more_probable(network_of):
    network = network_of(3, {(0, 1): (9, 1), (1, 2): (9, 1), (0, 2): (1, 1)})
    assert [positions(route) for route in find_routes(network, [0], [2], k=2)] == [
        (0, 1, 2),
        (0, 2),
    ]
    assert [positions(r) for r in find_routes(network, [0], [2], k=2, max_hops=1)] == [(0, 2)]


def test_the_same_routes_each_time(random_network):
    network = random_network(3, density=0.6)
    first, second = (find_routes(network, ends, [7, 8], k=20) for ends in ([0, 1], [1, 0, 0]))
    assert first == second
