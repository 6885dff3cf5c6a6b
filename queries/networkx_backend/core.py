"""Core numbers, as NetworkX returns them."""

from collections.abc import Hashable

import networkx as nx

from leylines.queries.cohesion import core_numbers
from leylines.queries.networkx_backend.arrays import ArrayGraph
from leylines.queries.networkx_backend.covered import covered

LOOPS = (
    "Input graph has self loops which is not permitted; "
    "Consider using G.remove_edges_from(nx.selfloop_edges(G))."
)


@covered()
def core_number(graph: ArrayGraph) -> dict[Hashable, int]:
    """Return the largest k for which a node is in the k-core.

    Raises
    ------
    NetworkXNotImplemented
        The graph has loops.
    """
    if (graph.sources == graph.indices).any():
        raise nx.NetworkXNotImplemented(LOOPS)
    # NetworkX adds up the edges in and out of a node, and so counts twice who is joined both ways.
    found = core_numbers(graph.engine(), both_ways_twice=graph.directed)
    return dict(zip(graph.nodes, found.tolist(), strict=True))
