"""Probability: a Beta posterior of the chance that one person reacts to another's next occasion."""

import numpy as np
from numpy.typing import NDArray

from leylines.graph.network.interactions import Interactions
from leylines.graph.network.moments import Successes, pair_moments
from leylines.graph.network.occasions import (
    Window,
    active_communities,
    nowhere,
    occasion_of,
    occasions,
)
from leylines.graph.network.opportunities import opportunities
from leylines.graph.network.parameters import Parameters
from leylines.graph.network.prior import fit_prior
from leylines.graph.network.strength import DAY, InfluenceFlow, end_of_data


def reaction_probability(
    interactions: Interactions,
    flow: InfluenceFlow,
    edge: NDArray[np.int64],
    source: NDArray[np.int32],
    target: NDArray[np.int32],
    parameters: Parameters,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return alpha and beta of each edge's posterior.

    Successes are the distinct occasions of the source through which influence flowed in the
    window; trials are the source's occasions in communities where the target was active. The prior
    is that of the community in which most of the edge's interactions lie. The definitions and
    their reasons are in docs/decisions/strength-and-probability.md.

    Parameters
    ----------
    interactions : Interactions
    flow : InfluenceFlow
    edge : (f,) int64
        The edge of each contribution.
    source, target : (e,) int32
    parameters : Parameters
    """
    now = end_of_data(interactions, parameters)
    window = Window(now - parameters.window_days * DAY, now)
    given = occasions(interactions, window)
    active = active_communities(interactions, window)
    places = nowhere(interactions) + 1

    held = window.holds(flow.at)
    occasion = occasion_of(interactions, flow)
    successes = _distinct(edge[held], occasion[held])
    k = np.bincount(successes[0], minlength=len(source))
    n = np.maximum(opportunities(given, active, source, target, places), k)

    lists = interactions.in_communities.filled(nowhere(interactions)).take(flow.event)
    place = edge[lists.rows()] * places + lists.indices
    seen = held[lists.rows()]
    pair_place, k_there = np.unique(
        _distinct(place[seen], occasion[lists.rows()][seen])[0], return_counts=True
    )
    pair = pair_place // places
    there = Successes(source[pair], target[pair], (pair_place % places).astype(np.int32), k_there)
    alpha, beta = fit_prior(pair_moments(given, active, there, places))
    home = _commonest(place, places, len(source))
    return alpha[home] + k, beta[home] + n - k


def _distinct(
    first: NDArray[np.int64], second: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the distinct pairs, in order."""
    names, first_position = np.unique(first, return_inverse=True)
    span = int(second.max(initial=0)) + 1
    key = np.unique(first_position * span + second)
    return names[key // span], key % span


def _commonest(place: NDArray[np.int64], places: int, edges: int) -> NDArray[np.int64]:
    """Return the community in which most of each edge's interactions lie; of equals, the first."""
    keys, counts = np.unique(place, return_counts=True)
    order = np.lexsort((keys, -counts, keys // places))
    home = np.zeros(edges, dtype=np.int64)
    edge = (keys // places)[order]
    first = np.flatnonzero(np.diff(edge, prepend=-1))
    home[edge[first]] = (keys % places)[order][first]
    return home
