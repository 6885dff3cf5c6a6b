"""Core numbers, as NetworkX returns them."""

from collections.abc import Hashable

import networkx as nx
import numpy as np

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
    NotImplementedError
        Two nodes are joined both ways: NetworkX, other than :func:`core_numbers`, then counts both.
    """
    if (graph.sources == graph.indices).any():
        raise nx.NetworkXNotImplemented(LOOPS)
    engine = graph.engine()
    if graph.directed and _has_mutual_edges(graph):
        raise NotImplementedError("Edges both ways between two nodes count twice in NetworkX")
    return dict(zip(graph.nodes, core_numbers(engine).tolist(), strict=True))


def _has_mutual_edges(graph: ArrayGraph) -> bool:
    keys = np.sort(
        np.concatenate([graph.sources, graph.indices]).astype(np.int64) * len(graph)
        + np.concatenate([graph.indices, graph.sources])
    )
    return bool((keys[1:] == keys[:-1]).any())
