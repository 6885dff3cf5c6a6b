"""Keeping suggestions in the graph: those that are new, and never what was decided before."""

from collections.abc import Sequence
from dataclasses import dataclass

from neo4j import ManagedTransaction

from leylines.graph.persons.link import Link
from leylines.graph.persons.settle import LOCK
from leylines.graph.store.store import Store, run

MOST_ROWS = 20_000

FORGET = "MATCH (link:Link {state: 'suggested'}) DETACH DELETE link"
# A link that somebody has decided about is there still, and stays as it is.
PROPOSE = """
UNWIND $rows AS row
MATCH (first:Account {id: row.first})
MATCH (second:Account {id: row.second})
WHERE NOT EXISTS { (:Link {id: row.id}) }
CREATE (link:Link {id: row.id, state: 'suggested', confidence: row.confidence,
                   evidence: row.evidence, by_name_only: row.by_name_only, at: datetime()})
CREATE (link)-[:LINKS]->(first)
CREATE (link)-[:LINKS]->(second)
RETURN count(*) AS n
"""


@dataclass(frozen=True, slots=True)
class Proposed:
    """How many suggestions there are, and how many were left out as decided before."""

    suggested: int
    decided: int


def propose(store: Store, links: Sequence[Link]) -> Proposed:
    """Replace the suggestions by these; what was accepted, declined or undone is left alone."""
    rows = [
        {
            "id": link.id,
            "first": link.first,
            "second": link.second,
            "confidence": link.confidence,
            "evidence": list(link.evidence),
            "by_name_only": link.by_name_only,
        }
        for link in links
    ]

    def work(transaction: ManagedTransaction) -> int:
        run(transaction, LOCK)
        run(transaction, FORGET)
        return sum(
            run(transaction, PROPOSE, {"rows": rows[start : start + MOST_ROWS]})[0]["n"]
            for start in range(0, len(rows), MOST_ROWS)
        )

    suggested = store.transaction(work)
    return Proposed(suggested, len(rows) - suggested)
