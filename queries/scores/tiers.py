"""Tiers: people of one context whose scores the data do not tell apart from their tier's first."""

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine import kernel
from leylines.queries.scores.bootstrap import LEVELS
from leylines.queries.scores.contexts import Contexts
from leylines.queries.scores.scale import Order


def tiers(
    contexts: Contexts,
    standing: Order,
    score: NDArray[np.float64],
    samples: NDArray[np.float32],
) -> NDArray[np.int32]:
    """Return the tier of each node within its context, (n,) int32; 1 is the first.

    From the highest down, a node is told apart from its tier's first if the interval of the
    difference of the two, replicate by replicate, lies above 0; then it begins the next tier. The
    interval is made like all others: it lies about the difference as the replicates' 5 % and 95 %
    quantiles lie about their median. Who is level is never told apart.

    Parameters
    ----------
    standing : Order
        That of ``score``.
    score : (n,) float64
    samples : (replicates, n) float32
        The scores in each replicate of a bootstrap. Without any, all who are not level are told
        apart, for nothing speaks against it.

    Examples
    --------
    Two who change places from replicate to replicate, and one far below them.

    >>> from leylines.queries.scores import build_contexts, order
    >>> nothing, three = np.array([], np.int32), (np.arange(3), np.zeros(3, np.int64))
    >>> contexts = build_contexts(1, nothing, nothing, (nothing, nothing), three)
    >>> score = np.array([90.0, 88.0, 10.0])
    >>> samples = np.array([[90, 95, 10], [95, 85, 11], [88, 88, 9]], np.float32)
    >>> tiers(contexts, order(contexts, score), score, samples).tolist()
    [1, 1, 2]
    """
    by_rank = np.lexsort((standing.rank, contexts.context))
    rank, context = standing.rank[by_rank], contexts.context[by_rank]
    begins = np.ones(len(score), dtype=np.bool_)
    begins[1:] = context[1:] != context[:-1]
    level = np.zeros(len(score), dtype=np.bool_)
    level[1:] = ~begins[1:] & (rank[1:] == rank[:-1])
    return _tiers(by_rank, begins, level, score, samples, LEVELS[0])


@kernel()
def _tiers(
    by_rank: NDArray[np.int64],
    begins: NDArray[np.bool_],
    level: NDArray[np.bool_],
    score: NDArray[np.float64],
    samples: NDArray[np.float32],
    low: float,
) -> NDArray[np.int32]:
    count = len(samples)
    tier = np.zeros(len(by_rank), dtype=np.int32)
    lead = np.zeros(count)
    first, number = 0, 0
    for place in range(len(by_rank)):
        node = by_rank[place]
        if begins[place]:
            first, number = node, 1
        elif not level[place]:
            difference = score[first] - score[node]
            if count:
                for replicate in range(count):
                    lead[replicate] = samples[replicate, first] - samples[replicate, node]
                difference += np.quantile(lead, low) - np.median(lead)
            if difference > 0:
                first, number = node, number + 1
        tier[node] = number
    return tier
