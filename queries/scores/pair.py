"""The pair: a person's standing in a community beside the same person's standing everywhere."""

import numpy as np
from numpy.typing import NDArray

from leylines.queries.scores.contexts import Contexts
from leylines.queries.scores.scale import Order

QUADRANTS = ("the rest", "local hero", "visiting celebrity", "strong in both")
"""By number: 1 for strong in the community, plus 2 for strong everywhere."""

FEWEST_MEMBERS = 5
"""Below this a community's correlation says nothing and is not given."""


def everywhere(contexts: Contexts, score: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return for each node its person's score in context 0, which is everything, (n,) float64.

    Parameters
    ----------
    contexts : Contexts
        Every member of a context is a member of context 0.
    score : (n,) float64
        By node.
    """
    return score[contexts.everywhere]


def quadrants(
    local: NDArray[np.float64], overall: NDArray[np.float64], strong: float
) -> NDArray[np.int8]:
    """Return each node's quadrant as a position in ``QUADRANTS``, (n,) int8.

    Parameters
    ----------
    local, overall : (n,) float64
        Percentiles among the same members.
    strong : float
        From this percentile on a standing is strong.

    Examples
    --------
    >>> [QUADRANTS[i] for i in quadrants(np.array([90.0, 90]), np.array([10.0, 95]), strong=80)]
    ['local hero', 'strong in both']
    """
    return ((local >= strong) + 2 * (overall >= strong)).astype(np.int8)


def correlations(contexts: Contexts, local: Order, overall: Order) -> NDArray[np.float64]:
    """Return Spearman's correlation of two orders of the same nodes, (c,) float64.

    NaN where a context has fewer than ``FEWEST_MEMBERS`` or all of them are level in either order.
    """
    mean = local.members / 2
    x, y = local.mid_rank - mean, overall.mid_rank - mean
    spread = np.sqrt(contexts.total(x * x) * contexts.total(y * y))
    known = (contexts.members >= FEWEST_MEMBERS) & (spread > 0)
    value = np.full(len(contexts), np.nan)
    value[known] = contexts.total(x * y)[known] / spread[known]
    return value
