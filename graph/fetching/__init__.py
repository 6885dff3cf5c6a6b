"""Fetching: a live API read into an archive folder, from which the sources read."""

from leylines.graph.fetching.feed import Feed
from leylines.graph.fetching.fetch import FetchSummary, fetch
from leylines.graph.fetching.registry import FEEDS, feed_named
from leylines.graph.fetching.token import read_token

__all__ = ["FEEDS", "Feed", "FetchSummary", "feed_named", "fetch", "read_token"]
