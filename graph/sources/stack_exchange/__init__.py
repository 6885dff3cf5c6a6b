"""The Stack Exchange data dump: XML files, one for each kind of row, in a .7z or a folder."""

from leylines.graph.sources.stack_exchange.source import StackExchange

__all__ = ["StackExchange"]
