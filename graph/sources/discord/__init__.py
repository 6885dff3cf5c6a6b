"""Discord: what DiscordChatExporter writes as JSON."""

from leylines.graph.sources.discord.source import Discord

__all__ = ["Discord"]
