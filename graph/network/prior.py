"""The prior of a reaction's probability, fitted to what was seen (empirical Bayes)."""

import numpy as np
from numpy.typing import NDArray

from leylines.graph.network.moments import Moments

LEAST, MOST = 1.0, 10_000.0
"""The bounds of alpha + beta: the prior counts at least and at most like so many occasions."""
ENOUGH_SUCCESSES = 50
ENOUGH_REPEATERS = 10
"""With fewer successes, or fewer pairs that have two or more, the whole network's prior is used."""
WEAK = 2.0
"""Alpha + beta where even the whole network has too few."""


def fit_prior(moments: Moments) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return alpha and beta of the prior of each community, and at the end the whole network's.

    The method of moments is exact for any number of occasions: a pair's k is binomial given its
    probability p, so E[k] = n E[p] and E[k(k − 1)] = n(n − 1) E[p²] whatever n is, and a Beta is
    given by E[p] and E[p²]. A community that has seen too little takes the whole network's.

    References
    ----------
    J. G. Skellam (1948), "A probability distribution derived from the binomial distribution by
    regarding the probability of success as variable between the sets of trials", Journal of the
    Royal Statistical Society B 10, 257-261 (the factorial moments).

    Examples
    --------
    Pairs that all have the same probability, 0.1: the prior is as sharp as it may be.

    >>> one = lambda value: np.array([float(value)])
    >>> alpha, beta = fit_prior(Moments(one(1e4), one(1e5), one(9e3), one(9e5), one(500)))
    >>> alpha.round().tolist(), beta.round().tolist()
    ([1000.0, 1000.0], [9000.0, 9000.0])
    """
    alpha, beta, enough = _by_moments(moments)
    whole = moments.pooled()
    whole_alpha, whole_beta, whole_enough = _by_moments(whole)
    if not whole_enough[0]:
        mean = (whole.k + 0.5) / (whole.n + 1.0)
        whole_alpha, whole_beta = WEAK * mean, WEAK * (1 - mean)
    return (
        np.append(np.where(enough, alpha, whole_alpha), whole_alpha),
        np.append(np.where(enough, beta, whole_beta), whole_beta),
    )


def _by_moments(
    moments: Moments,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
    """Return alpha, beta, and whether enough was seen to fit them."""
    enough = (moments.k >= ENOUGH_SUCCESSES) & (moments.repeaters >= ENOUGH_REPEATERS)
    enough &= (moments.k < moments.n) & (moments.nn > 0)
    n, nn = np.where(enough, moments.n, 1), np.where(enough, moments.nn, 1)
    mean = np.where(enough, moments.k, 0.5) / n
    square = np.where(enough, moments.kk, 0.3) / nn
    variance = square - mean**2
    # No more spread than a binomial has: as sharp as may be. More than any Beta has: as weak.
    counts = np.divide(mean - square, variance, out=np.full(len(n), MOST), where=variance > 0)
    counts = np.clip(counts, LEAST, MOST)
    return mean * counts, (1 - mean) * counts, enough
