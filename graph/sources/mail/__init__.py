"""Mail: the archives of mailing lists, and mailboxes."""

from leylines.graph.sources.mail.source import Mail

__all__ = ["Mail"]
