"""What must hold in every graph that Leylines has loaded, whatever was loaded into it."""

from collections.abc import Iterator
from dataclasses import dataclass

from leylines.graph.model import KINDS
from leylines.graph.store.store import Store

SHOWN = 3
_ANY = "|".join(KINDS)

CHECKS: dict[str, str] = {
    "interactions that do not go from an account to an account": f"""
MATCH (a)-[r:{_ANY}]->(b) WHERE NOT a:Account OR NOT b:Account RETURN r.id AS id""",
    "interactions without an id, a time or a weight": f"""
MATCH ()-[r:{_ANY}]->() WHERE r.id IS NULL OR r.at IS NULL OR r.weight IS NULL RETURN r.id AS id""",
    "communities that interactions name and that are not there": f"""
MATCH ()-[r:{_ANY}]->() UNWIND r.communities AS id
WITH DISTINCT id WHERE NOT EXISTS {{ (:Community {{id: id}}) }} RETURN id""",
    "contents without a kind that nothing is under": """
MATCH (n:Content) WHERE n.kind IS NULL AND NOT EXISTS { (n)<-[:UNDER]-() } RETURN n.id AS id""",
    "contents with several authors or under several others": """
MATCH (n:Content) WHERE COUNT { (n)<-[:AUTHORED]-() } > 1 OR COUNT { (n)-[:UNDER]->() } > 1
RETURN n.id AS id""",
    "accounts that are not on one network": """
MATCH (n:Account) WHERE COUNT { (n)-[:ON]->(:Network) } <> 1 RETURN n.id AS id""",
    "accounts that are not held by one person": """
MATCH (n:Account) WHERE COUNT { (n)-[:HELD_BY|WITHHELD]->(:Person) } <> 1 RETURN n.id AS id""",
    "persons who hold no account": """
MATCH (n:Person) WHERE NOT EXISTS { (n)<-[:HELD_BY|WITHHELD]-(:Account) } RETURN n.id AS id""",
    "communities that are not on one network": """
MATCH (n:Community) WHERE n.kind <> 'detected' AND COUNT { (n)-[:ON]->(:Network) } <> 1
RETURN n.id AS id""",
    "accounts and communities whose id is another network's": """
MATCH (n)-[:ON]->(network:Network) WHERE NOT n.id STARTS WITH network.id + '/' RETURN n.id AS id""",
    "loads that were not finished": """
MATCH (n:Load) WHERE NOT coalesce(n.done, false) RETURN n.network AS id""",
}
"""Cypher that returns the id of whatever is not as it must be, by what that is."""


@dataclass(frozen=True, slots=True)
class Check:
    """What was found of one thing that must not be.

    Attributes
    ----------
    what : str
    count : int
        0 if all is well.
    some : tuple of str
        A few of their ids.
    """

    what: str
    count: int
    some: tuple[str, ...]


def check_all(store: Store) -> Iterator[Check]:
    """Check one thing after the other, each in bounded memory."""
    for what, cypher in CHECKS.items():
        count = 0
        some: list[str] = []
        with store.stream(cypher) as rows:
            for row in rows:
                count += 1
                if len(some) < SHOWN:
                    some.append(str(row["id"]))
        yield Check(what, count, tuple(some))
