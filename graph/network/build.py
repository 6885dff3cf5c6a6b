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
    Bob replies to Ada, and so is influenced by her.

    >>> from leylines.graph.network.interactions import Contents, Lists
    >>> none = Lists(np.zeros(1, np.int64), np.zeros(0, np.int32))
    >>> contents = Contents([], *[np.zeros(0, np.int32)] * 2, np.zeros(0, np.int64), none)
    >>> reply = Interactions(
    ...     persons=["ada", "bob"], names=["Ada", "Bob"], communities=[], community_names=[],
    ...     community_kinds=[], kinds=["REPLIED"], actor=np.array([1], np.int32),
    ...     target=np.array([0], np.int32), kind=np.array([0], np.int8), at=np.array([86_400_000]),
    ...     weight=np.array([1.0]), content=np.array([-1], np.int32),
    ...     in_communities=Lists(np.zeros(2, np.int64), np.zeros(0, np.int32)), contents=contents)
    >>> network = build_network(reply, Parameters())
    >>> network.indptr.tolist(), network.indices.tolist(), network.strength.tolist()
    ([0, 1, 1], [1], [1.0])
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
