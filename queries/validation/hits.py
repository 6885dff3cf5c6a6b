"""HITS in every context at once: the score that a page draws from those who know whom to follow."""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from leylines.queries.scores import Contexts

STEPS = 100
TOLERANCE = 1e-8


def hits(contexts: Contexts) -> NDArray[np.float64]:
    """Return how good an authority each person is in each context, (n,) float64.

    Who reacts points to the one reacted to: who is reacted to by good judges is an authority, who
    reacts to authorities a good judge. Each pair counts once. Sums to 1 in a context with edges.

    Notes
    -----
    Kleinberg, "Authoritative sources in a hyperlinked environment", Journal of the ACM 46 (1999),
    604-632, section 3.

    Examples
    --------
    Two react to person 0, one of them to person 1.

    >>> from leylines.queries.scores import build_contexts
    >>> ends = np.array([0, 0, 1], np.int32), np.array([2, 3, 3], np.int32)
    >>> flows, nobody_else = (np.arange(3), np.zeros(3, int)), (np.zeros(0, int), np.zeros(0, int))
    >>> hits(build_contexts(1, *ends, flows, nobody_else)).round(3)
    array([0.618, 0.382, 0.   , 0.   ])
    """
    pairs = contexts.matrix(np.ones(len(contexts.target)))
    back = sparse.csr_array(pairs.T)
    score: NDArray[np.float64] = np.ones(len(contexts.person))
    for _ in range(STEPS):
        after: NDArray[np.float64] = pairs @ (back @ score)
        total = contexts.total(after)
        after = after / np.where(total > 0, total, 1.0)[contexts.context]
        if np.abs(after - score).max(initial=0.0) < TOLERANCE:
            break
        score = after
    return after
