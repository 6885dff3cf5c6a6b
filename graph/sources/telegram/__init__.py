"""Telegram: what Telegram Desktop exports as JSON."""

from leylines.graph.sources.telegram.source import Telegram

__all__ = ["Telegram"]
