"""What is lost without a person, against exact chances with and without."""

import numpy as np
import pytest

from leylines.queries.engine import Graph
from leylines.queries.spread import exact_chances, loss_without


def test_the_middle_of_a_chain(graph):
    found = loss_without(graph(4, {(0, 1): 1.0, (1, 2): 1.0, (2, 3): 1.0}), 1, samples=5)
    assert (found.spread, found.spread_error) == (2, 0)
    assert (found.between, found.between_error) == (2, 0)
    assert (found.reachable, found.cut_off) == (2, 2)


def test_a_way_round_leaves_nothing_lost(graph):
    round_ = graph(4, {(0, 1): 1.0, (1, 2): 1.0, (0, 3): 1.0, (3, 2): 1.0})
    found = loss_without(round_, 1, samples=5)
    assert (found.spread, found.between, found.reachable, found.cut_off) == (1, 0, 1, 0)


def test_it_is_the_difference_of_exact_chances(random_graph):
    some = random_graph(7, 2, 5)
    sources = np.repeat(np.arange(7), np.diff(some.indptr))
    kept = np.where((sources == 2) | (some.indices == 2), 0.0, some.weight)
    without = Graph(some.indptr, some.indices, kept)
    others = [u for u in range(7) if u != 2]
    lost = sum(
        (exact_chances(some, [u]) - exact_chances(without, [u]))[others].sum() for u in others
    )
    found = loss_without(some, 2, samples=20_000)
    assert lost > 0
    assert abs(found.between - lost) < 4 * found.between_error
    assert abs(found.spread - exact_chances(some, [2])[others].sum()) < 4 * found.spread_error


def test_alone(graph):
    found = loss_without(graph(1, {(0, 0): 0.5}), 0, samples=2)
    assert (found.spread, found.between, found.reachable, found.cut_off) == (0, 0, 0, 0)
    assert found.spread_error == pytest.approx(0)
