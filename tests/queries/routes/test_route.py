"""A route's probability and its interval."""

import numpy as np
import pytest
from scipy import stats

from leylines.queries.routes import find_routes, make_route


def test_one_hop_has_its_own_interval(network_of):
    route = make_route(network_of(2, {(0, 1): (2.5, 7.0)}), [0, 1])
    posterior = stats.beta(2.5, 7.0)
    assert route.probability == pytest.approx(posterior.mean())
    assert (route.low, route.high) == pytest.approx((posterior.ppf(0.05), posterior.ppf(0.95)))
    (hop,) = route.hops
    assert (hop.low, hop.high) == pytest.approx((route.low, route.high))


@pytest.mark.parametrize(
    "posteriors",
    [
        [(2, 3), (5, 1)],
        [(1.2, 20), (3, 30)],
        [(1.1, 9), (1.3, 12), (4, 2)],
        [(200, 100), (30, 70), (8, 2), (5, 5)],
    ],
)
def test_the_interval_is_that_of_the_product(network_of, posteriors):
    network = network_of(9, {(i, i + 1): posterior for i, posterior in enumerate(posteriors)})
    route = make_route(network, range(len(posteriors) + 1))
    rng = np.random.default_rng(1)
    draws = np.prod([rng.beta(a, b, 400_000) for a, b in posteriors], axis=0)
    assert route.probability == pytest.approx(draws.mean(), rel=0.01)
    # The share of draws in the interval, and on each side of it.
    inside = np.mean((draws >= route.low) & (draws <= route.high))
    assert inside == pytest.approx(0.9, abs=0.005)
    assert np.mean(draws < route.low) == pytest.approx(0.05, abs=0.003)


def test_a_route_of_many_faint_hops_stays_a_probability(network_of):
    network = network_of(31, {(i, i + 1): (0.01, 50.0) for i in range(30)})
    route = make_route(network, range(31))
    assert 0 < route.probability < 1e-100
    assert 0 <= route.low <= route.high <= 1


def test_a_route_of_one_person_is_certain(network_of):
    route = make_route(network_of(1, {}), [0])
    assert (route.hops, route.probability, route.low, route.high) == ((), 1.0, 1.0, 1.0)


def test_a_hop_carries_what_stands_behind_it(network_of):
    network = network_of(3, {(0, 1): (1, 1), (1, 2): (3, 1)})
    (route,) = find_routes(network, [0], [2])
    assert route.names == ("Person 0", "Person 1", "Person 2")
    assert [hop.last_at for hop in route.hops] == [0, 1]
    assert [hop.probability for hop in route.hops] == [0.5, 0.75]


def test_a_path_that_is_none_is_refused(network_of):
    with pytest.raises(ValueError, match="No edge"):
        make_route(network_of(3, {(0, 1): (1, 1)}), [1, 2])
