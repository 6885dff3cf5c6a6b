"""Hubs and authorities, as NetworkX returns them."""

from collections.abc import Hashable, Mapping

import networkx as nx
from scipy.sparse.linalg import ArpackNoConvergence

from leylines.queries.centrality import hits as hubs_and_authorities
from leylines.queries.networkx_backend.arrays import ArrayGraph
from leylines.queries.networkx_backend.covered import Arguments, covered

Scores = dict[Hashable, float]


def _refusal(given: Arguments) -> str:
    if given["nstart"] is not None:
        return "the search always starts from all nodes alike"
    if not given["normalized"]:
        return "the sums are always 1"
    return "the limit max_iter is not looked at" if given["max_iter"] < 100 else ""


@covered(_refusal)
def hits(
    graph: ArrayGraph,
    max_iter: int = 100,
    tol: float = 1.0e-8,
    nstart: Mapping[Hashable, float] | None = None,  # refused unless None
    normalized: bool = True,  # NetworkX's; refused unless True
) -> tuple[Scores, Scores]:
    """Return how good a hub and how good an authority each node is."""
    if not len(graph):
        return {}, {}
    engine = graph.engine("weight")
    if engine.weight.min(initial=0.0) < 0 or not engine.weight.any():
        raise NotImplementedError("There are negative weights, or none but 0")
    try:
        hubs, authorities = hubs_and_authorities(engine, tolerance=tol)
    except ArpackNoConvergence as error:
        raise nx.PowerIterationFailedConvergence(max_iter) from error
    return (
        dict(zip(graph.nodes, hubs.tolist(), strict=True)),
        dict(zip(graph.nodes, authorities.tolist(), strict=True)),
    )
