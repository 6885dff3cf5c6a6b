"""Reddit: dumps of comments and submissions."""

from leylines.graph.sources.reddit.source import RedditDump

__all__ = ["RedditDump"]
