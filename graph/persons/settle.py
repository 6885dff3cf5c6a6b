"""Make HELD_BY what the links in force say: moved where they move it, and otherwise as loaded.

What a link replaces stands in HELD_BEFORE, with all its properties, as long as the link does.
"""

from collections.abc import Mapping

from neo4j import ManagedTransaction

from leylines.graph.persons.holders import Holder, Tie, holders
from leylines.graph.store.store import Rows, run

# Whoever changes links or who holds what does it one after the other: two who each see only their
# own link would both be wrong.
LOCK = "MATCH (schema:Schema {id: 'leylines'}) SET schema.version = schema.version"
LOADED = "(held:HELD_BEFORE OR NOT EXISTS { (account)-[:HELD_BEFORE]->() })"
TIES = f"""
MATCH (link:Link {{state: 'accepted'}})-[:LINKS]->(account:Account)
MATCH (account)-[held:HELD_BY|HELD_BEFORE]->(person:Person) WHERE {LOADED}
WITH link, collect(person {{.id, own: EXISTS {{ (:Account {{id: person.id}}) }}}}) AS persons
WHERE size(persons) = 2
RETURN link.id AS link, link.confidence AS confidence, link.evidence AS evidence,
       link.decided_at AS at, link.keep AS keep, persons
"""
HELD = f"""
MATCH (person:Person)<-[held:HELD_BY|HELD_BEFORE]-(account:Account)
WHERE person.id IN $persons AND {LOADED}
RETURN account.id AS account, person.id AS loaded,
       [(account)-[now:HELD_BY]->(holder:Person) |
        [holder.id, now.evidence, now.confidence, now.at]] AS now
"""
MOVED = "MATCH (account:Account)-[:HELD_BEFORE]->(p:Person) RETURN account.id AS account, p.id AS p"
RESTORE = """
UNWIND $accounts AS id
MATCH (account:Account {id: id})-[held:HELD_BY]->(holder:Person)
MATCH (account)-[before:HELD_BEFORE]->(person:Person)
WITH account, held, holder, before, person, properties(before) AS properties
DELETE held, before
CREATE (account)-[again:HELD_BY]->(person) SET again = properties
RETURN collect(DISTINCT holder.id) AS left
"""
MOVE = """
UNWIND $rows AS row
MATCH (account:Account {id: row.account})-[held:HELD_BY]->(holder:Person)
MATCH (person:Person {id: row.person})
FOREACH (first IN CASE WHEN EXISTS { (account)-[:HELD_BEFORE]->() } THEN [] ELSE [1] END |
  CREATE (account)-[before:HELD_BEFORE]->(holder) SET before = properties(held))
DELETE held
CREATE (account)-[:HELD_BY {confidence: row.confidence, evidence: row.evidence,
                            at: row.at}]->(person)
RETURN collect(DISTINCT holder.id) AS left
"""
# An account's own person that neither holds nor held any was only there for want of knowing better.
SWEEP = """
UNWIND $persons AS id
MATCH (person:Person {id: id})
WHERE NOT EXISTS { (person)<-[:HELD_BY|HELD_BEFORE]-() } AND EXISTS { (:Account {id: id}) }
DETACH DELETE person
"""


def settle(transaction: ManagedTransaction) -> int:
    """Let each account be held by whom the links in force say; return how many changed hands.

    Others who would do so wait until the transaction ends. What is right already is not written.
    """
    run(transaction, LOCK)
    found = run(transaction, TIES)
    moved = {row["account"]: row["p"] for row in run(transaction, MOVED)}
    if not found and not moved:
        return 0
    wanted = holders(
        [_tie(row) for row in found],
        {person["id"] for row in found for person in row["persons"] if person["own"]},
    )
    rows = run(transaction, HELD, {"persons": list(wanted)})
    return _write(
        transaction, _moves(rows, wanted), sorted(a for a in moved if moved[a] not in wanted)
    )


def _tie(row: Mapping[str, object]) -> Tie:
    values = dict(row)
    first, second = (person["id"] for person in values.pop("persons"))  # type: ignore[attr-defined]
    values["evidence"] = "; ".join(values["evidence"])  # type: ignore[arg-type]
    return Tie(first=first, second=second, **values)  # type: ignore[arg-type]


def _moves(rows: Rows, wanted: Mapping[str, Holder]) -> Rows:
    """Return what is to be held otherwise than it is now."""
    moves = []
    for row in rows:
        holder = wanted[row["loaded"]]
        by = holder.by
        if [[holder.person, by.evidence, by.confidence, by.at]] != row["now"]:
            moves.append(
                {"account": row["account"], "person": holder.person, "evidence": by.evidence,
                 "confidence": by.confidence, "at": by.at}
            )  # fmt: skip
    return moves


def _write(transaction: ManagedTransaction, moves: Rows, restored: list[str]) -> int:
    left: list[str] = []
    for cypher, parameters in (
        (RESTORE, {"accounts": restored}),
        (MOVE, {"rows": moves}),
    ):
        left += run(transaction, cypher, parameters)[0]["left"]
    run(transaction, SWEEP, {"persons": sorted(set(left))})
    return len(moves) + len(restored)
