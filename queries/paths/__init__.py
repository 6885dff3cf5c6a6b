"""Cheapest paths: from some nodes to all, the k cheapest between two, and those of few hops."""

from leylines.queries.paths.bellman_ford import bellman_ford
from leylines.queries.paths.dijkstra import dijkstra
from leylines.queries.paths.yen import k_shortest_paths

__all__ = ["bellman_ford", "dijkstra", "k_shortest_paths"]
