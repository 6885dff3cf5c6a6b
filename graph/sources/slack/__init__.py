"""Slack: the export of a workspace."""

from leylines.graph.sources.slack.source import Slack

__all__ = ["Slack"]
