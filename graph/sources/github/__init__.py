"""GitHub: hourly files of GH Archive, and answers of its API."""

from leylines.graph.sources.github.source import GitHub

__all__ = ["GitHub"]
