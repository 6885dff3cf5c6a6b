"""HITS authorities in every context at once: what stands beside the score in trials of it."""

import numpy as np
from numpy.typing import NDArray

from leylines.queries.scores.contexts import Contexts


def authorities(
    contexts: Contexts,
    strength: NDArray[np.float64],
    *,
    tolerance: float = 1e-9,
    steps: int = 500,
) -> NDArray[np.float64]:
    """Return the HITS authority of every person in every context.

    Whoever is influenced is a hub, whoever influences an authority, by strength.

    Parameters
    ----------
    strength : (e,) float64
        Of each edge; ones, where each pair is to count once.
    tolerance : float
        Change of a step at which it ends, of the context's largest.
    steps : int
        It ends then in any case: with two equal leading eigenvalues nothing else ends it.

    Returns
    -------
    (n,) float64
        The largest of each context that has influence is 1.

    Notes
    -----
    Kleinberg, "Authoritative sources in a hyperlinked environment", 1999, section 3.

    Examples
    --------
    Two react to person 0, one of them to person 1.

    >>> from leylines.queries.scores import build_contexts
    >>> ends = np.array([0, 0, 1], np.int32), np.array([2, 3, 3], np.int32)
    >>> flows, nobody_else = (np.arange(3), np.zeros(3, int)), (np.zeros(0, int), np.zeros(0, int))
    >>> authorities(build_contexts(1, *ends, flows, nobody_else), np.ones(3)).round(3)
    array([1.   , 0.618, 0.   , 0.   ])
    """
    matrix = contexts.matrix(strength)
    back = matrix.T.tocsr()
    authority = np.ones(len(contexts.person))
    for _ in range(steps):
        after = matrix @ (back @ authority)
        largest = contexts.maximum(after)[contexts.context]
        after /= np.where(largest > 0, largest, 1.0)
        change = np.abs(after - authority).max(initial=0.0)
        authority = after
        if change <= tolerance:
            break
    return authority
