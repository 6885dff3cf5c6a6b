"""The Stack Exchange data dump: a folder of XML files, one for each kind of row."""

from leylines.graph.sources.stack_exchange.source import StackExchange

__all__ = ["StackExchange"]
