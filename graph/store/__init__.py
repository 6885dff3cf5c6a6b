"""The way into the graph: connecting, reading, writing, the schema."""

from leylines.graph.store.connect import connect
from leylines.graph.store.migrate import graph_version, migrate, newest_version
from leylines.graph.store.store import Rows, Store, run

__all__ = ["Rows", "Store", "connect", "graph_version", "migrate", "newest_version", "run"]
