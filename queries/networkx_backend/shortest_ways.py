"""Harmonic and betweenness centrality, as NetworkX returns them."""

from collections.abc import Hashable
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from leylines.queries.centrality import betweenness, carried_from, harmonic
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


def _no_endpoints(given: Arguments) -> str:
    if given["k"] == 0:
        return "a sample of nobody has no mean"
    return "endpoints are never counted" if given["endpoints"] else ""


@covered(_no_endpoints)
def betweenness_centrality(
    graph: ArrayGraph,
    k: int | None = None,
    normalized: bool = True,  # NetworkX's arguments
    weight: str | None = None,
    endpoints: bool = False,  # refused unless False
    seed: Any = None,
) -> dict[Hashable, float]:
    """Return the share, or if not normalized the number, of shortest paths through each node.

    From a sample of ``k`` sources it is estimated; ``seed`` draws the same ones as in NetworkX.
    """
    engine = _with_costs(graph, weight)
    weighted, n = weight in graph.columns, len(graph)
    if k is None or k == n:
        found = betweenness(engine, weighted=weighted, threads=threads())
    else:
        found = _from_sample(engine, _drawn(graph, k, seed), weighted)
    if not normalized:
        found *= (n - 1) * (n - 2) / (1 if graph.directed else 2)
    return dict(zip(graph.nodes, found.tolist(), strict=True))


def _drawn(graph: ArrayGraph, k: int, seed: Any) -> NDArray[np.int32]:
    """Return the positions of the nodes that NetworkX draws."""
    drawn = nx.utils.create_py_random_state(seed).sample(range(len(graph)), k)
    return np.array(drawn, dtype=np.int32)


def _from_sample(engine: Graph, sources: NDArray[np.int32], weighted: bool) -> NDArray[np.float64]:
    """Return the mean over the pairs seen: a source is in none of its own (NaN if it alone is)."""
    n, k = len(engine), len(sources)
    pairs = np.full(n, k * (n - 2), dtype=np.float64)
    pairs[sources] = (k - 1) * (n - 2)
    carried = carried_from(engine, sources, weighted=weighted, threads=threads())
    if n <= 2:
        return carried
    return np.asarray(np.divide(carried, pairs, out=np.full(n, np.nan), where=pairs > 0))


def _with_costs(graph: ArrayGraph, weight: str | None) -> Graph:
    engine = graph.engine(weight)
    if engine.weight.min(initial=1.0) <= 0:
        raise NotImplementedError("There are weights that are not above 0")
    return engine
