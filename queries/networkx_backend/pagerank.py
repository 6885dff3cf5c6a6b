"""PageRank, as NetworkX returns it."""

from collections.abc import Hashable, Mapping

import numpy as np
from numpy.typing import NDArray

from leylines.queries.centrality import pagerank as ranks
from leylines.queries.engine import Graph
from leylines.queries.networkx_backend.arrays import ArrayGraph
from leylines.queries.networkx_backend.covered import Arguments, covered
from leylines.queries.networkx_backend.threads import threads

Shares = Mapping[Hashable, float]


def _refusal(given: Arguments) -> str:
    alpha, steps, n = given["alpha"], given["max_iter"], len(given["graph"])
    if not 0 <= alpha < 1:
        return "alpha is not from 0 to below 1"
    # Each step of NetworkX's iteration brings two distributions nearer to each other by alpha.
    if steps < 1 or 2 * alpha ** (steps - 1) >= n * given["tol"] > 0 or given["tol"] <= 0:
        return "NetworkX might give up before max_iter steps have brought it to tol"
    start = given["nstart"]
    if start is not None and not (min(start.values()) >= 0 and sum(start.values()) > 0):
        return "nstart is no distribution"
    return ""


@covered(_refusal)
def pagerank(
    graph: ArrayGraph,
    alpha: float = 0.85,
    personalization: Shares | None = None,
    max_iter: int = 100,  # NetworkX's argument, looked at by the refusal
    tol: float = 1.0e-6,
    nstart: Shares | None = None,  # the solution does not depend on the start
    weight: str | None = "weight",
    dangling: Shares | None = None,
) -> dict[Hashable, float]:
    """Return the PageRank of each node; the sum of all errors is at most ``tol``."""
    if not len(graph):
        return {}
    engine = graph.engine(weight)
    if engine.weight.min(initial=0.0) < 0:
        raise NotImplementedError("There are negative weights")
    restart = _distribution(graph, personalization)
    if dangling is None:
        found = ranks(engine, restart, damping=alpha, tolerance=tol)
    else:
        found = _with_dangling(engine, alpha, restart, _distribution(graph, dangling), tol)
    return dict(zip(graph.nodes, found.tolist(), strict=True))


def _distribution(graph: ArrayGraph, shares: Shares | None) -> NDArray[np.float64]:
    if shares is None:
        return np.full(len(graph), 1 / len(graph))
    values = np.array([shares.get(node, 0) for node in graph.nodes], dtype=np.float64)
    if not (np.isfinite(values).all() and (values >= 0).all()):
        raise NotImplementedError("A share is negative or not a number")
    if not values.any():
        raise ZeroDivisionError
    return np.asarray(values / values.sum())


def _with_dangling(
    engine: Graph,
    alpha: float,
    restart: NDArray[np.float64],
    dangling: NDArray[np.float64],
    tolerance: float,
) -> NDArray[np.float64]:
    """Return the rank of a walk that leaves nodes without edges by a distribution of their own.

    The rank is linear in what flows in. With y(q) the rank whose restarts and dangling nodes both
    go by q, and s the share of y(p) at dangling nodes, it is the mixture of y(p), by 1 - alpha,
    and y(d), by alpha s.
    """
    by_restart, by_dangling = ranks(
        engine,
        np.stack([restart, dangling]),
        damping=alpha,
        tolerance=tolerance,
        threads=threads(),
    )
    stuck = alpha * by_restart[engine.matrix @ np.ones(len(engine)) == 0].sum()
    mixed = (1 - alpha) * by_restart + stuck * by_dangling
    return np.asarray(mixed / (1 - alpha + stuck))
