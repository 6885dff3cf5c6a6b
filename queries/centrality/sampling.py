"""Estimates from nodes drawn at random, and how far off they can be."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine import in_order

Sums = tuple[NDArray[np.float64], NDArray[np.float64]]
"""Of something that each source adds to each node: its sum, and the sum of its square."""

DOUBT = 0.05
"""In so many of all samplings some node's error is larger than said."""


@dataclass(frozen=True, slots=True, eq=False)
class Estimate:
    """What was estimated for each node.

    Attributes
    ----------
    value : (n,) float64
    error : (n,) float64
        With a probability of at least 1 − ``DOUBT`` no node's value is farther off than this; 0
        where nothing was estimated.
    """

    value: NDArray[np.float64]
    error: NDArray[np.float64]


def pivots(nodes: int, samples: int, seed: int) -> NDArray[np.int32]:
    """Return nodes drawn independently, with repetition, (samples,) int32."""
    drawn = np.random.default_rng(seed).integers(nodes, size=samples, dtype=np.int32)
    return np.sort(drawn)


def summed(
    each: Callable[[NDArray[np.int32]], Sums],
    sources: NDArray[np.int32],
    nodes: int,
    piece: int,
    threads: int,
) -> Sums:
    """Add up what pieces of the sources give, to the same digits whatever the threads."""
    pieces = (sources[first : first + piece] for first in range(0, len(sources), piece))
    total, squares = np.zeros(nodes), np.zeros(nodes)
    for more, more_squares in in_order(each, pieces, threads):
        total += more
        squares += more_squares
    return total, squares


def estimate(
    total: NDArray[np.float64], squares: NDArray[np.float64], samples: int, largest: float
) -> Estimate:
    """Return the mean over the samples and a bound on its error that needs no assumption.

    Parameters
    ----------
    total, squares : (n,) float64
        The sum over the samples, and that of its square.
    samples : int
        2 or more.
    largest : float
        What a single sample is at most; at least it is 0.

    Notes
    -----
    The lesser of two bounds, each on both sides and for all nodes at once: Hoeffding, "Probability
    inequalities for sums of bounded random variables", 1963, theorem 2; and with the variance that
    was seen, Maurer and Pontil, "Empirical Bernstein bounds and sample variance penalization",
    2009, theorem 4. Each may fail with half of ``DOUBT``.

    Examples
    --------
    >>> half = estimate(np.array([500.0]), np.array([500.0]), 1000, 1.0)
    >>> half.value, half.error.round(3)
    (array([0.5]), array([0.047]))
    """
    doubt = np.log(4 * len(total) / DOUBT)
    mean = total / samples
    variance = np.maximum(squares - samples * mean**2, 0) / (samples - 1)
    hoeffding = largest * np.sqrt(doubt / (2 * samples))
    doubt += np.log(2)
    bernstein = np.sqrt(2 * variance * doubt / samples) + 7 * largest * doubt / (3 * (samples - 1))
    return Estimate(mean, np.minimum(hoeffding, bernstein))
