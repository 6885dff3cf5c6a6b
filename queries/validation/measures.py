"""How well an order foretells gains: NDCG, precision, rank correlations; each for many samples."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from leylines.queries.engine import kernel

FIRST = 100
"""How far down NDCG looks."""
TOP = 20
"""How far down precision looks."""

MEASURES = ("NDCG at 100", "precision at 20", "Spearman", "Kendall")


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Nodes in falling order of a value; level ones stand together.

    Attributes
    ----------
    order : (n,) int64
        Positions, the largest value first.
    starts : (g,) int64
        Where each group of level ones begins in ``order``.
    """

    order: NDArray[np.int64]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, value: NDArray[np.float64]) -> "Ranking":
        """Rank by ``value``, (n,) float64.

        Examples
        --------
        >>> ranking = Ranking.of(np.array([1.0, 3.0, 1.0]))
        >>> ranking.order.tolist(), ranking.starts.tolist()
        ([1, 0, 2], [0, 1])
        """
        order = np.argsort(-value, kind="stable")
        falling = value[order]
        first = np.ones(len(value), dtype=np.bool_)
        # Sums that differ only in the order of their terms are level, as in every ranking here.
        first[1:] = falling[1:] < falling[:-1] * (1 - 1e-9)
        return cls(order, np.flatnonzero(first))


def drawn(
    ranking: Ranking,
    gain: NDArray[np.float64],
    weights: NDArray[np.uint8],
    discount: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return the discounted gain of the first places, for each sample.

    Level nodes share their places evenly, which is the mean over all their orders.

    Parameters
    ----------
    ranking : Ranking
    gain : (n,) float64
    weights : (r, n) uint8
        How often each node is in each sample.
    discount : (k,) float64
        What a gain counts at each place.

    Returns
    -------
    (r,) float64

    Notes
    -----
    Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20 (2002);
    the mean over ties: McSherry and Najork, "Computing information retrieval performance measures
    efficiently in the presence of tied scores", ECIR 2008.

    Examples
    --------
    Two level nodes, one of which gained 1: at the first of one place, half of it.

    >>> once = np.ones((1, 2), np.uint8)
    >>> drawn(Ranking.of(np.zeros(2)), np.array([1.0, 0.0]), once, np.ones(1))
    array([0.5])
    """
    last = _reached(ranking, weights, len(discount))
    starts = ranking.starts[:last]
    end = ranking.starts[last] if last < len(ranking.starts) else len(ranking.order)
    order = ranking.order[:end]
    times = weights[:, order].astype(np.float64)
    size = np.add.reduceat(times, starts, axis=1)
    gained = np.add.reduceat(times * gain[order], starts, axis=1)
    place = np.minimum(np.cumsum(size, axis=1), len(discount)).astype(np.int64)
    worth = np.concatenate([[0.0], np.cumsum(discount)])[place]
    return np.asarray((gained / np.maximum(size, 1) * np.diff(worth, axis=1, prepend=0)).sum(1))


def _reached(ranking: Ranking, weights: NDArray[np.uint8], places: int) -> int:
    """Return how many groups it takes to fill the places in every sample."""
    end = 2 * places
    while True:
        last = int(np.searchsorted(ranking.starts, end))
        stop = ranking.starts[last] if last < len(ranking.starts) else len(ranking.order)
        if stop == len(ranking.order):
            return len(ranking.starts)
        if weights[:, ranking.order[:stop]].sum(axis=1, dtype=np.int64).min() >= places:
            return last
        end *= 2


def ndcg(
    ranking: Ranking, ideal: Ranking, gain: NDArray[np.float64], weights: NDArray[np.uint8]
) -> NDArray[np.float64]:
    """Return NDCG at ``FIRST`` for each sample, (r,) float64; NaN where nobody gained.

    Parameters
    ----------
    ideal : Ranking
        That of ``gain`` itself.
    """
    discount = 1 / np.log2(np.arange(FIRST) + 2.0)
    best = drawn(ideal, gain, weights, discount)
    return np.asarray(drawn(ranking, gain, weights, discount) / np.where(best > 0, best, np.nan))


def precision(
    ranking: Ranking, gain: NDArray[np.float64], weights: NDArray[np.uint8]
) -> NDArray[np.float64]:
    """Return the share of the first ``TOP`` that gained anything, for each sample, (r,) float64."""
    places = np.minimum(weights.sum(axis=1, dtype=np.int64), TOP)
    found = drawn(ranking, (gain > 0).astype(np.float64), weights, np.ones(TOP))
    return np.asarray(found / np.maximum(places, 1))


def kendall(value: NDArray[np.float64], gain: NDArray[np.float64]) -> float:
    """Return Kendall's tau-b, NaN where one of the two says nothing.

    Notes
    -----
    Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945), 239-251.
    """
    if np.ptp(value) == 0 or np.ptp(gain) == 0:
        return float("nan")
    return float(stats.kendalltau(value, gain).statistic)


def spearman(first: Ranking, second: Ranking, weights: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return the correlation of two rankings' mid-ranks, for each sample, (r,) float64.

    NaN where all of a sample are level in one of them.
    """
    return _spearman(first.order, first.starts, second.order, second.starts, weights)


@kernel()
def _spearman(
    order_x: NDArray[np.int64],
    starts_x: NDArray[np.int64],
    order_y: NDArray[np.int64],
    starts_y: NDArray[np.int64],
    weights: NDArray[np.uint8],
) -> NDArray[np.float64]:
    samples, n = weights.shape
    result = np.empty(samples)
    ranks = np.empty((2, n))
    for sample in range(samples):
        weight = weights[sample]
        above = 0.0
        for axis in range(2):
            order = order_x if axis == 0 else order_y
            starts = starts_x if axis == 0 else starts_y
            above = 0.0
            for group in range(len(starts)):
                end = starts[group + 1] if group + 1 < len(starts) else n
                size = 0.0
                for place in range(starts[group], end):
                    size += weight[order[place]]
                for place in range(starts[group], end):
                    ranks[axis, order[place]] = above + size / 2
                above += size
        middle = above / 2
        xx = yy = xy = 0.0
        for node in range(n):
            x, y = ranks[0, node] - middle, ranks[1, node] - middle
            xx += weight[node] * x * x
            yy += weight[node] * y * y
            xy += weight[node] * x * y
        result[sample] = xy / np.sqrt(xx * yy) if xx > 0 and yy > 0 else np.nan
    return result
