"""Any table of a forum, a warehouse or a spreadsheet, read through a mapping file."""

from leylines.graph.sources.table.source import MappedTable

__all__ = ["MappedTable"]
