"""Places of a large network: the same bytes each time, finite, and groups apart."""

import numpy as np
import pytest

from leylines.ui.canvas import positions
from leylines.ui.canvas.crowd import crowd


def groups(count, of, seed=1):
    """Return edges among ``of`` groups, one in twenty between two of them."""
    random = np.random.default_rng(seed)
    source = random.integers(0, count, 5 * count)
    target = (source + of * random.integers(1, count // of, 5 * count)) % count
    target = np.where(random.random(5 * count) < 0.05, random.integers(0, count, 5 * count), target)
    return source.astype(np.int32), target.astype(np.int32), np.ones(5 * count)


def test_the_same_seed_gives_the_same_bytes():
    edges = groups(600, 3)
    assert crowd(*edges, 600, seed=7).tobytes() == crowd(*edges, 600, seed=7).tobytes()


def test_groups_stand_apart():
    count, of = 900, 3
    xy = crowd(*groups(count, of), count)
    group = np.arange(count) % of
    middles = np.array([xy[group == one].mean(axis=0) for one in range(of)])
    nearest = np.hypot(*(xy[:, None] - middles[None]).transpose(2, 0, 1)).argmin(axis=1)
    assert (nearest == group).mean() > 0.9


@pytest.mark.parametrize("count", [0, 1, 2, 3, 500])
def test_nobody_knows_anybody(count):
    none = np.empty(0, np.int32)
    xy = crowd(none, none, np.empty(0), count)
    assert xy.shape == (count, 2)
    assert np.isfinite(xy).all()
    assert len(np.unique(xy.round(9), axis=0)) == count


def test_parts_and_loops():
    """A chain, a pair, a loop and one alone: all are placed, and none flies away."""
    source = np.array([0, 1, 2, 5, 7], np.int32)
    target = np.array([1, 2, 3, 6, 7], np.int32)
    xy = crowd(source, target, np.ones(5), 9)
    assert np.isfinite(xy).all()
    assert np.hypot(*(xy[0] - xy[1])) < np.hypot(*(xy - xy[0]).T).max()


def test_positions_of_many_do_not_hang_on_the_order():
    source, target, weight = groups(450, 3)
    weights = {(f"p{u}", f"p{v}"): w for u, v, w in zip(source, target, weight, strict=True)}
    nodes = [f"p{place}" for place in range(450)]
    placed = positions(nodes, weights)
    assert placed == positions(nodes[::-1], dict(reversed(weights.items())))
    assert np.abs(np.array(list(placed.values())).max(axis=0)).min() > 100
