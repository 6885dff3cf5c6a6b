"""What NetworkX is told of the backend when it is imported."""

from typing import Any

FUNCTIONS = (
    "betweenness_centrality",
    "connected_components",
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
    "pagerank",
    "shortest_simple_paths",
    "single_source_dijkstra",
    "single_source_dijkstra_path",
    "single_source_dijkstra_path_length",
    "strongly_connected_components",
    "weakly_connected_components",
)
"""The functions that the backend covers."""


def backend_info() -> dict[str, Any]:
    """Return the description of the backend that NetworkX asks for.

    Examples
    --------
    >>> backend_info()["backend_name"]
    'leylines'
    """
    return {
        "backend_name": "leylines",
        "project": "leylines",
        "package": "leylines.queries.networkx_backend",
        "short_summary": "Compiled loops over the influence network's arrays, or any graph's.",
        "default_config": {"threads": 1},
        "functions": {name: {} for name in FUNCTIONS},
    }
