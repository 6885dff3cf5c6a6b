"""The backend as NetworkX takes it: this module, its functions found by their names."""

from collections.abc import Mapping, Sequence
from typing import Any

from leylines.queries.networkx_backend.arrays import ArrayGraph
from leylines.queries.networkx_backend.components import (
    connected_components,
    is_connected,
    is_strongly_connected,
    is_weakly_connected,
    node_connected_component,
    number_connected_components,
    number_strongly_connected_components,
    number_weakly_connected_components,
    strongly_connected_components,
    weakly_connected_components,
)
from leylines.queries.networkx_backend.convert import convert_from_nx, convert_to_nx
from leylines.queries.networkx_backend.core import core_number
from leylines.queries.networkx_backend.covered import Covered
from leylines.queries.networkx_backend.dijkstra import (
    dijkstra_path,
    dijkstra_path_length,
    multi_source_dijkstra,
    multi_source_dijkstra_path,
    multi_source_dijkstra_path_length,
    single_source_dijkstra,
    single_source_dijkstra_path,
    single_source_dijkstra_path_length,
)
from leylines.queries.networkx_backend.hits import hits
from leylines.queries.networkx_backend.katz import katz_centrality
from leylines.queries.networkx_backend.networkx_tests import on_start_tests
from leylines.queries.networkx_backend.pagerank import pagerank
from leylines.queries.networkx_backend.shortest_ways import (
    betweenness_centrality,
    harmonic_centrality,
)
from leylines.queries.networkx_backend.simple_paths import shortest_simple_paths

__all__ = [
    "ArrayGraph",
    "betweenness_centrality",
    "can_run",
    "connected_components",
    "convert_from_nx",
    "convert_to_nx",
    "core_number",
    "dijkstra_path",
    "dijkstra_path_length",
    "harmonic_centrality",
    "hits",
    "is_connected",
    "is_strongly_connected",
    "is_weakly_connected",
    "katz_centrality",
    "multi_source_dijkstra",
    "multi_source_dijkstra_path",
    "multi_source_dijkstra_path_length",
    "node_connected_component",
    "number_connected_components",
    "number_strongly_connected_components",
    "number_weakly_connected_components",
    "on_start_tests",
    "pagerank",
    "shortest_simple_paths",
    "should_run",
    "single_source_dijkstra",
    "single_source_dijkstra_path",
    "single_source_dijkstra_path_length",
    "strongly_connected_components",
    "weakly_connected_components",
]

WORTH_CONVERTING = 1000
"""Below so many nodes NetworkX is done before the arrays are made."""


def functions() -> dict[str, Covered]:
    """Return the functions that are covered, by NetworkX's name."""
    return {name: value for name, value in globals().items() if isinstance(value, Covered)}


def can_run(name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> bool | str:
    """Return True, or why this call is left to NetworkX."""
    function = globals().get(name)
    if not isinstance(function, Covered):
        return False
    return function.refusal(*args, **kwargs) or True


def should_run(name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> bool | str:
    """Return True, or why a graph of NetworkX's is not worth being converted for this call."""
    graph, *_ = (*args, *kwargs.values())
    if len(graph) < WORTH_CONVERTING:
        return f"{name} takes less than the conversion of so small a graph"
    return True
