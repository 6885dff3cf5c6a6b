"""PageRank in every context at once: the plain score that stands beside the contextual one."""

import numpy as np
from numpy.typing import NDArray

from leylines.queries.scores.contexts import Contexts


def pagerank(
    contexts: Contexts,
    value: NDArray[np.float64],
    *,
    damping: float = 0.85,
    tolerance: float = 1e-10,
) -> NDArray[np.float64]:
    """Return the PageRank of every person in every context.

    The walk goes from who is influenced to who influences, in proportion to strength; from those
    whom nobody influences it goes to anybody of the context.

    Parameters
    ----------
    value : (flows,) float64
        What each flow of influence counts.
    damping : float
        How often the walk follows an edge.
    tolerance : float
        Error allowed in a context's sum.

    Returns
    -------
    (n,) float64
        Sums to 1 in each context that has a node.

    Notes
    -----
    Page, Brin, Motwani and Winograd, "The PageRank Citation Ranking", 1999.
    """
    strength = contexts.strength(value)
    reached = contexts.reached(strength)
    stuck = reached == 0
    walk = contexts.matrix(strength / np.where(stuck, 1.0, reached)[contexts.target])
    uniform = 1.0 / contexts.members[contexts.context]
    rank = uniform
    error = np.inf
    while error > tolerance:
        jump = damping * contexts.total(np.where(stuck, rank, 0.0)) + 1.0 - damping
        after = damping * (walk @ rank) + jump[contexts.context] * uniform
        error = contexts.total(np.abs(after - rank)).max(initial=0.0)
        rank = after
    return rank
