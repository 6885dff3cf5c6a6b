"""A route of influence: persons, hops, and how probable it is that influence goes all the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import special

from leylines.graph.network import InfluenceNetwork

LOW, HIGH = 0.05, 0.95
LEVELS = 128
"""Values that a posterior stands as when posteriors are multiplied."""


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

    The hops are taken as independent: the probability is the product of the hops' means, and the
    interval that of the product of their posteriors.

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
    bounds = _product_quantiles(network.alpha[edges], network.beta[edges]) if hops else (1.0, 1.0)
    return Route(
        persons=tuple(network.persons[place] for place in path),
        names=tuple(network.names[place] for place in path),
        hops=hops,
        probability=probability,
        low=bounds[0],
        high=bounds[1],
    )


def _product_quantiles(
    alpha: NDArray[np.float64], beta: NDArray[np.float64]
) -> tuple[float, float]:
    """Return the quantiles of a product of independent Beta variables.

    Each stands as that many equally likely values, its quantiles; the logarithms of two are added,
    all with all, and thinned to as many again. That takes no random numbers, and no Beta or normal
    approximation, whose tails are off where a posterior is as skew as ours are.
    """
    if len(alpha) == 1:
        ends = _log_quantiles(alpha[0], beta[0], np.array([LOW, HIGH]))
    else:
        middle = (np.arange(LEVELS) + 0.5) / LEVELS
        factors = [_log_quantiles(a, b, middle) for a, b in zip(alpha, beta, strict=True)]
        sums = factors[0]
        for factor in factors[1:]:
            each = len(sums) // LEVELS
            sums = np.sort(np.add.outer(sums[each // 2 :: each], factor), axis=None)
        ends = np.quantile(sums, [LOW, HIGH])
    low, high = np.exp(ends).tolist()
    return low, high


def _log_quantiles(alpha: float, beta: float, levels: NDArray[np.float64]) -> NDArray[np.float64]:
    quantiles = np.maximum(special.betaincinv(alpha, beta, levels), np.finfo(np.float64).tiny)
    return np.asarray(np.log(quantiles))


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
