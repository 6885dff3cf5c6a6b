"""Katz's centrality, as NetworkX returns it."""

from collections.abc import Hashable, Mapping

import networkx as nx
import numpy as np

from leylines.graph.errors import AnalysisError
from leylines.queries.centrality import katz
from leylines.queries.networkx_backend.arrays import ArrayGraph
from leylines.queries.networkx_backend.covered import Arguments, covered

TOLERANCE = 1e-10
"""The error allowed, relative to the largest centrality."""


def _refusal(given: Arguments) -> str:
    if not isinstance(given["beta"], int | float):
        return "beta is not the same number for all nodes"
    if given["alpha"] < 0:
        return "alpha is negative"
    if given["nstart"] is not None:
        return "there is no start to choose"
    if given["max_iter"] < 1000 or given["tol"] < TOLERANCE:
        return "the limit max_iter is not looked at, nor a tol below 1e-10"
    return ""


@covered(_refusal)
def katz_centrality(
    graph: ArrayGraph,
    alpha: float = 0.1,
    beta: float = 1.0,
    max_iter: int = 1000,
    tol: float = 1.0e-6,  # the error is smaller in any case
    nstart: Mapping[Hashable, float] | None = None,  # refused unless None
    normalized: bool = True,
    weight: str | None = None,
) -> dict[Hashable, float]:
    """Return the Katz centrality of each node.

    Raises
    ------
    PowerIterationFailedConvergence
        The centrality is infinite: ``alpha`` is not below 1 over the spectral radius.
    """
    if not len(graph):
        return {}
    engine = graph.engine(weight)
    if engine.weight.min(initial=0.0) < 0:
        raise NotImplementedError("There are negative weights")
    try:
        found = beta * katz(engine, attenuation=alpha, tolerance=TOLERANCE)
    except AnalysisError as error:
        raise nx.PowerIterationFailedConvergence(max_iter) from error
    if normalized:
        found /= np.linalg.norm(found) or 1.0
    return dict(zip(graph.nodes, found.tolist(), strict=True))
