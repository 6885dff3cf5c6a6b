"""Participation: over how many communities a person's activity is spread."""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse


def participation(homes: sparse.csr_array) -> NDArray[np.float64]:
    """Return the participation coefficient of each person, (n,) float64 from 0 to below 1.

    ``1 − Σ share²`` over communities: 0 for who is active in one community only (or in none).

    Parameters
    ----------
    homes : (n, communities) sparse array
        How each person's activity divides over the communities; rows sum to 1 or 0.

    Notes
    -----
    Guimerà and Amaral, "Functional cartography of complex metabolic networks", 2005.

    Examples
    --------
    >>> participation(sparse.csr_array(np.array([[1.0, 0.0], [0.5, 0.5], [0.0, 0.0]])))
    array([0. , 0.5, 0. ])
    """
    squares = np.asarray((homes * homes).sum(axis=1)).reshape(-1)
    active = np.diff(homes.indptr) > 0
    return np.asarray(np.where(active, np.maximum(0.0, 1.0 - squares), 0.0))
