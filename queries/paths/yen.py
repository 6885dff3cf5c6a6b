"""Yen's k shortest loopless paths, with Lawler's partition and A* on exact distances."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine import Graph
from leylines.queries.paths.a_star import Continuations
from leylines.queries.paths.lawler import k_best
from leylines.queries.paths.refuse import nonnegative


def k_shortest_paths(
    graph: Graph,
    source: int | Iterable[int],
    target: int | Iterable[int],
    k: int,
    *,
    avoid: Iterable[int] = (),
    max_hops: int | None = None,
) -> list[tuple[float, NDArray[np.int32]]]:
    """Return the ``k`` cheapest paths that meet no node twice, by rising cost.

    Parameters
    ----------
    graph : Graph
        ``weight`` is the cost of an edge, 0 or more; an edge of infinite cost is none.
    source, target : int or iterable of int
        From any of them to any of them; who is on both sides begins paths and ends none. No path
        goes through another source or target.
    k : int
        How many, at most.
    avoid : iterable of int
        Nodes that no path may go through.
    max_hops : int, optional
        The longest a path may be.

    Returns
    -------
    list of (float, (length,) int32 array)
        The cost, and the nodes. Of paths that cost the same, always the same ones.

    Raises
    ------
    AnalysisError
        If a cost is negative or not a number, or a position is not in the graph.

    References
    ----------
    J. Y. Yen (1971), "Finding the k shortest loopless paths in a network", Management Science 17,
    712-716.

    Examples
    --------
    >>> from scipy import sparse
    >>> costs = sparse.csr_array(np.array([[0, 1.0, 5.0], [0, 0, 2.0], [0, 0, 0]]))
    >>> k_shortest_paths(Graph.of(costs), 0, 2, k=5)
    [(3.0, array([0, 1, 2], dtype=int32)), (5.0, array([0, 2], dtype=int32))]
    """
    nonnegative(graph)
    search = Continuations(graph, source, target, avoid, max_hops)
    return [(cost, np.array(path, dtype=np.int32)) for cost, path in k_best(search.best, k)]
