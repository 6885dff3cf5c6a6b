"""Routes asked on the spot; the newest run's network is kept while the graph stays the same."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from leylines.graph.errors import NotFoundError
from leylines.graph.network import InfluenceNetwork
from leylines.graph.store import Store
from leylines.queries.engine import Graph as Matrix
from leylines.queries.routes import (
    Between,
    ContextualRoute,
    Route,
    best_value,
    between,
    contextual_routes,
    find_routes,
    network_without,
    reach,
)
from leylines.queries.routes.newest import Newest
from leylines.queries.spread import Loss, loss_without
from leylines.ui.canvas import NetworkView
from leylines.ui.canvas.routes import routes_view
from leylines.ui.pages.parts.arrays import newest_of
from leylines.ui.pages.parts.graph import Graph

SAMPLES = 2000
"""Possible worlds in which it is counted what is lost without somebody."""

End = tuple[str, str]
"""``person`` or ``community``, and the id."""


@dataclass(frozen=True)
class Way:
    """A route and, into a community, what its end is worth there.

    ``route`` is None if none leads to the end.
    """

    name: str
    route: Route | None
    standing: float | None = None
    value: float | None = None


@dataclass(frozen=True)
class Ways:
    """The routes found, and into a community those to whom a global list would have chosen.

    ``worth`` is the probability of the best route or, into a community, the value of the best ends
    together; ``between`` tells of those on the way what it would be without each.
    """

    view: NetworkView
    best: tuple[Way, ...]
    others: tuple[Way, ...] = ()
    gain: float | None = None
    worth: float = 0.0
    between: tuple[Between, ...] = ()


def find_ways(
    graph: Graph, source: End, target: End, k: int, *, without: str | None = None
) -> Ways:
    """Return the best routes from a person or community to another.

    Parameters
    ----------
    without : str, optional
        Somebody whose influence is left aside.

    Raises
    ------
    NotFoundError
        If the newest run does not know one of them.
    """
    return _ways(graph.state, source, target, k, without, graph.store)


def find_loss(graph: Graph, person: str) -> Loss:
    """Return what is lost without a person, wherever the routes begin and end."""
    return _loss(graph.state, person, graph.store)


@st.cache_data(show_spinner="Looking for routes …", max_entries=50)
def _ways(state: str, source: End, target: End, k: int, without: str | None, _store: Store) -> Ways:
    run = newest_of(Graph(_store, state))
    network = run.network
    if without is not None:
        network = network_without(network, _positions(run, ("person", without))[0])
    sources = _positions(run, source)
    if target[0] == "person":
        return _to_person(run, network, sources, _positions(run, target), k)
    return _into_community(run, network, sources, run.standing(target[1]), k)


def _to_person(
    run: Newest, network: InfluenceNetwork, sources: list[int], ends: list[int], k: int
) -> Ways:
    def chance(some: InfluenceNetwork) -> float:
        return float(reach(some, sources).probability[ends].max())

    routes = find_routes(network, sources, ends, k)
    best = tuple(Way(route.names[-1], route) for route in routes)
    stand = tuple(between(network, routes, chance))
    return Ways(_view(run, best, ()), best, worth=chance(network), between=stand)


def _into_community(
    run: Newest,
    network: InfluenceNetwork,
    sources: list[int],
    standing: NDArray[np.float64],
    k: int,
) -> Ways:
    def value(some: InfluenceNetwork) -> float:
        return 100 * best_value(some, sources, standing, k)

    found = contextual_routes(network, sources, standing, run.global_standing, k)
    best, others = _worth(found.routes), _worth(found.global_choice)
    stand = between(network, [each.route for each in found.routes if each.route], value)
    view = _view(run, best, others)
    return Ways(view, best, others, 100 * found.gain, value(network), tuple(stand))


@st.cache_data(show_spinner="Letting influence spread …", max_entries=50)
def _loss(state: str, person: str, _store: Store) -> Loss:
    run = newest_of(Graph(_store, state))
    graph = Matrix.of(run.network.matrix(run.network.probability))
    return loss_without(graph, _positions(run, ("person", person))[0], samples=SAMPLES)


def _positions(run: Newest, end: End) -> list[int]:
    kind, one = end
    if kind == "community":
        found = run.members(one)
    else:
        found = [run.positions[one]] if one in run.positions else []
    if not found:
        raise NotFoundError(f"The newest run knows nobody of {one}", cure="`leylines analyse`")
    return found


def _worth(ends: list[ContextualRoute]) -> tuple[Way, ...]:
    return tuple(Way(each.name, each.route, 100 * each.standing, 100 * each.value) for each in ends)


def _view(run: Newest, best: tuple[Way, ...], others: tuple[Way, ...]) -> NetworkView:
    routes = [way.route for way in best if way.route]
    compared = [way.route for way in others if way.route]
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for route in (*routes, *compared):
        names = dict(zip(route.persons, route.names, strict=True))
        for hop in route.hops:
            row = {name: getattr(hop, name) for name in hop.__slots__}
            for side, one in (("source", hop.source), ("target", hop.target)):
                row[f"{side}_name"] = names[one]
                row[f"{side}_score"] = 100 * float(run.global_standing[run.positions[one]])
            rows[hop.source, hop.target] = row
    ways = [[route.persons for route in some] for some in (routes, compared)]
    return routes_view("Routes", ways[0], list(rows.values()), ways[1])
