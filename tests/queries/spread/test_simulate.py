"""Simulated spread, against the exact one."""

import pytest

from leylines.graph.errors import AnalysisError
from leylines.queries.spread import exact_spread, simulate_spread

MODELS = ["independent cascade", "linear threshold"]


@pytest.mark.parametrize("model", MODELS)
def test_it_is_the_exact_spread_within_its_error(random_graph, model):
    some = random_graph(8, 2, 1)
    found = simulate_spread(some, [0, 3], cascades=40_000, seed=1, model=model)
    exact = exact_spread(some, [0, 3], model=model)
    assert abs(found.mean - exact) < 4 * found.standard_error
    assert 0 < found.standard_error < 0.02
    assert found.low < found.mean < found.high


def test_threads_change_nothing_and_seeds_do(random_graph):
    some = random_graph(30, 4, 2)
    one, two, other = (
        simulate_spread(some, [0, 1], cascades=501, seed=seed, threads=threads)
        for seed, threads in ((1, 1), (1, 2), (2, 1))
    )
    assert one == two != other


def test_what_is_certain(graph):
    ring = graph(4, {(0, 1): 1.0, (1, 2): 1.0, (2, 0): 1.0, (3, 3): 1.0})
    found = simulate_spread(ring, [0, 0], cascades=10)
    assert (found.mean, found.standard_error) == (3, 0)
    assert simulate_spread(ring, [3], cascades=10).mean == 1
    assert simulate_spread(ring, [0], cascades=10, roots=[0, 2.5, 0, 9]).mean == 2.5
    assert simulate_spread(ring, [], cascades=10).mean == 0
    assert simulate_spread(graph(0, {}), [], cascades=10).mean == 0


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"seeds": [2]}, "A node is not in the graph"),
        ({"model": "rumour"}, "There is no model 'rumour'"),
        ({"roots": [1]}, "one number for each node"),
    ],
)
def test_what_cannot_be(graph, changed, complaint):
    arguments = {"seeds": [0], "cascades": 2} | changed
    with pytest.raises(AnalysisError, match=complaint):
        simulate_spread(graph(2, {(0, 1): 0.5}), **arguments)
    with pytest.raises(AnalysisError, match=r"1\.5 is no probability"):
        simulate_spread(graph(2, {(0, 1): 1.5}), [0], cascades=2)
