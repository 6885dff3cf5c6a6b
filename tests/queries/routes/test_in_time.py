"""Routes in order of time: of the routes there are, those whose evidence keeps the order."""

from itertools import pairwise

import numpy as np
import pytest

from leylines.graph.network import InfluenceFlow, InfluenceNetwork
from leylines.queries.routes import (
    contextual_routes,
    find_routes,
    find_routes_in_time,
    in_order,
    reach_in_time,
    timeline,
)


@pytest.fixture(scope="module")
def evidence():
    """Return a function to a network and the interactions behind it, at times from 1 to 9."""

    def make(seed, n=7, interactions=30):
        rng = np.random.default_rng(seed)
        source, target = rng.integers(0, n, (2, interactions))
        kept = source != target
        source, target = source[kept].astype(np.int32), target[kept].astype(np.int32)
        at = rng.integers(1, 9, len(source))
        flow = InfluenceFlow(source, target, np.ones(len(source)), at, np.arange(len(source)))
        return network_of(n, flow, rng), flow

    return make


def network_of(n, flow, rng):
    edges, count = np.unique(np.stack([flow.source, flow.target]), axis=1, return_counts=True)
    persons = [f"p{place}" for place in range(n)]
    some = rng.integers(1, 5, (2, len(count))).astype(float)
    indptr = np.searchsorted(edges[0], np.arange(n + 1))
    one = np.ones(len(count))
    return InfluenceNetwork(persons, persons, indptr, edges[1], one, count, count, *some)


def chains(flow, path):
    """Every choice of one time for each hop, each later than the one before."""
    found = [()]
    for u, v in pairwise(path):
        times = flow.at[(flow.source == u) & (flow.target == v)].tolist()
        found = [(*chain, at) for chain in found for at in times if not chain or at > chain[-1]]
    return found


def positions(route):
    return [int(person[1:]) for person in route.persons]


@pytest.mark.parametrize("seed", range(12))
def test_they_are_the_routes_that_keep_the_order(evidence, seed):
    network, flow = evidence(seed)
    time = timeline(network, flow)
    found = find_routes_in_time(network, time, [0], [6], 1000)
    every = find_routes(network, [0], [6], 1000)
    expected = [route for route in every if chains(flow, positions(route))]
    assert [each.probability for each in found] == pytest.approx(
        [each.probability for each in expected]
    )
    assert {each.persons for each in found} == {each.persons for each in expected}


@pytest.mark.parametrize("seed", range(12))
def test_the_evidence_is_what_can_be_part_of_a_chain(evidence, seed):
    network, flow = evidence(seed)
    time = timeline(network, flow)
    for route in find_routes_in_time(network, time, [0], [6], 9):
        path = positions(route)
        all_chains = chains(flow, path)
        for hop, kept in enumerate(in_order(time, path)):
            used = {chain[hop] for chain in all_chains}
            assert (kept.since, kept.until) == (min(used), max(used))
            u, v = path[hop : hop + 2]
            times = flow.at[(flow.source == u) & (flow.target == v)]
            assert kept.interactions == np.isin(times, list(used)).sum()


@pytest.mark.parametrize("seed", range(4))
def test_into_a_community(evidence, seed):
    network, flow = evidence(seed)
    time = timeline(network, flow)
    standing = np.array([0, 0, 0, 0, 0.5, 0.9, 0.2])
    reached = reach_in_time(time, [0])
    found = contextual_routes(network, [0], standing, standing, 3, reached)
    assert all(chains(flow, positions(each.route)) for each in found.routes)
    for each in found.routes:
        best = find_routes_in_time(network, time, [0], [int(each.end[1:])])[0]
        assert each.value == pytest.approx(best.probability * each.standing)


def test_unknown_times_are_counted_and_left_out(evidence):
    network, flow = evidence(1)
    unknown = flow.at.copy()
    unknown[::3] = 0
    some = InfluenceFlow(flow.source, flow.target, flow.value, unknown, flow.event)
    time = timeline(network, some)
    assert time.undated == len(unknown[::3])
    assert len(time.contacts.at) == len(flow) - time.undated


def test_a_path_out_of_order_has_no_evidence():
    flow = InfluenceFlow(
        *np.array([[0, 1], [1, 2]], np.int32).T, np.ones(2), np.array([2, 1]), np.arange(2)
    )
    network = network_of(3, flow, np.random.default_rng(1))
    time = timeline(network, flow)
    assert find_routes(network, [0], [2])
    assert find_routes_in_time(network, time, [0], [2]) == []
    with pytest.raises(ValueError, match="not in order"):
        in_order(time, [0, 1, 2])
    assert in_order(time, [0]) == []
