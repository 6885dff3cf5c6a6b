"""Which suggestions may be accepted without being looked at one by one."""

from leylines.graph.store import Store
from leylines.queries.catalogue import ask

EVERY = 1_000_000


def acceptable(store: Store, confidence: float) -> list[str]:
    """Return the suggestions at least so sure, but for those that only names speak for."""
    rows = ask(store, "links", states=["suggested"], min_confidence=confidence, limit=EVERY)
    return [row["id"] for row in rows if not row["by_name_only"]]
