"""X, formerly Twitter: an account's archive, or answers of the API."""

from leylines.graph.sources.twitter.source import Twitter

__all__ = ["Twitter"]
