"""Simple paths by rising length, as NetworkX returns them."""

from collections.abc import Hashable, Iterator
from itertools import islice

import networkx as nx

from leylines.queries.networkx_backend.arrays import ArrayGraph
from leylines.queries.networkx_backend.covered import covered
from leylines.queries.paths import k_shortest_paths

FIRST = 8
"""So many paths are found at first, and twice as many each time that more are asked for."""


@covered(lambda given: "a path from a node to itself" if given["source"] == given["target"] else "")
def shortest_simple_paths(
    graph: ArrayGraph, source: Hashable, target: Hashable, weight: str | None = None
) -> Iterator[list[Hashable]]:
    """Generate the paths from source to target that meet no node twice, shortest first."""
    for end, node in (("source", source), ("target", target)):
        if node not in graph:
            raise nx.NodeNotFound(f"{end} node {node} not in graph")
    engine = graph.engine(weight)
    if engine.weight.min(initial=0.0) < 0:
        raise NotImplementedError("There are negative weights")
    ends = graph.positions[source], graph.positions[target]

    def paths() -> Iterator[list[Hashable]]:
        given, k = 0, FIRST
        while True:
            found = k_shortest_paths(engine, *ends, k)
            if not found:
                raise nx.NetworkXNoPath(f"No path between {source} and {target}.")
            for _, path in islice(found, given, None):
                yield [graph.nodes[node] for node in path.tolist()]
            if len(found) < k:
                return
            given, k = k, 2 * k

    return paths()
