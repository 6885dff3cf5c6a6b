"""ActivityPub: an account's archive, or an outbox."""

from leylines.graph.sources.activitypub.source import ActivityPub

__all__ = ["ActivityPub"]
