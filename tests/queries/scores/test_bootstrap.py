import numpy as np
from scipy import stats

from leylines.queries.scores import intervals, replicates


def test_counts_are_poisson():
    weights = np.concatenate(list(replicates(100_000, 5, seed=3)))
    counts = np.bincount(weights, minlength=6)[:6]
    expected = stats.poisson.pmf(np.arange(6), 1) * len(weights)
    assert (np.abs(counts - expected) < 5 * np.sqrt(expected)).all()


def test_a_replicate_depends_on_seed_and_number_alone():
    three, five = list(replicates(50, 3, seed=7)), list(replicates(50, 5, seed=7))
    assert all((a == b).all() for a, b in zip(three, five, strict=False))
    assert any((a != b).any() for a, b in zip(three, replicates(50, 3, seed=8), strict=True))
    assert (five[0] != five[1]).any()


def test_progress_ends_at_the_total():
    seen = []
    list(replicates(3, 2, seed=1, progress=lambda *report: seen.append(report)))
    assert seen[-1] == ("Intervals", 2, 2)


def test_intervals_leave_out_what_is_missing():
    samples = np.array([[0, np.nan, 1], [10, np.nan, np.nan]], dtype=np.float32)
    low, high = intervals(samples, np.array([5.0, 6.0, 7.0]), (0, 100))
    assert low.tolist() == [0.5, 6.0, 7.0]
    assert high.tolist() == [9.5, 6.0, 7.0]


def test_intervals_lie_about_the_point_and_within_bounds():
    samples = np.linspace(20, 40, 101, dtype=np.float32)[:, None]
    low, high = intervals(samples, np.array([95.0]), (0, 100))
    assert (low[0], high[0]) == (86.0, 100.0)


def test_without_replicates_the_point_stands_for_its_interval():
    empty = np.empty((0, 2), dtype=np.float32)
    low, high = intervals(empty, np.array([1.0, 2.0]), (0, 100))
    assert low.tolist() == high.tolist() == [1.0, 2.0]


def test_the_interval_of_a_mean_covers_it_as_often_as_it_says():
    """Nine in ten intervals of a sum over many interactions hold its expectation."""
    generator = np.random.default_rng(5)
    held = 0
    for seed in range(200):
        sample = generator.exponential(size=300)
        sums = [(weights * sample).sum() / weights.sum() for weights in replicates(300, 100, seed)]
        low, high = intervals(
            np.array(sums, np.float32)[:, None], np.array([sample.mean()]), (0, 9)
        )
        held += low[0] <= 1.0 <= high[0]
    assert 160 <= held <= 195
