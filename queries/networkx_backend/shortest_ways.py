"""Harmonic and betweenness centrality, as NetworkX returns them."""

from collections.abc import Hashable
from typing import Any

from leylines.queries.centrality import betweenness, harmonic
from leylines.queries.engine import Graph
from leylines.queries.networkx_backend.arrays import ArrayGraph
from leylines.queries.networkx_backend.covered import Arguments, covered
from leylines.queries.networkx_backend.threads import threads


def _by_all(given: Arguments) -> str:
    if given["nbunch"] is not None or given["sources"] is not None:
        return "all nodes are measured from all"
    return "distance is a function" if callable(given["distance"]) else ""


@covered(_by_all)
def harmonic_centrality(
    graph: ArrayGraph,
    nbunch: Any = None,  # NetworkX's arguments; refused unless None
    distance: str | None = None,
    sources: Any = None,  # as above
) -> dict[Hashable, float]:
    """Return the sum of 1 / distance from all others to each node."""
    engine = _with_costs(graph, distance)
    found = harmonic(engine, weighted=distance in graph.columns, threads=threads())
    return dict(zip(graph.nodes, found.tolist(), strict=True))


def _from_all(given: Arguments) -> str:
    if given["k"] is not None and given["k"] != len(given["graph"]):
        return "NetworkX draws its sample in another way"
    return "endpoints are never counted" if given["endpoints"] else ""


@covered(_from_all)
def betweenness_centrality(
    graph: ArrayGraph,
    k: int | None = None,  # NetworkX's arguments; refused unless all nodes
    normalized: bool = True,
    weight: str | None = None,
    endpoints: bool = False,  # refused unless False
    seed: Any = None,  # nothing is drawn
) -> dict[Hashable, float]:
    """Return the share, or if not normalized the number, of shortest paths through each node."""
    engine = _with_costs(graph, weight)
    found = betweenness(engine, weighted=weight in graph.columns, threads=threads())
    if not normalized:
        n = len(graph)
        found *= (n - 1) * (n - 2) / (1 if graph.directed else 2)
    return dict(zip(graph.nodes, found.tolist(), strict=True))


def _with_costs(graph: ArrayGraph, weight: str | None) -> Graph:
    engine = graph.engine(weight)
    if engine.weight.min(initial=1.0) <= 0:
        raise NotImplementedError("There are weights that are not above 0")
    return engine
