"""Hacker News, as its API answers."""

from leylines.graph.sources.hacker_news.source import HackerNews

__all__ = ["HackerNews"]
