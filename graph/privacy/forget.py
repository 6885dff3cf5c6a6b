"""Forgetting a person: what they did, wrote and are called, and what was found out about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from neo4j import ManagedTransaction

from leylines.graph.errors import NotFoundError
from leylines.graph.loading.removal import remove
from leylines.graph.privacy.tombstones import set_tombstones, tombstone, tombstones
from leylines.graph.store.store import Store, run

SOME = 5_000
"""Contents that go in one transaction."""

# Also accounts that a link moved away from the person, or that are withheld.
ACCOUNTS = """
MATCH (:Person {id: $person})<-[:HELD_BY|HELD_BEFORE|WITHHELD]-(account:Account)
RETURN collect(DISTINCT account.id) AS ids
"""
CONTENTS = """
MATCH (account:Account)-[:AUTHORED]->(content:Content) WHERE account.id IN $ids
RETURN collect(content.id)[..$some] AS ids
"""
PERSONS = """
MATCH (account:Account)-[:HELD_BY|HELD_BEFORE|WITHHELD]->(person:Person) WHERE account.id IN $ids
OPTIONAL MATCH (account)<-[:LINKS]-(link:Link)
WITH collect(DISTINCT person) AS persons, collect(DISTINCT link) AS links
FOREACH (link IN links | DETACH DELETE link)
RETURN [person IN persons | person.id] AS ids
"""
ORPHANS = """
MATCH (person:Person)
WHERE person.id IN $ids AND NOT EXISTS { (person)<-[:HELD_BY|HELD_BEFORE|WITHHELD]-() }
OPTIONAL MATCH (person)<-[:STEP]-(route:Route)
DETACH DELETE route, person
"""
# What was only named as a parent stands without a kind: nothing of it was theirs to begin with.
EVERY_ACCOUNT = "MATCH (n:Account) RETURN n.id AS id"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was erased.

    Attributes
    ----------
    accounts, contents, interactions : int
    """

    accounts: int = 0
    contents: int = 0
    interactions: int = 0

    def __add__(self, other: "Forgotten") -> "Forgotten":
        return Forgotten(
            self.accounts + other.accounts,
            self.contents + other.contents,
            self.interactions + other.interactions,
        )


def forget(store: Store, person: str, key: bytes, *, cache: Path | None) -> Forgotten:
    """Erase a person from the graph and the caches, and keep later loads from bringing them back.

    Their accounts, what these wrote, what they did and what was done to them, links between them,
    what an analysis found of the person, and the routes through them. Replies of others stay, and
    so do texts in which others name them. The tombstones stand first: a load that begins meanwhile
    leaves the person out already, and if this is cut short, it can be done again.

    Parameters
    ----------
    store : Store
    person : str
        Id.
    key : bytes
        :func:`privacy_key`.
    cache : Path, optional
        The folder of the arrays that an analysis keeps, which hold names.

    Raises
    ------
    NotFoundError
        If there is no such person.
    """
    accounts = store.read(ACCOUNTS, {"person": person})[0]["ids"]
    if not accounts:
        raise NotFoundError(
            f"There is no person {person!r} who holds an account", cure="Give the id of a person."
        )
    return _erase(store, accounts, key, cache)


def enforce(store: Store, key: bytes, *, cache: Path | None) -> Forgotten:
    """Erase again whoever has a tombstone and is there, as after a backup was restored."""
    digests = tombstones(store)
    with store.stream(EVERY_ACCOUNT) as rows:
        back = [row["id"] for row in rows if tombstone(key, "account", row["id"]) in digests]
    return _erase(store, back, key, cache) if back else Forgotten()


def _erase(store: Store, accounts: Sequence[str], key: bytes, cache: Path | None) -> Forgotten:
    digests = [tombstone(key, "account", account) for account in accounts]
    store.transaction(lambda work: set_tombstones(work, digests), idempotent=True)
    gone = Forgotten()
    while contents := store.read(CONTENTS, {"ids": accounts, "some": SOME})[0]["ids"]:
        gone += store.transaction(partial(_contents, ids=contents, key=key))
    gone += store.transaction(lambda work: _accounts(work, accounts))
    if cache is not None:
        for kept in cache.glob("interactions-*.arrow"):
            kept.unlink(missing_ok=True)
    return gone


def _contents(transaction: ManagedTransaction, ids: Sequence[str], key: bytes) -> Forgotten:
    set_tombstones(transaction, [tombstone(key, "content", each) for each in ids])
    counts = remove(transaction, {"contents": ids})
    return Forgotten(0, counts["contents"].removed, counts["interactions"].removed)


def _accounts(transaction: ManagedTransaction, ids: Sequence[str]) -> Forgotten:
    persons = run(transaction, PERSONS, {"ids": ids})[0]["ids"]
    counts = remove(transaction, {"accounts": ids})
    run(transaction, ORPHANS, {"ids": persons})
    return Forgotten(counts["accounts"].removed, 0, counts["interactions"].removed)
