"""Networks as graph programs store them: nodes are accounts, edges interactions."""

from leylines.graph.sources.graph_files.gexf import Gexf
from leylines.graph.sources.graph_files.graphml import GraphMl

__all__ = ["Gexf", "GraphMl"]
