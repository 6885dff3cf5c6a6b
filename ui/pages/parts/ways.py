"""Routes asked on the spot; the newest run's network is kept while the graph stays the same."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from leylines.graph.errors import NotFoundError
from leylines.graph.settings import read_settings
from leylines.graph.store import Store
from leylines.queries.routes import ContextualRoute, Route, contextual_routes, find_routes
from leylines.queries.routes.newest import Newest, newest
from leylines.ui.canvas import NetworkView
from leylines.ui.canvas.routes import routes_view
from leylines.ui.pages.parts.graph import Graph

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
    """The routes found, and into a community those to whom a global list would have chosen."""

    view: NetworkView
    best: tuple[Way, ...]
    others: tuple[Way, ...] = ()
    gain: float | None = None


def find_ways(graph: Graph, source: End, target: End, k: int) -> Ways:
    """Return the best routes from a person or community to another.

    Raises
    ------
    NotFoundError
        If the newest run does not know one of them.
    """
    return _ways(graph.state, source, target, k, graph.store)


@st.cache_resource(show_spinner="Reading the network …", max_entries=2)
def _newest(state: str, _store: Store) -> Newest:  # noqa: ARG001 - the cache's key
    return newest(_store, cache=read_settings().cache_dir)


@st.cache_data(show_spinner="Looking for routes …", max_entries=50)
def _ways(state: str, source: End, target: End, k: int, _store: Store) -> Ways:
    run = _newest(state, _store)
    sources = _positions(run, source)
    if target[0] == "person":
        routes = find_routes(run.network, sources, _positions(run, target), k)
        best = tuple(Way(route.names[-1], route) for route in routes)
        return Ways(_view(run, best, ()), best)
    standing = run.standing(target[1])
    found = contextual_routes(run.network, sources, standing, run.global_standing, k)
    best, others = _worth(found.routes), _worth(found.global_choice)
    return Ways(_view(run, best, others), best, others, 100 * found.gain)


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
