"""Which interactions a score is made of: all, those of a community, or those among some people."""

import numpy as np
from numpy.typing import NDArray

from leylines.graph.network import Interactions


def everything(interactions: Interactions) -> NDArray[np.bool_]:
    """Return which interactions the global score is made of: all, (m,) bool."""
    return np.ones(len(interactions), dtype=np.bool_)


def in_community(interactions: Interactions, community: int) -> NDArray[np.bool_]:
    """Return which interactions lie in a declared community, (m,) bool.

    Parameters
    ----------
    community : int
        Its position.
    """
    where = interactions.in_communities
    inside = np.zeros(len(interactions), dtype=np.bool_)
    inside[where.rows()[where.indices == community]] = True
    return inside


def among(interactions: Interactions, members: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which interactions have both ends in a detected community, (m,) bool.

    Parameters
    ----------
    members : (persons,) bool
    """
    return np.asarray(members[interactions.actor] & members[interactions.target])
