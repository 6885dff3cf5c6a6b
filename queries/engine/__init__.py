"""What the algorithms stand on: graphs as arrays, and loops compiled over them."""

from leylines.queries.engine.graph import Graph
from leylines.queries.engine.kernel import kernel
from leylines.queries.engine.recursion import solve, solve_many
from leylines.queries.engine.threads import in_order, processors

__all__ = ["Graph", "in_order", "kernel", "processors", "solve", "solve_many"]
