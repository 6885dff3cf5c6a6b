"""Contextual routes: to those whose standing in the target community is worth the way."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from leylines.graph.network import InfluenceNetwork
from leylines.queries.routes.in_time import ReachInTime
from leylines.queries.routes.reach import Reach, reach
from leylines.queries.routes.route import Route, make_route


@dataclass(frozen=True, slots=True)
class ContextualRoute:
    """A route to an end, and what it is worth.

    Attributes
    ----------
    end, name : str
    route : Route or None
        None if no route leads there.
    standing : float
        The end's standing in the target community, 0 to 1.
    global_standing : float
        Its standing overall.
    value : float
        The route's probability × the standing; 0 without a route.
    """

    end: str
    name: str
    route: Route | None
    standing: float
    global_standing: float
    value: float


@dataclass(frozen=True, slots=True)
class ContextualRoutes:
    """The ends worth reaching, and those that the global list alone would have chosen.

    ``gain`` is what the first are worth together, less the second: never below 0.
    """

    routes: list[ContextualRoute]
    global_choice: list[ContextualRoute]
    gain: float


@dataclass(frozen=True, slots=True)
class Carried:
    """A community into which a person's standing could be carried, and through whom.

    ``value`` is that of the best of ``ends``, which go by falling value.
    """

    community: int
    value: float
    ends: tuple[ContextualRoute, ...]


def contextual_routes(
    network: InfluenceNetwork,
    sources: Sequence[int],
    standing: NDArray[np.float64],
    global_standing: NDArray[np.float64],
    k: int = 10,
    reached: Reach | ReachInTime | None = None,
) -> ContextualRoutes:
    """Find the ``k`` ends in a community that are most worth reaching, and the way to each.

    Parameters
    ----------
    network : InfluenceNetwork
    sources : sequence of int
        Positions of those from whom it starts: a person, or a community's members. They are no
        ends themselves.
    standing : (n,) float64
        In the target community, 0 to 1; 0 for who is not in it.
    global_standing : (n,) float64
        Overall.
    k : int
    reached : Reach or ReachInTime, optional
        The ways from the sources, if not the best of all.

    Returns
    -------
    ContextualRoutes
        Of equal values, the one with the lower position comes first.
    """
    reached = reached or reach(network, sources)
    members = np.setdiff1d(np.flatnonzero(standing > 0), sources)
    values = (reached.probability * standing)[members]
    by_value = members[np.argsort(-values, kind="stable")][:k]
    by_global = members[np.argsort(-global_standing[members], kind="stable")][:k]

    def ends(chosen: NDArray[np.int64]) -> list[ContextualRoute]:
        return [
            _end(
                network, reached, int(place), float(standing[place]), float(global_standing[place])
            )
            for place in chosen
        ]

    routes = [end for end in ends(by_value) if end.route]
    global_choice = ends(by_global)
    gain = sum(end.value for end in routes) - sum(end.value for end in global_choice)
    return ContextualRoutes(routes, global_choice, max(gain, 0.0))


def best_value(
    network: InfluenceNetwork, sources: Sequence[int], standing: NDArray[np.float64], k: int
) -> float:
    """Return what the ``k`` ends of :func:`contextual_routes` are worth together."""
    values = reach(network, sources).probability * standing
    values[sources] = 0.0
    return float(np.sort(values)[-k:].sum())


def carried_into(
    network: InfluenceNetwork,
    person: int,
    standings: sparse.csr_array,
    global_standing: NDArray[np.float64],
    k: int = 20,
    through: int = 3,
) -> list[Carried]:
    """Find the ``k`` communities into which a person's standing could best be carried.

    Parameters
    ----------
    network : InfluenceNetwork
    person : int
        Its position.
    standings : (c, n) csr_array
        The standing of each person in each community, 0 to 1.
    global_standing : (n,) float64
    k : int
    through : int
        How many ends to name for each, at most.

    Returns
    -------
    list of Carried
        By falling value; communities that nothing reaches are left out.
    """
    reached = reach(network, [person])
    value = reached.probability.copy()
    value[person] = 0.0
    values = sparse.csr_array(
        (standings.data * value[standings.indices], standings.indices, standings.indptr),
        shape=standings.shape,
    )
    best = values.max(axis=1).toarray().ravel()
    order = np.argsort(-best, kind="stable")[:k]
    result = []
    for community in order[best[order] > 0]:
        row = slice(standings.indptr[community], standings.indptr[community + 1])
        chosen = np.lexsort((standings.indices[row], -values.data[row]))[:through]
        ends = tuple(
            _end(network, reached, int(place), float(standing), float(global_standing[place]))
            for place, standing, worth in zip(
                standings.indices[row][chosen],
                standings.data[row][chosen],
                values.data[row][chosen],
                strict=True,
            )
            if worth > 0
        )
        result.append(Carried(int(community), ends[0].value, ends))
    return result


def _end(
    network: InfluenceNetwork,
    reached: Reach | ReachInTime,
    place: int,
    standing: float,
    global_standing: float,
) -> ContextualRoute:
    probability = float(reached.probability[place])
    return ContextualRoute(
        end=network.persons[place],
        name=network.names[place],
        route=make_route(network, reached.path(place)) if probability > 0 else None,
        standing=standing,
        global_standing=global_standing,
        value=probability * standing,
    )
