"""Routes without somebody: who stands between, and what is lost without each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from leylines.graph.network import InfluenceNetwork
from leylines.queries.routes.intermediaries import intermediaries
from leylines.queries.routes.route import Route

MOST = 12
"""So many of those who stand between are looked at, the ones on most routes first."""


@dataclass(frozen=True, slots=True)
class Between:
    """Somebody on the way: on how many of the routes, and what they are worth without."""

    id: str
    name: str
    routes: int
    without: float


def network_without(network: InfluenceNetwork, person: int) -> InfluenceNetwork:
    """Return the network without the influence of and on a person; positions stay.

    Examples
    --------
    >>> one = np.ones(2)
    >>> chain = InfluenceNetwork(
    ...     ["a", "b", "c"], ["Ada", "Bob", "Cleo"], np.array([0, 1, 2, 2]),
    ...     np.array([1, 2], np.int32), one, one.astype(int), one.astype(int), one, one)
    >>> network_without(chain, 2).indices.tolist()
    [1]
    """
    kept = (network.sources != person) & (network.indices != person)
    edges = ("indices", "strength", "interactions", "last_at", "alpha", "beta")
    return replace(
        network,
        indptr=np.concatenate([[0], np.cumsum(kept)])[network.indptr],
        **{name: getattr(network, name)[kept] for name in edges},
    )


def between(
    network: InfluenceNetwork,
    routes: Iterable[Route],
    worth: Callable[[InfluenceNetwork], float],
) -> list[Between]:
    """Return who stands between the ends of routes, whose loss costs most first.

    Parameters
    ----------
    network : InfluenceNetwork
    routes : iterable of Route
    worth : function of a network
        What is to be kept: the probability of the best route, the value of the best ends.
    """
    positions = {person: place for place, person in enumerate(network.persons)}
    found = [
        Between(
            person,
            network.names[positions[person]],
            count,
            worth(network_without(network, positions[person])),
        )
        for person, count in intermediaries(routes)[:MOST]
    ]
    return sorted(found, key=lambda row: (row.without, row.id))
