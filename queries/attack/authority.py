"""HITS authorities in every context at once, one of the measures that an attack is tried on."""

import numpy as np
from numpy.typing import NDArray

from leylines.queries.scores import Contexts


def authorities(
    contexts: Contexts,
    value: NDArray[np.float64],
    *,
    tolerance: float = 1e-9,
    steps: int = 500,
) -> NDArray[np.float64]:
    """Return the HITS authority of every person in every context.

    Whoever is influenced is a hub, whoever influences an authority, by strength.

    Parameters
    ----------
    value : (flows,) float64
        What each flow of influence counts.
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
    """
    matrix = contexts.matrix(contexts.strength(value))
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
