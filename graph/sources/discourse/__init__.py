"""Discourse, as its API answers."""

from leylines.graph.sources.discourse.source import Discourse

__all__ = ["Discourse"]
