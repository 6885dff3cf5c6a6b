"""Components, as NetworkX names and returns them."""

from collections.abc import Callable, Hashable, Iterator
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from leylines.queries.cohesion import strong_components, weak_components
from leylines.queries.engine import Graph
from leylines.queries.networkx_backend.arrays import ArrayGraph
from leylines.queries.networkx_backend.covered import Covered, covered


def _members(graph: ArrayGraph, component: NDArray[np.int32]) -> list[set[Hashable]]:
    """Return the nodes of each component, in the order of its number."""
    in_order = np.argsort(component, kind="stable").tolist()
    ends = np.cumsum(np.bincount(component)).tolist()
    return [
        {graph.nodes[node] for node in in_order[start:end]}
        for start, end in zip([0, *ends], ends, strict=False)
    ]


Labels = Callable[[Graph], NDArray[np.int32]]


def _components(name: str, labels: Labels) -> Covered:
    def components(graph: ArrayGraph) -> Iterator[set[Hashable]]:
        yield from _members(graph, labels(graph.engine()))

    return _named(name, components)


def _number(name: str, labels: Labels) -> Covered:
    def number(graph: ArrayGraph) -> int:
        return int(labels(graph.engine()).max(initial=-1)) + 1

    return _named(name, number)


def _is_one(name: str, labels: Labels) -> Covered:
    def is_one(graph: ArrayGraph) -> bool:
        if not len(graph):
            raise nx.NetworkXPointlessConcept("Connectivity is undefined for the null graph.")
        return not labels(graph.engine()).any()

    return _named(name, is_one)


def _named(name: str, function: Callable[..., Any]) -> Covered:
    function.__name__ = name
    return covered()(function)


connected_components = _components("connected_components", weak_components)
number_connected_components = _number("number_connected_components", weak_components)
is_connected = _is_one("is_connected", weak_components)
weakly_connected_components = _components("weakly_connected_components", weak_components)
number_weakly_connected_components = _number("number_weakly_connected_components", weak_components)
is_weakly_connected = _is_one("is_weakly_connected", weak_components)
strongly_connected_components = _components("strongly_connected_components", strong_components)
number_strongly_connected_components = _number(
    "number_strongly_connected_components", strong_components
)
is_strongly_connected = _is_one("is_strongly_connected", strong_components)


@covered(lambda given: "" if given["n"] in given["graph"] else "the node is not in the graph")
def node_connected_component(graph: ArrayGraph, n: Hashable) -> set[Hashable]:
    """Return the nodes of the component that ``n`` is in."""
    component = weak_components(graph.engine())
    same = np.flatnonzero(component == component[graph.positions[n]])
    return {graph.nodes[node] for node in same.tolist()}
