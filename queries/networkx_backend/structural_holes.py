"""Burt's constraint and effective size, as NetworkX returns them."""

from collections.abc import Callable, Hashable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leylines.queries.brokerage import constraint as constraint_of
from leylines.queries.brokerage import effective_size as effective_size_of
from leylines.queries.engine import Graph
from leylines.queries.networkx_backend.arrays import ArrayGraph
from leylines.queries.networkx_backend.covered import Arguments, covered


def _of_all(given: Arguments) -> str:
    return "all nodes are measured" if given["nodes"] is not None else ""


@covered(_of_all)
def constraint(
    graph: ArrayGraph,
    nodes: Any = None,  # NetworkX's; refused unless None
    weight: str | None = None,
) -> dict[Hashable, float]:
    """Return how far a node's contacts are contacts of one another; NaN for who has none.

    Raises
    ------
    NotImplementedError
        There are loops, which NetworkX takes for ties, or weights that are not above 0.
    """
    return _measured(graph, weight, constraint_of)


def _all_ties_alike(given: Arguments) -> str:
    if given["weight"] is not None or given["graph"].is_directed():
        return "NetworkX's ties of unlike strength are not those of its definition"
    return _of_all(given)


@covered(_all_ties_alike)
def effective_size(
    graph: ArrayGraph,
    nodes: Any = None,  # as above
    weight: str | None = None,  # as above
) -> dict[Hashable, float]:
    """Return how many contacts a node has that are not contacts of one another.

    Only where all ties are alike: with unlike ones NetworkX gives, for all nodes at once, another
    number than for the same nodes named, which is the one that its definition asks for.

    Raises
    ------
    NotImplementedError
        As :func:`constraint`.
    """
    return _measured(graph, weight, effective_size_of)


def _measured(
    graph: ArrayGraph, weight: str | None, measure: Callable[[Graph], NDArray[np.float64]]
) -> dict[Hashable, float]:
    engine = graph.engine(weight)
    if (graph.sources == graph.indices).any():
        raise NotImplementedError("NetworkX takes a loop for a tie")
    if engine.weight.min(initial=1.0) <= 0:
        raise NotImplementedError("There are weights that are not above 0")
    return dict(zip(graph.nodes, measure(engine).tolist(), strict=True))
