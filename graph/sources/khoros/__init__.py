"""Khoros Communities (once Lithium), as its API answers."""

from leylines.graph.sources.khoros.source import Khoros

__all__ = ["Khoros"]
