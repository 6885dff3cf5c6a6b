"""Bluesky: repositories of accounts, or answers of the API."""

from leylines.graph.sources.bluesky.source import Bluesky

__all__ = ["Bluesky"]
