import networkx as nx
import numpy as np
import pytest

from leylines.graph.network import InfluenceNetwork
from leylines.queries.brokerage import betweenness


def network(n: int, edges: dict[tuple[int, int], float]) -> InfluenceNetwork:
    """A network of given probabilities."""
    ends = np.array(sorted(edges), dtype=np.int64).reshape(-1, 2)
    p = np.array([edges[u, v] for u, v in ends.tolist()])
    names = [str(person) for person in range(n)]
    return InfluenceNetwork(
        persons=names,
        names=names,
        indptr=np.searchsorted(ends[:, 0], np.arange(n + 1)),
        indices=ends[:, 1].astype(np.int32),
        strength=p,
        interactions=np.ones(len(p), dtype=np.int64),
        last_at=np.zeros(len(p), dtype=np.int64),
        alpha=p,
        beta=1 - p,
    )


def random_network(n: int, seed: int) -> InfluenceNetwork:
    generator = np.random.default_rng(seed)
    chosen = np.argwhere((generator.random((n, n)) < 6 / n) & ~np.eye(n, dtype=bool))
    return network(n, {(u, v): generator.uniform(0.1, 0.9) for u, v in chosen.tolist()})


def test_the_middle_of_a_chain():
    chain = network(4, {(0, 1): 0.5, (1, 2): 0.5})
    # person 3 is outside: of the two ordered pairs without person 1, one goes through it
    assert betweenness(chain, seed=1).tolist() == [0.0, 0.5, 0.0, 0.0]


def test_two_likely_hops_are_shorter_than_one_unlikely():
    detour = network(3, {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.5})
    assert betweenness(detour, seed=1)[1] == 0.5


def test_it_is_networkx_betweenness():
    some = random_network(60, seed=1)
    graph = nx.DiGraph()
    graph.add_nodes_from(range(60))
    for u, v, p in zip(some.sources, some.indices, some.probability, strict=True):
        graph.add_edge(int(u), int(v), weight=-np.log(p))
    expected = nx.betweenness_centrality(graph, weight="weight")
    assert betweenness(some, seed=1) == pytest.approx(list(expected.values()))


def test_the_estimate_is_repeatable_and_near():
    some = random_network(600, seed=2)
    exact = betweenness(some, seed=1)
    first, again, other = (betweenness(some, seed, exact_up_to=10) for seed in (1, 1, 2))
    assert first.tobytes() == again.tobytes() != other.tobytes()
    assert np.corrcoef(first, exact)[0, 1] > 0.9


def test_too_small_to_be_between():
    assert betweenness(network(3, {(0, 1): 0.5}), seed=1).tolist() == [0, 0, 0]
    assert betweenness(network(0, {}), seed=1).tolist() == []
