"""The part of a network through which influence can get from some people to others."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import breadth_first_order

from leylines.queries.engine import Graph
from leylines.queries.spread.models import positions, spreading


@dataclass(frozen=True, slots=True, eq=False)
class Between:
    """A graph from one node, all the sources, to another, all the targets.

    Attributes
    ----------
    graph : Graph
        Node 0 stands for the sources, the last for the targets; every node is on some way from the
        one to the other. Without such a way there are two nodes and no edge.
    node : (k,) int32
        Whom each node between them stands for, in the order of the nodes from 1 on.
    """

    graph: Graph
    node: NDArray[np.int32]


def between(graph: Graph, sources: Sequence[int], targets: Sequence[int]) -> Between:
    """Return what of a graph of probabilities matters for getting from sources to any target.

    Under independent cascade this changes no chance: edges from several sources to one node succeed
    as one would whose probability is that of any of them succeeding, and so do edges into targets.

    Parameters
    ----------
    graph : Graph
        Its weights are probabilities.
    sources, targets : sequence of int
        Who is on both sides is a source.

    Raises
    ------
    AnalysisError
        If a weight is no probability, or somebody is not in the graph.

    Examples
    --------
    >>> chances = np.array([[0, 0.5, 0.5, 0], [0, 0, 0, 0.5], [0, 0, 0, 0], [0, 0, 0, 0]])
    >>> found = between(Graph.of(sparse.csr_array(chances)), [0], [3])     # 2 leads nowhere
    >>> found.node.tolist(), found.graph.indices.tolist(), found.graph.weight.tolist()
    ([1], [1, 2], [0.5, 0.5])
    """
    n = len(graph)
    first = positions(n, sources, "sources")
    last = np.setdiff1d(positions(n, targets, "targets"), first)
    graph = spreading(graph, "independent cascade")
    # Sources become n and targets n + 1; both are left out of the order of the rest.
    merged = np.arange(n, dtype=np.int32)
    merged[first], merged[last] = n, n + 1
    u = np.repeat(merged, np.diff(graph.indptr))
    v = merged[graph.indices]
    kept = (v != n) & (u != n + 1) & (u != v)
    with np.errstate(divide="ignore"):
        weight = -np.log1p(-graph.weight[kept])
    ways = sparse.coo_array((weight, (u[kept], v[kept])), shape=(n + 2, n + 2)).tocsr()
    onward = breadth_first_order(ways, n, return_predecessors=False)
    back = breadth_first_order(ways.T.tocsr(), n + 1, return_predecessors=False)
    node = np.intersect1d(onward, back).astype(np.int32)
    node = node[node < n]
    order = np.concatenate([[n], node, [n + 1]])
    part = sparse.csr_array(ways[order][:, order])
    part.data = -np.expm1(-part.data)
    return Between(Graph.of(part), node)
