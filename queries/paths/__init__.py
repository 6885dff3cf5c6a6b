"""Cheapest paths: from some nodes to all, the k cheapest between two, of few hops, and in time."""

from leylines.queries.paths.bellman_ford import bellman_ford
from leylines.queries.paths.dijkstra import dijkstra
from leylines.queries.paths.time_respecting import (
    Contacts,
    Labels,
    cheapest_in_time,
    k_cheapest_in_time,
    path_of,
)
from leylines.queries.paths.yen import k_shortest_paths

__all__ = [
    "Contacts",
    "Labels",
    "bellman_ford",
    "cheapest_in_time",
    "dijkstra",
    "k_cheapest_in_time",
    "k_shortest_paths",
    "path_of",
]
