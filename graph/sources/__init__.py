"""Readers of what communities leave behind: each turns files into batches of canonical tables."""

from leylines.graph.sources.mended import Mended
from leylines.graph.sources.registry import SOURCES, source_named
from leylines.graph.sources.source import Source

__all__ = ["SOURCES", "Mended", "Source", "source_named"]
