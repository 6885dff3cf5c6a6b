"""All that is stored about a person, for that person."""

from collections.abc import Mapping
from typing import Any

from leylines.graph.errors import NotFoundError
from leylines.graph.model import KINDS
from leylines.graph.store.store import Store

ANY = "|".join(KINDS)
HELD = "(:Person {id: $person})<-[:HELD_BY|HELD_BEFORE|WITHHELD]-(account:Account)"
QUESTIONS: Mapping[str, str] = {
    "person": "MATCH (n:Person {id: $person}) RETURN properties(n) AS it",
    "accounts": f"""
MATCH {HELD}
RETURN DISTINCT account {{.*, links_decided: COLLECT {{
    MATCH (account)<-[:LINKS]-(link:Link) RETURN properties(link) ORDER BY link.id }}}} AS it
ORDER BY it.id""",
    "contents": f"""
MATCH {HELD} MATCH (account)-[:AUTHORED]->(content:Content)
RETURN DISTINCT content {{.*, account: account.id,
    under: COLLECT {{ MATCH (content)-[:UNDER]->(parent) RETURN parent.id }},
    communities: COLLECT {{ MATCH (content)-[:IN]->(c) RETURN c.id ORDER BY c.id }},
    topics: COLLECT {{ MATCH (content)-[:ABOUT]->(t) RETURN t.id ORDER BY t.id }}}} AS it
ORDER BY it.id""",
    "interactions": f"""
MATCH {HELD} MATCH (account)-[n:{ANY}]-()
RETURN DISTINCT n {{.*, kind: type(n), actor: startNode(n).id, target: endNode(n).id}} AS it
ORDER BY it.id""",
    "scores": """
MATCH (:Person {id: $person})-[n:SCORED]->(c:Community)
RETURN n {.*, community: c.id} AS it ORDER BY it.community""",
    "influences": """
MATCH (:Person {id: $person})-[n:INFLUENCES]-()
RETURN n {.*, source: startNode(n).id, target: endNode(n).id} AS it
ORDER BY it.source, it.target""",
    "routes": """
MATCH (:Person {id: $person})<-[:STEP]-(route:Route)
RETURN DISTINCT properties(route) AS it ORDER BY it.id""",
}


def everything_about(store: Store, person: str) -> dict[str, Any]:
    """Return all that the graph holds of a person, by what it is, ready for JSON.

    Examples
    --------
    ``{"person": {"id": "ada", …}, "accounts": [{"id": "forum/ada", …}], "contents": […], …}``

    Raises
    ------
    NotFoundError
        If there is no such person.
    """
    found = {
        name: [row["it"] for row in store.read(cypher, {"person": person})]
        for name, cypher in QUESTIONS.items()
    }
    if not found["person"]:
        raise NotFoundError(f"There is no person {person!r}", cure="Give the id of a person.")
    return {**found, "person": found["person"][0]}
