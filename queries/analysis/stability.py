"""The stability of the detected communities, by a few replicates of the analysis's bootstrap."""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from leylines.graph.network import InfluenceFlow, InfluenceNetwork, Parameters
from leylines.queries.communities import Stability, stability
from leylines.queries.communities.stability import AGAIN
from leylines.queries.scores import replicates


def stable(
    network: InfluenceNetwork,
    flow: InfluenceFlow,
    interactions: int,
    detected: NDArray[np.int32],
    parameters: Parameters,
) -> Stability:
    """Return how well each detected community is found again: :func:`stability`.

    Without a bootstrap nothing is looked for again, and all is NaN.

    Parameters
    ----------
    interactions : int
        How many there are, also of those without influence.
    detected : (persons,) int32
        The detected community of each person, or -1.
    """
    if not parameters.bootstrap:
        unknown = np.full(int(detected.max(initial=-1)) + 1, np.nan)
        return Stability(
            dict.fromkeys(("seeds", "data", "resolutions"), unknown),
            dict.fromkeys(("seeds", "data"), float("nan")),
            np.full(len(detected), np.nan),
        )
    shape = (len(network.persons), len(network.persons))
    drawn = (
        sparse.csr_array((flow.value * weight[flow.event], (flow.source, flow.target)), shape=shape)
        for weight in replicates(interactions, AGAIN, parameters.seed)
    )
    return stability(network.matrix(network.strength), detected, drawn, parameters.seed)
