"""A route of influence: persons, hops, and how probable it is that influence goes all the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy import special

from leylines.graph.network import InfluenceNetwork

LOW, HIGH = 0.05, 0.95


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a route.

    Attributes
    ----------
    source, target : str
        The ids of who influences and who is influenced.
    probability, low, high : float
        The posterior's mean, and its 5 % and 95 % quantiles.
    strength : float
    interactions : int
    last_at : int
        When the newest interaction was, milliseconds since 1970.
    """

    source: str
    target: str
    probability: float
    low: float
    high: float
    strength: float
    interactions: int
    last_at: int


@dataclass(frozen=True, slots=True)
class Route:
    """A way of influence from the first person to the last.

    Attributes
    ----------
    persons, names : tuple of str
        In the order in which influence passes.
    hops : tuple of Hop
        One fewer.
    probability, low, high : float
        That every hop succeeds: mean, 5 % and 95 % quantiles.
    """

    persons: tuple[str, ...]
    names: tuple[str, ...]
    hops: tuple[Hop, ...]
    probability: float
    low: float
    high: float


def make_route(network: InfluenceNetwork, path: Sequence[int]) -> Route:
    """Return the route through the persons at these positions.

    The hops are taken as independent. A product of Beta variables is not one, but the Beta with
    the same mean and variance is so near that its quantiles serve; for one hop it is the same.

    References
    ----------
    D.-Y. Fan (1991), "The distribution of the product of independent beta variables",
    Communications in Statistics - Theory and Methods 20, 4043-4052.

    Examples
    --------
    >>> network = InfluenceNetwork(
    ...     ["a", "b"], ["Ada", "Bob"], np.array([0, 1, 1]), np.array([1], np.int32),
    ...     np.array([1.0]), np.array([1]), np.array([0]), np.array([1.0]), np.array([3.0]))
    >>> route = make_route(network, [0, 1])
    >>> route.persons, route.probability, round(route.low, 3), round(route.high, 3)
    (('a', 'b'), 0.25, 0.017, 0.632)
    """
    edges = edges_of(network, path)
    alpha, beta = network.alpha[edges], network.beta[edges]
    low, high = (special.betaincinv(alpha, beta, q) for q in (LOW, HIGH))
    hops = tuple(
        Hop(
            source=network.persons[path[step]],
            target=network.persons[path[step + 1]],
            probability=float(network.probability[edge]),
            low=float(low[step]),
            high=float(high[step]),
            strength=float(network.strength[edge]),
            interactions=int(network.interactions[edge]),
            last_at=int(network.last_at[edge]),
        )
        for step, edge in enumerate(edges)
    )
    probability = float(np.prod(network.probability[edges]))
    # The square of a product's coefficient of variation is that of its factors, less one.
    variation = np.expm1(np.log1p(beta / (alpha * (alpha + beta + 1))).sum())
    counts = (1 - probability) / (probability * variation) - 1 if hops else 1.0
    bounds = special.betaincinv(probability * counts, (1 - probability) * counts, [LOW, HIGH])
    return Route(
        persons=tuple(network.persons[place] for place in path),
        names=tuple(network.names[place] for place in path),
        hops=hops,
        probability=probability,
        low=float(bounds[0]) if hops else 1.0,
        high=float(bounds[1]) if hops else 1.0,
    )


def edges_of(network: InfluenceNetwork, path: Sequence[int]) -> list[int]:
    """Return the positions of a path's edges.

    Raises
    ------
    ValueError
        If one of them is not in the network.
    """
    edges = []
    for source, target in pairwise(path):
        start, end = network.indptr[source : source + 2]
        edge = start + int(np.searchsorted(network.indices[start:end], target))
        if edge == end or network.indices[edge] != target:
            raise ValueError(f"No edge from position {source} to {target}.")
        edges.append(int(edge))
    return edges
