"""What searches for paths take: nodes of the graph, and costs that are none below 0."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from leylines.graph.errors import AnalysisError
from leylines.queries.engine import Graph


def positions(n: int, nodes: int | Iterable[int]) -> NDArray[np.int32]:
    """Return one or many nodes as an array, each once, in ascending order.

    Raises
    ------
    AnalysisError
        If one is not a position among ``n`` nodes.

    Examples
    --------
    >>> positions(4, [3, 1, 3]), positions(4, 2)
    (array([1, 3], dtype=int32), array([2], dtype=int32))
    """
    if isinstance(nodes, int | np.integer):
        given = np.array([nodes], dtype=np.int64)
    else:
        given = np.unique(np.fromiter(nodes, dtype=np.int64))
    if len(given) and not (given[0] >= 0 and given[-1] < n):
        outside = int(given[0] if given[0] < 0 else given[-1])
        raise AnalysisError(
            f"There is no node {outside}", cure=f"Nodes are counted from 0; there are {n}."
        )
    return given.astype(np.int32)


def marked(n: int, nodes: int | Iterable[int]) -> NDArray[np.bool_]:
    """Return an (n,) array that is true for these nodes."""
    marks = np.zeros(n, dtype=np.bool_)
    marks[positions(n, nodes)] = True
    return marks


def nonnegative(graph: Graph) -> None:
    """Refuse costs with which the cheapest path is not found node by node.

    Raises
    ------
    AnalysisError
        If a cost is negative or not a number.
    """
    if len(graph.weight) and not graph.weight.min() >= 0:
        edge = int(np.flatnonzero(~(graph.weight >= 0))[0])
        source = int(np.searchsorted(graph.indptr, edge, side="right")) - 1
        raise AnalysisError(
            f"The edge costs {graph.weight[edge]}",
            where=f"from node {source} to {graph.indices[edge]}",
            cure="Give every edge a cost of 0 or more.",
        )
