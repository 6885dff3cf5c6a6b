"""Exact chances, against a brute force over all live edges."""

from itertools import product

import networkx as nx
import numpy as np
import pytest

from leylines.graph.errors import AnalysisError
from leylines.queries.spread import exact_chances, exact_spread
from leylines.queries.spread.models import spreading


def by_worlds(graph, seeds, model):
    """Sum over every combination of live edges."""
    n, made = len(graph), spreading(graph, model)
    sources = np.repeat(np.arange(n), np.diff(made.indptr)).tolist()
    edges = list(zip(sources, made.indices.tolist(), made.weight.tolist(), strict=True))
    if model == "independent cascade":
        choices = [[(p, [(u, v)]), (1 - p, [])] for u, v, p in edges]
    else:
        choices = []
        for v in range(n):
            into = [(p, [(u, v)]) for u, w, p in edges if w == v]
            choices.append([*into, (1 - sum(p for p, _ in into), [])])
    chances = np.zeros(n)
    for world in product(*choices):
        live = nx.DiGraph([edge for _, part in world for edge in part])
        live.add_nodes_from(range(n))
        reached = set(seeds).union(*(nx.descendants(live, u) for u in seeds))
        chances[sorted(reached)] += np.prod([p for p, _ in world])
    return chances


@pytest.mark.parametrize("model", ["independent cascade", "linear threshold"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_it_is_the_sum_over_all_worlds(random_graph, model, seed):
    some = random_graph(5, 2, seed)
    assert len(some.indices) <= 14
    assert exact_chances(some, [0, 1], model=model) == pytest.approx(by_worlds(some, [0, 1], model))


def test_two_ways_round(graph):
    diamond = graph(4, {(0, 1): 0.5, (0, 2): 0.5, (1, 3): 0.5, (2, 3): 0.5})
    assert exact_chances(diamond, [0])[3] == pytest.approx(1 - 0.75**2)
    assert exact_chances(diamond, [0], model="linear threshold")[3] == pytest.approx(0.5)
    assert exact_spread(diamond, [0], roots=[0, 0, 0, 2]) == pytest.approx(2 * (1 - 0.75**2))


def test_nobody_and_nothing(graph):
    assert exact_spread(graph(3, {(0, 1): 1.0}), []) == 0
    assert exact_chances(graph(0, {}), []).tolist() == []


def test_too_large_a_graph_is_refused(random_graph):
    with pytest.raises(AnalysisError, match="more than 200,000 states"):
        exact_chances(random_graph(25, 12, 1), [0])
