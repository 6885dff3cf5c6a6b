"""Loading a source's batches into the graph: idempotent, resumable, every row accounted for."""

from leylines.graph.loading.load import load
from leylines.graph.loading.mirror import MOST_REMOVED, mirror
from leylines.graph.loading.summary import Counts, LoadSummary

__all__ = ["MOST_REMOVED", "Counts", "LoadSummary", "load", "mirror"]
