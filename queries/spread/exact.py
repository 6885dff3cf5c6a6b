"""Exact spread on small graphs: every way in which a cascade can go, like ones taken together."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from leylines.graph.errors import AnalysisError
from leylines.queries.engine import Graph
from leylines.queries.spread.models import Model, positions, root_weights, spreading

LARGEST = 200_000
"""So many states are looked at; a graph that needs more is for `simulate_spread`."""

State = tuple[int, int]
"""Who is reached, and which edges from them failed, each as the bits of a number."""


def exact_chances(
    graph: Graph,
    seeds: Sequence[int],
    *,
    model: Model = "independent cascade",
    largest: int = LARGEST,
) -> NDArray[np.float64]:
    """Return each node's chance of being reached by any route from ``seeds``, (n,) float64.

    A state is who is reached and which edges have failed. The next node beside those reached either
    is reached by one of the edges into it, or all of them fail: the factoring of network
    reliability, with states that come about in several ways taken together.

    Parameters
    ----------
    graph : Graph
        Its weights are probabilities.
    seeds : sequence of int
    model : str
    largest : int
        So many states are looked at.

    Raises
    ------
    AnalysisError
        If it takes more than ``largest`` states, a weight is no probability or a seed is not there.

    Notes
    -----
    Satyanarayana and Chang, "Network reliability and the factoring theorem", Networks 13, 1983.

    Examples
    --------
    >>> from scipy import sparse
    >>> chain = Graph.of(sparse.csr_array(np.array([[0, 0.5, 0], [0, 0, 0.5], [0, 0, 0]])))
    >>> exact_chances(chain, [0])
    array([1.  , 0.5 , 0.25])
    """
    start = positions(len(graph), seeds, "seeds")
    into = _into(spreading(graph, model))
    chances = np.zeros(len(graph))
    states: dict[State, float] = {(sum(1 << int(u) for u in start), 0): 1.0}
    looked_at = 0
    while states:
        looked_at += len(states)
        if looked_at > largest:
            raise AnalysisError(
                f"The exact spread takes more than {largest:,} states",
                where=f"{len(graph)} nodes, {len(graph.indices)} edges",
                cure="Simulate it.",
            )
        following: dict[State, float] = defaultdict(float)
        for (reached, failed), chance in states.items():
            step = _step(into, reached, failed, model)
            if step is None:
                chances[[v for v in range(len(graph)) if reached >> v & 1]] += chance
                continue
            v, passes, edges = step
            following[reached | 1 << v, failed & ~_all(into[v])] += chance * passes
            if passes < 1:
                following[reached, failed | edges] += chance * (1 - passes)
        states = following
    return chances


def exact_spread(
    graph: Graph,
    seeds: Sequence[int],
    *,
    model: Model = "independent cascade",
    roots: NDArray[np.float64] | None = None,
) -> float:
    """Return how many people ``seeds`` reach on average; arguments and errors as elsewhere here."""
    counts = root_weights(len(graph), roots)
    return float(exact_chances(graph, seeds, model=model) @ counts)


Edges = list[tuple[int, int, float]]
"""Of one node: each edge into it as its bit, its source and its weight."""


def _into(graph: Graph) -> list[Edges]:
    into: list[Edges] = [[] for _ in range(len(graph))]
    sources = np.repeat(np.arange(len(graph)), np.diff(graph.indptr)).tolist()
    rows = zip(sources, graph.indices.tolist(), graph.weight.tolist(), strict=True)
    for edge, (u, v, weight) in enumerate(rows):
        into[v].append((1 << edge, u, weight))
    return into


def _all(edges: Edges) -> int:
    return sum(bit for bit, _, _ in edges)


def _step(
    into: list[Edges], reached: int, failed: int, model: Model
) -> tuple[int, float, int] | None:
    """Return a node that may be reached next, its chance, and the edges that decide it."""
    for v, edges in enumerate(into):
        if reached >> v & 1:
            continue
        trying = [
            (bit, weight) for bit, u, weight in edges if reached >> u & 1 and not failed & bit
        ]
        if trying:
            weights = np.array([weight for _, weight in trying])
            if model == "independent cascade":
                passes = 1 - float(np.prod(1 - weights))
            else:
                spent = sum(weight for bit, _, weight in edges if failed & bit)
                passes = min(1.0, float(weights.sum()) / (1 - spent)) if spent < 1 else 0.0
            return v, passes, sum(bit for bit, _ in trying)
    return None
