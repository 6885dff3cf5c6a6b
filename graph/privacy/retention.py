"""A limit to how long contents and interactions are kept."""

from collections.abc import Mapping
from datetime import datetime

from leylines.graph.loading.removal import remove, remove_interactions
from leylines.graph.loading.summary import Counts
from leylines.graph.model import KINDS, Table
from leylines.graph.progress import Progress, silent
from leylines.graph.store.store import Store

SOME = 5_000
CONTENTS = """
MATCH (n:Content) WHERE n.at < $before RETURN n.id AS id LIMIT $some
"""


def remove_older(
    store: Store, before: datetime, progress: Progress = silent
) -> Mapping[Table, Counts]:
    """Remove interactions and contents from before a time; return how many.

    What has no time stays, and so do accounts: whoever has done nothing since has no score.

    Parameters
    ----------
    store : Store
    before : datetime
        Aware.
    progress : Progress
    """
    removed: dict[Table, Counts] = {"interactions": Counts(), "contents": Counts()}
    for kind in KINDS:
        query = f"MATCH ()-[n:{kind}]->() WHERE n.at < $before RETURN n.id AS id LIMIT $some"
        while ids := _ids(store, query, before):
            found = store.transaction(
                lambda work, ids=ids, kind=kind: remove_interactions(work, ids, [kind])  # type: ignore[misc]
            )
            removed["interactions"] += Counts(removed=found["interactions"])
            progress("Removing interactions", removed["interactions"].removed)
    while ids := _ids(store, CONTENTS, before):
        gone = store.transaction(lambda work, ids=ids: remove(work, {"contents": ids}))  # type: ignore[misc]
        removed = {table: counts + gone[table] for table, counts in removed.items()}
        progress("Removing contents", removed["contents"].removed)
    return removed


def _ids(store: Store, query: str, before: datetime) -> list[str]:
    return [row["id"] for row in store.read(query, {"before": before, "some": SOME})]
