"""What the algorithms stand on: graphs as arrays, and loops compiled over them."""

from leylines.queries.engine.graph import Graph
from leylines.queries.engine.kernel import kernel

__all__ = ["Graph", "kernel"]
