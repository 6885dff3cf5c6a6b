"""Opting out: a person stays in the data and is in no score, route, list or page.

Their accounts are WITHHELD instead of HELD_BY: every question and the reading for an analysis go
from accounts to persons by HELD_BY, so they honour it without knowing of it.
"""

from neo4j import ManagedTransaction

from leylines.graph.errors import NotFoundError
from leylines.graph.store.store import Store, run

OUT = """
MATCH (person:Person {id: $person}) SET person.opted_out = true
WITH person
OPTIONAL MATCH (person)-[found:INFLUENCES|SCORED]-()
DELETE found
WITH DISTINCT person
OPTIONAL MATCH (person)<-[:STEP]-(route:Route)
DETACH DELETE route
WITH DISTINCT person
SET person += {run: null, global_score: null, global_percentile: null, global_rank: null,
    global_low: null, global_high: null, global_pagerank: null, betweenness: null,
    participation: null, community: null, global_percentile_low: null,
    global_percentile_high: null, global_tier: null}
RETURN count(*) AS n
"""
WITHHOLD = """
MATCH (person:Person {opted_out: true})<-[held:HELD_BY]-(account:Account)
CREATE (account)-[withheld:WITHHELD]->(person) SET withheld = properties(held)
DELETE held
"""
IN = """
MATCH (person:Person {id: $person, opted_out: true}) REMOVE person.opted_out
WITH person
MATCH (person)<-[withheld:WITHHELD]-(account:Account)
CREATE (account)-[held:HELD_BY]->(person) SET held = properties(withheld)
DELETE withheld
RETURN count(*) AS n
"""
ALL = "MATCH (n:Person {opted_out: true}) RETURN n.id AS id ORDER BY id"


def opt_out(store: Store, person: str) -> None:
    """Leave a person out of everything that is found and shown, from now on.

    What others were found to have from them goes with the next analysis.

    Raises
    ------
    NotFoundError
        If there is no such person.
    """

    def work(transaction: ManagedTransaction) -> int:
        found: int = run(transaction, OUT, {"person": person})[0]["n"]
        withhold(transaction)
        return found

    if not store.transaction(work, idempotent=True):
        raise NotFoundError(f"There is no person {person!r}", cure="Give the id of a person.")


def opt_in(store: Store, person: str) -> None:
    """Take a person in again; the next analysis scores them.

    Raises
    ------
    NotFoundError
        If no such person has opted out.
    """
    if not store.write(IN, {"person": person})[0]["n"]:
        raise NotFoundError(
            f"No person {person!r} has opted out", cure="`leylines opt-out --list` names them."
        )


def opted_out(store: Store) -> list[str]:
    """Return the ids of those who have opted out."""
    return [row["id"] for row in store.read(ALL)]


def withhold(transaction: ManagedTransaction) -> None:
    """Withhold what persons who have opted out hold, such as accounts that have just come."""
    run(transaction, WITHHOLD)
