"""Intervals by a Poisson bootstrap over interactions."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from leylines.graph.progress import Progress, silent

LEVELS = (0.05, 0.95)
"""The ends of the intervals."""

_POISSON = np.searchsorted(
    stats.poisson.cdf(np.arange(10), 1.0), (np.arange(2**16) + 0.5) / 2**16
).astype(np.uint8)
"""The Poisson(1) distribution as a table: a uniform 16-bit number looks its count up."""


def replicates(
    interactions: int, count: int, seed: int, progress: Progress = silent
) -> Iterator[NDArray[np.uint8]]:
    """Yield, for each replicate, how often each interaction is in it.

    Every count is Poisson(1), independently, which is what drawing as many interactions as there
    are with replacement comes to when there are many. The replicate draws itself from ``seed`` and
    its number, so that it is the same whatever was drawn before.

    Parameters
    ----------
    interactions : int
        How many there are.
    count : int
        How many replicates.
    seed : int

    Notes
    -----
    Chamandy, Muralidharan, Najmi and Naidu, "Estimating Uncertainty for Massive Data Streams",
    2012.

    Examples
    --------
    >>> [weights.mean().round(2) for weights in replicates(1_000_000, 2, seed=1)]
    [np.float64(1.0), np.float64(1.0)]
    """
    for number in range(count):
        progress("Intervals", number, count)
        generator = np.random.default_rng([seed, number])
        yield _POISSON[generator.integers(2**16, size=interactions, dtype=np.uint16)]
    progress("Intervals", count, count)


def intervals(
    samples: NDArray[np.float32], point: NDArray[np.float64], bounds: tuple[float, float]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the ends of each column's interval, two (n,) float64 arrays.

    They are as far from the point as the replicates' 5 % and 95 % quantiles are from their median.
    The median itself is off: a replicate lacks a third of the edges that rest on one interaction,
    so that scores are more often 0 in it and correlations lower.

    Parameters
    ----------
    samples : (replicates, n) float32
        A replicate without a value for a column holds NaN there and is left out.
    point : (n,) float64
        What was found without a bootstrap; without replicates it is its own interval.
    bounds : tuple of float
        The values that there can be.
    """
    low, high = point.copy(), point.copy()
    step = max(1, 10_000_000 // max(1, len(samples)))
    for start in range(0, samples.shape[1], step):
        part = samples[:, start : start + step]
        some = start + np.flatnonzero(~np.isnan(part).all(axis=0))
        if len(some):
            kept = samples[:, some]
            quantile = np.nanquantile if np.isnan(kept).any() else np.quantile
            lower, median, upper = quantile(kept, (LEVELS[0], 0.5, LEVELS[1]), axis=0)
            low[some] += lower - median
            high[some] += upper - median
    return np.clip(low, *bounds), np.clip(high, *bounds)
