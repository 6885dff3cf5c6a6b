"""The chance of arriving by any route, and bottlenecks, against exact chances of whole graphs."""

import networkx as nx
import numpy as np
import pytest
from scipy import sparse

from leylines.graph.errors import AnalysisError
from leylines.queries.engine import Graph
from leylines.queries.spread import arrival, exact_chances
from leylines.queries.spread.arrival import _sampled, _share
from leylines.queries.spread.between import between


def merged(graph, targets):
    """The same graph with a node at the end that every target reaches for certain."""
    n = len(graph)
    matrix = sparse.lil_array((n + 1, n + 1))
    matrix[:n, :n] = graph.matrix
    matrix[targets, n] = 1.0
    return Graph.of(matrix.tocsr())


def without(graph, person):
    sources = np.repeat(np.arange(len(graph)), np.diff(graph.indptr))
    kept = np.where((sources == person) | (graph.indices == person), 0.0, graph.weight)
    return Graph(graph.indptr, graph.indices, kept)


def exactly(graph, sources, targets):
    return exact_chances(merged(graph, targets), sources)[-1]


def test_a_gate_and_a_way_round(graph):
    # 0 → 1 → 3 and 0 → 2 → 3, then all through 3 to 4.
    some = graph(5, {(0, 1): 0.5, (0, 2): 0.5, (1, 3): 0.5, (2, 3): 0.4, (3, 4): 0.5})
    found = arrival(some, [0], [4])
    assert found.worlds == 0
    assert found.chance.value == pytest.approx(0.5 * (1 - 0.75 * 0.8))
    assert [each.person for each in found.bottlenecks] == [3, 1, 2]
    assert [each.without.value for each in found.bottlenecks] == pytest.approx([0, 0.1, 0.125])
    assert len(arrival(some, [0], [4], top=1).bottlenecks) == 1


def test_ends_are_no_bottlenecks_and_nothing_goes_on_from_them(graph):
    some = graph(4, {(0, 1): 0.5, (1, 2): 0.5, (2, 3): 1.0, (1, 0): 1.0})
    found = arrival(some, [0], [1, 2])
    assert (found.chance.value, found.bottlenecks) == (0.5, ())
    assert arrival(some, [0, 1], [0, 2]).chance.value == 0.5  # who is on both sides is a source


def test_where_nothing_leads(graph):
    for ends in ([0], [2]), ([], [1]), ([0], []), ([1], [1]):
        found = arrival(graph(3, {(0, 1): 0.5}), *ends)
        assert (found.chance.value, found.bottlenecks, found.worlds) == (0, (), 0)
    assert arrival(graph(1, {(0, 0): 0.5}), [0], [0]).chance.value == 0
    with pytest.raises(AnalysisError, match="sources"):
        arrival(graph(2, {}), [7], [1])


@pytest.mark.parametrize("seed", range(8))
def test_exact_as_on_the_whole_graph(random_graph, seed):
    some = random_graph(7, 1.5, seed)
    sources, targets = [0, 1], [5, 6]
    found = arrival(some, sources, targets)
    chance = exactly(some, sources, targets)
    assert found.chance.value == pytest.approx(chance)
    lost = {p: chance - exactly(without(some, p), sources, targets) for p in (2, 3, 4)}
    named = {each.person: chance - each.without.value for each in found.bottlenecks}
    assert named == pytest.approx({p: loss for p, loss in lost.items() if loss > 1e-12})


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("turned", [False, True])
def test_sampled_as_exact(random_graph, seed, turned):
    some = random_graph(9, 2.2, seed)
    part = between(some.transposed if turned else some, [0], [8])
    if not len(part.graph.indices):
        assert exactly(some, [8 if turned else 0], [0 if turned else 8]) == 0
        return
    found = _sampled(part, seed, 9, 400_000)
    ends = ([8], [0]) if turned else ([0], [8])
    chance = exactly(some, *ends)
    error = np.sqrt(chance * (1 - chance) / found.worlds)
    assert abs(found.chance.value - chance) < 4 * error
    named = {each.person: each.without.value for each in found.bottlenecks}
    for person in range(1, 8):
        left = exactly(without(some, person), *ends)
        assert abs(named.get(person, found.chance.value) - left) < 4 * error + 1e-3


def test_in_certain_worlds_the_bottlenecks_are_the_dominators(random_graph):
    for seed in range(30):
        some = random_graph(40, 2.5, seed)
        certain = Graph(some.indptr, some.indices, np.ones(len(some.indices)))
        graph = nx.from_scipy_sparse_array(certain.matrix, create_using=nx.DiGraph)
        part = between(certain, [0], [39])
        if not len(part.graph.indices):
            assert not nx.has_path(graph, 0, 39)
            continue
        above, v = set(), 39
        dominators = nx.immediate_dominators(graph, 0)
        while v != 0:
            v = dominators[v]
            above.add(v)
        found = _sampled(part, 1, 40, 10_000)
        assert {each.person for each in found.bottlenecks} == above - {0}
        assert all(each.without.value == 0 for each in found.bottlenecks)


def test_the_same_seed_gives_the_same(random_graph):
    some = random_graph(50, 3, 1)
    first, again, other = (arrival(some, [0], [9], seed=seed, looks=100_000) for seed in (4, 4, 5))
    assert first == again
    assert first != other


def test_wilsons_interval():
    # 1927's own formula at z = 1.645, by hand for 0 of 10: z²/(n + z²).
    none = _share(0, 10)
    assert (none.value, none.low) == (0, 0)
    assert none.high == pytest.approx(2.7055 / 12.7055, abs=1e-4)
    assert _share(10, 10).high == 1
