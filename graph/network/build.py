"""From interactions to the influence network."""

import numpy as np

from leylines.graph.network.influence import InfluenceNetwork
from leylines.graph.network.interactions import Interactions
from leylines.graph.network.parameters import Parameters
from leylines.graph.network.probability import reaction_probability
from leylines.graph.network.strength import influence_flow


def build_network(interactions: Interactions, parameters: Parameters) -> InfluenceNetwork:
    """Return who influences whom, how strongly, and with what probability.

    The same interactions and parameters give the same bytes.

    Examples
    --------
    >>> from leylines.graph.network import read_interactions    # doctest: +SKIP
    >>> network = build_network(read_interactions(store), Parameters())    # doctest: +SKIP
    """
    flow = influence_flow(interactions, parameters)
    n = len(interactions.persons)
    keys, edge = np.unique(flow.source.astype(np.int64) * n + flow.target, return_inverse=True)
    source, target = (keys // max(n, 1)).astype(np.int32), (keys % max(n, 1)).astype(np.int32)
    last_at = np.full(len(keys), np.iinfo(np.int64).min)
    np.maximum.at(last_at, edge, flow.at)
    alpha, beta = reaction_probability(interactions, flow, edge, source, target, parameters)
    return InfluenceNetwork(
        persons=interactions.persons,
        names=interactions.names,
        indptr=np.searchsorted(source, np.arange(n + 1)).astype(np.int64),
        indices=target,
        strength=np.asarray(np.bincount(edge, flow.value, minlength=len(keys)), dtype=np.float64),
        interactions=np.bincount(edge, minlength=len(keys)).astype(np.int64),
        last_at=last_at,
        alpha=alpha,
        beta=beta,
    )
