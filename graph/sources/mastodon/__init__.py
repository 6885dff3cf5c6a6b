"""Mastodon, as its API answers."""

from leylines.graph.sources.mastodon.source import Mastodon

__all__ = ["Mastodon"]
