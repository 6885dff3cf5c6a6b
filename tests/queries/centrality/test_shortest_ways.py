"""Harmonic centrality and betweenness, exact and sampled."""

from functools import partial

import igraph
import networkx as nx
import numpy as np
import pytest
from scipy import sparse

from leylines.graph.errors import AnalysisError
from leylines.queries.centrality import (
    betweenness,
    harmonic,
    sampled_betweenness,
    sampled_harmonic,
)
from leylines.queries.engine import Graph


def random_graph(n: int, per_node: float, seed: int, costs: tuple[float, ...] = ()) -> Graph:
    """Costs are uniform from ½ to 2, or drawn from those given; loops may be among the edges."""
    random = np.random.default_rng(seed)
    matrix = sparse.random_array((n, n), density=per_node / n, rng=random, format="csr")
    drawn = random.choice(costs, matrix.nnz) if costs else random.uniform(0.5, 2, matrix.nnz)
    return Graph.of(sparse.csr_array((drawn, matrix.indices, matrix.indptr), shape=(n, n)))


def networkx_of(graph: Graph) -> nx.DiGraph:
    return nx.from_scipy_sparse_array(graph.matrix, create_using=nx.DiGraph)


EMPTY = Graph.of(sparse.csr_array((0, 0)))
ONE = Graph.of(sparse.csr_array(np.ones((1, 1))))


@pytest.mark.parametrize("weighted", [True, False])
@pytest.mark.parametrize("per_node", [0.7, 1.5, 6.0])
def test_they_are_networkx(weighted, per_node):
    for seed in range(3):
        graph = random_graph(50, per_node, seed, costs=(1.0, 2.0, 3.0))
        other, cost = networkx_of(graph), "weight" if weighted else None
        between = nx.betweenness_centrality(other, weight=cost)
        assert betweenness(graph, weighted=weighted) == pytest.approx(list(between.values()))
        near = nx.harmonic_centrality(other, distance=cost)
        assert harmonic(graph, weighted=weighted) == pytest.approx(list(near.values()))


def test_they_are_igraphs_in_a_larger_graph():
    graph = random_graph(1500, 4, 1)
    other = igraph.Graph(1500, np.stack(graph.matrix.nonzero(), axis=1), directed=True)
    pairs, costs = 1499 * 1498, graph.weight.tolist()
    for weighted, weights in ((True, costs), (False, None)):
        between = np.array(other.betweenness(weights=weights)) / pairs
        assert betweenness(graph, weighted=weighted) == pytest.approx(between)
        near = other.harmonic_centrality(mode="in", weights=weights, normalized=False)
        assert harmonic(graph, weighted=weighted) == pytest.approx(near)


def test_a_long_way_is_as_long_as_it_is():
    n = 700
    way = Graph(np.append(np.arange(n), n - 1), np.arange(1, n, dtype=np.int32), np.ones(n - 1))
    expected = np.concatenate([[0], np.cumsum(1 / np.arange(1, n))])
    inner = np.arange(n) * np.arange(n)[::-1] / ((n - 1) * (n - 2))
    for weighted in (True, False):
        assert harmonic(way, weighted=weighted) == pytest.approx(expected)
        assert betweenness(way, weighted=weighted) == pytest.approx(inner)


@pytest.mark.parametrize("estimated", [sampled_betweenness, sampled_harmonic])
@pytest.mark.parametrize("weighted", [True, False])
def test_no_estimate_is_farther_off_than_it_says(estimated, weighted):
    """So it is in 19 samplings of 20 at least; the bounds are wide enough for all of these."""
    graph = random_graph(300, 3, 2)
    exact = {sampled_betweenness: betweenness, sampled_harmonic: harmonic}[estimated](
        graph, weighted=weighted
    )
    sampled = partial(estimated, graph, weighted=weighted)
    for seed in range(10):
        few, many = (sampled(samples=samples, seed=seed) for samples in (40, 4000))
        assert (np.abs(few.value - exact) <= few.error).all()
        assert (np.abs(many.value - exact) <= many.error).all()
        assert many.error.max() < few.error.min()
    mean = np.mean([sampled(samples=200, seed=seed).value for seed in range(50)], axis=0)
    assert np.abs(mean - exact).max() < 0.1 * exact.max()


@pytest.mark.parametrize("measure", [betweenness, harmonic])
@pytest.mark.parametrize("weighted", [True, False])
def test_threads_change_no_digit_and_a_seed_decides(measure, weighted):
    graph = random_graph(600, 3, 3)
    options = {"samples": 1200, "weighted": weighted}
    first, second = (measure(graph, threads=threads, **options) for threads in (1, 2))
    assert first.tobytes() == second.tobytes()
    assert first.tobytes() != measure(graph, seed=2, **options).tobytes()
    assert measure(graph, threads=2).tobytes() == measure(graph).tobytes()


@pytest.mark.parametrize("measure", [betweenness, harmonic])
@pytest.mark.parametrize("weighted", [True, False])
@pytest.mark.parametrize("samples", [None, 5])
def test_nothing_is_between_or_near_in_the_smallest_graphs(measure, weighted, samples):
    for graph in (EMPTY, ONE):
        assert not measure(graph, weighted=weighted, samples=samples).any()


@pytest.mark.parametrize("measure", [betweenness, harmonic])
def test_a_cost_of_nothing_is_refused(measure):
    free = Graph(np.array([0, 1, 1]), np.array([1], np.int32), np.array([0.0]))
    with pytest.raises(AnalysisError, match="1 edges cost nothing"):
        measure(free)
    assert measure(free, weighted=False).shape == (2,)
