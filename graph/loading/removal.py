"""Taking out of the graph what is gone from where it was.

=============  ===============================================================================
interaction    the relationship, of whatever kind
content        the node with its links, and the interactions that it is the evidence of; replies
               under it stay
account        the node, its interactions, and the person who held only it; what it wrote stays,
               without an author
community      the node, once nothing lies in it and no interaction names it any more
=============  ===============================================================================

What an analysis has found about a person that goes, goes with the person, and so do the routes
through them; the rest of the newest run stays as it was until the next analysis.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from neo4j import ManagedTransaction

from leylines.graph.loading.summary import Counts
from leylines.graph.model import KINDS, Table
from leylines.graph.store.store import run

ANY = "|".join(KINDS)

# The evidence is what the actor wrote or what of the target was acted upon: so who wrote it is at
# one end, and no index of the evidence is needed.
EVIDENCE = f"""
MATCH (content:Content)<-[:AUTHORED]-(author:Account) WHERE content.id IN $ids
MATCH (author)-[r:{ANY}]-() WHERE r.content = content.id
WITH DISTINCT r
DELETE r
RETURN count(*) AS n
"""
CONTENTS = "MATCH (n:Content) WHERE n.id IN $ids DETACH DELETE n RETURN count(*) AS n"

OF_ACCOUNTS = f"""
MATCH (account:Account)-[r:{ANY}]-() WHERE account.id IN $ids
WITH DISTINCT r
DELETE r
RETURN count(*) AS n
"""
HOLDERS = """
MATCH (account:Account)-[:HELD_BY|WITHHELD]->(person:Person) WHERE account.id IN $ids
RETURN collect(DISTINCT person.id) AS ids
"""
ACCOUNTS = "MATCH (n:Account) WHERE n.id IN $ids DETACH DELETE n RETURN count(*) AS n"
WITHOUT_ACCOUNTS = """
MATCH (person:Person)
WHERE person.id IN $ids AND NOT EXISTS { (person)<-[:HELD_BY|WITHHELD]-() }
OPTIONAL MATCH (person)<-[:STEP]-(route:Route)
DETACH DELETE route, person
"""

EMPTY = """
MATCH (n:Community) WHERE n.id IN $ids AND NOT EXISTS { (n)<-[:IN]-() }
RETURN collect(n.id) AS ids
"""
NAMED = f"""
MATCH ()-[r:{ANY}]->() WHERE any(id IN r.communities WHERE id IN $ids)
UNWIND [id IN r.communities WHERE id IN $ids] AS id
RETURN collect(DISTINCT id) AS ids
"""
COMMUNITIES = """
MATCH (n:Community) WHERE n.id IN $ids
OPTIONAL MATCH (n)<-[:FROM|INTO]-(route:Route)
DETACH DELETE route
WITH DISTINCT n
DETACH DELETE n
RETURN count(*) AS n
"""

Removal = Callable[[ManagedTransaction, Sequence[str]], Mapping[Table, int]]


def remove(
    transaction: ManagedTransaction, gone: Mapping[Table, Sequence[str]]
) -> dict[Table, Counts]:
    """Remove what is gone; what is not there (any more) changes nothing.

    Parameters
    ----------
    transaction : ManagedTransaction
    gone : mapping of table to sequence of str
        Ids with their network in front.

    Returns
    -------
    dict of table to Counts
        How many of each were there and were removed, also for the sake of another.
    """
    counts: dict[Table, Counts] = {table: Counts() for table in REMOVALS}
    for table, removal in REMOVALS.items():
        if ids := gone.get(table):
            for of, removed in removal(transaction, list(ids)).items():
                counts[of] += Counts(removed=removed)
    return counts


def remove_interactions(
    transaction: ManagedTransaction, ids: Sequence[str], kinds: Sequence[str] = KINDS
) -> Mapping[Table, int]:
    """Remove the interactions of these ids, of these kinds."""
    return {"interactions": sum(_count(transaction, _of_kind(kind), ids) for kind in kinds)}


def _of_kind(kind: str) -> str:
    return f"MATCH ()-[r:{kind}]->() WHERE r.id IN $ids DELETE r RETURN count(*) AS n"


def _contents(transaction: ManagedTransaction, ids: Sequence[str]) -> Mapping[Table, int]:
    proven = _count(transaction, EVIDENCE, ids)
    return {"interactions": proven, "contents": _count(transaction, CONTENTS, ids)}


def _accounts(transaction: ManagedTransaction, ids: Sequence[str]) -> Mapping[Table, int]:
    acts = _count(transaction, OF_ACCOUNTS, ids)
    held_by = _ids(transaction, HOLDERS, ids)
    accounts = _count(transaction, ACCOUNTS, ids)
    run(transaction, WITHOUT_ACCOUNTS, {"ids": held_by})
    return {"interactions": acts, "accounts": accounts}


def _communities(transaction: ManagedTransaction, ids: Sequence[str]) -> Mapping[Table, int]:
    empty = _ids(transaction, EMPTY, ids)
    # Looking at every interaction takes its time, but communities seldom go.
    named = set(_ids(transaction, NAMED, empty)) if empty else set()
    unnamed = [each for each in empty if each not in named]
    return {"communities": _count(transaction, COMMUNITIES, unnamed)}


def _count(transaction: ManagedTransaction, cypher: str, ids: Sequence[str]) -> int:
    count: int = run(transaction, cypher, {"ids": ids})[0]["n"]
    return count


def _ids(transaction: ManagedTransaction, cypher: str, ids: Sequence[str]) -> list[str]:
    found: list[Any] = run(transaction, cypher, {"ids": ids})[0]["ids"]
    return found


# What names others goes before them.
REMOVALS: Mapping[Table, Removal] = {
    "interactions": remove_interactions,
    "contents": _contents,
    "accounts": _accounts,
    "communities": _communities,
}
