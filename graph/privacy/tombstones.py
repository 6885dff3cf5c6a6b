"""Tombstones: what stands in the graph for what was forgotten, so that nothing of it comes back.

Only keyed digests of ids: who has the graph alone cannot tell whose they were.
"""

from collections.abc import Iterable
from typing import Literal

from neo4j import ManagedTransaction

from leylines.graph.privacy.key import digest
from leylines.graph.store.store import Store, run

ALL = "MATCH (n:Tombstone) RETURN collect(n.id) AS ids"
SET = "UNWIND $ids AS id MERGE (n:Tombstone {id: id}) ON CREATE SET n.at = datetime()"


def tombstones(store: Store) -> frozenset[str]:
    """Return the digests of all that was forgotten."""
    # Of the leader, and tried again: what was forgotten a moment ago is to count already.
    found = store.transaction(lambda work: run(work, ALL), idempotent=True)
    return frozenset(found[0]["ids"])


def set_tombstones(transaction: ManagedTransaction, digests: Iterable[str]) -> None:
    """Keep digests; those that stand already stay."""
    run(transaction, SET, {"ids": sorted(digests)})


def tombstone(key: bytes, of: Literal["account", "content"], id_: str) -> str:
    """Return the digest of a global id."""
    return digest(key, f"forgotten {of}", id_)
