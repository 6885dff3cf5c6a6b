"""Contextual routes against all paths, and on a case known by hand."""

import networkx as nx
import numpy as np
import pytest
from scipy import sparse

from leylines.queries.routes import carried_into, contextual_routes, intermediaries, reach


@pytest.fixture
def village(network_of):
    """0 starts; 1 is the celebrity, 2 the local hero behind 3, 4 is out of reach."""
    return network_of(
        5, {(0, 1): (1, 9), (0, 3): (8, 2), (3, 2): (3, 1), (1, 2): (1, 1), (4, 0): (1, 1)}
    )


STANDING = np.array([0.0, 0.3, 0.9, 0.1, 1.0])
OVERALL = np.array([0.5, 1.0, 0.2, 0.1, 0.8])


def test_the_local_hero_is_worth_more_than_the_celebrity(village):
    found = contextual_routes(village, [0], STANDING, OVERALL, k=2)
    assert [end.end for end in found.routes] == ["p2", "p3"]
    assert [end.value for end in found.routes] == pytest.approx([0.6 * 0.9, 0.8 * 0.1])
    assert found.routes[0].route.persons == ("p0", "p3", "p2")
    assert found.routes[0].name == "Person 2"
    # The global list would have chosen the celebrity, and somebody whom no route reaches.
    assert [end.end for end in found.global_choice] == ["p1", "p4"]
    assert found.global_choice[1].route is None
    assert [end.value for end in found.global_choice] == pytest.approx([0.1 * 0.3, 0.0])
    assert found.gain == pytest.approx(0.54 + 0.08 - 0.03)


def test_who_starts_is_no_end(village):
    found = contextual_routes(village, [0, 2], STANDING, OVERALL, k=9)
    assert [end.end for end in found.routes] == ["p3", "p1"]
    assert {end.end for end in found.global_choice} == {"p1", "p3", "p4"}


def test_nobody_and_nothing(village, network_of):
    for found in (
        contextual_routes(village, [], STANDING, OVERALL),
        contextual_routes(village, [0], np.zeros(5), OVERALL),
        contextual_routes(network_of(5, {}), [0], STANDING, OVERALL),
    ):
        assert found.routes == []
        assert found.gain == 0.0


@pytest.mark.parametrize("seed", range(30))
def test_agrees_with_trying_all_paths(random_network, as_graph, seed):
    network = random_network(seed)
    graph = as_graph(network)
    rng = np.random.default_rng(seed)
    standing = np.where(rng.random(9) < 0.6, rng.random(9), 0.0)
    standing[:2] = 0.5
    sources = [0, 1]
    best = {}
    for end in range(2, 9):
        paths = (p for s in sources for p in nx.all_simple_paths(graph, s, end))
        best[end] = max(
            (np.prod([graph[u][v]["probability"] for u, v in nx.utils.pairwise(p)]) for p in paths),
            default=0.0,
        )
    reached = reach(network, sources)
    assert reached.probability.tolist() == pytest.approx([1.0, 1.0, *best.values()])
    found = contextual_routes(network, sources, standing, rng.random(9), k=3)
    values = sorted((best[end] * standing[end] for end in best), reverse=True)
    expected = [value for value in values[:3] if value > 0]
    assert [end.value for end in found.routes] == pytest.approx(expected)
    for end in found.routes:
        assert end.value == pytest.approx(end.route.probability * end.standing)
    assert found.gain >= 0


def test_into_which_communities_a_standing_can_be_carried(village):
    standings = sparse.csr_array(
        [
            [0.9, 0.0, 0.0, 0.5, 0.0],  # 0 is in it itself, and reaches 3
            [0.0, 0.3, 0.9, 0.0, 0.0],
            [0.0, 0.0, 0.0, 0.0, 1.0],  # nobody within reach
            [0.0, 0.0, 0.0, 0.0, 0.0],
        ]
    )
    carried = carried_into(village, 0, standings, OVERALL)
    assert [found.community for found in carried] == [1, 0]
    assert [found.value for found in carried] == pytest.approx([0.6 * 0.9, 0.8 * 0.5])
    assert [[end.end for end in found.ends] for found in carried] == [["p2", "p1"], ["p3"]]
    assert [found.community for found in carried_into(village, 0, standings, OVERALL, k=1)] == [1]
    (first, *_) = carried_into(village, 0, standings, OVERALL, through=1)
    assert [end.end for end in first.ends] == ["p2"]


def test_intermediaries_are_counted(village):
    found = contextual_routes(village, [0], STANDING, OVERALL, k=9)
    assert intermediaries(end.route for end in found.routes) == [("p3", 1)]
