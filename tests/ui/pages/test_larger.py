"""Every page on data of some size: generated, loaded as interactions, and analysed."""

import pytest

from leylines.graph.network import Parameters
from leylines.queries.analysis import analyse

pytestmark = pytest.mark.neo4j

PEOPLE, INTERACTIONS = 300, 2000
GROWN = """
CREATE (n:Network {id: 'big', name: 'Big', source: 'csv'})
WITH n
UNWIND range(0, 3) AS c
CREATE (:Community {id: 'big/c' + c, name: 'Place ' + c, kind: 'board'})-[:ON]->(n)
WITH DISTINCT n
UNWIND range(0, $people - 1) AS i
CREATE (p:Person {id: 'big/' + i, name: 'Person ' + i})
CREATE (a:Account {id: 'big/' + i, handle: 'h' + i})-[:ON]->(n)
CREATE (a)-[:HELD_BY {confidence: 1.0, evidence: 'own account', at: datetime('2026-01-01')}]->(p)
"""
# Squares crowd the targets among the first people, so that some are far above the rest.
ACTED = """
UNWIND range(0, $interactions - 1) AS i
WITH i, toInteger(i * 7919 % $people) AS actor, toInteger(i * 104729 % 1000) AS draw
WITH i, actor, toInteger(draw * draw * $people / 1000000) AS target
WHERE actor <> target
MATCH (a:Account {id: 'big/' + actor})
MATCH (b:Account {id: 'big/' + target})
CREATE (a)-[:REPLIED {id: 'big/r' + i, weight: 1.0, communities: ['big/c' + (target + i % 2) % 4],
                      at: datetime('2024-01-01') + duration({hours: i * 8})}]->(b)
"""


@pytest.fixture
def grown(store, environment):
    store.write(GROWN, {"people": PEOPLE})
    store.write(ACTED, {"people": PEOPLE, "interactions": INTERACTIONS})
    analyse(store, Parameters(bootstrap=4), cache=None)
    return store


def test_every_page(grown, opened, text):
    days = "2024-06-01..2025-05-31"
    assert "Interactions then" in text(opened(days=days))
    for page, parameters, expected in (
        ("community", {"community": "big/c0"}, "people drawn have had reactions"),
        ("person", {"person": "big/1"}, "At home in"),
        ("routes", {"from": "person:big/1", "to": "community:big/c3"}, "Worth of these ends"),
        ("seeds", {"community": "big/c1", "k": "20"}, "Guaranteed, of the best"),
        ("compare", {"first": "big/1", "second": "big/2"}, "The differences add up"),
        ("compare", {"what": "runs", "since": "2025-01-01"}, "Who moved most"),
    ):
        said = text(opened(page, days=days, **parameters))
        assert expected in said, page
        assert "Scores and routes are of the analysis" in said, page
