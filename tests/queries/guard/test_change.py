"""Cypher that may write: shown, taken back, carried out, and what even it may not."""

import pytest

from leylines.graph.errors import QueryError
from leylines.queries.guard import carry_out, rehearse

pytestmark = pytest.mark.neo4j


def test_what_would_change_is_counted_and_taken_back(each_store):
    create = "UNWIND $ids AS id CREATE (p:Person {id: id})-[:INFLUENCES]->(p) RETURN p.id AS id"
    told = rehearse(each_store, create, {"ids": ["a", "b"]})
    assert told.counts == {
        "nodes_created": 2,
        "relationships_created": 2,
        "properties_set": 2,
        "labels_added": 2,
    }
    assert told.rows == [{"id": "a"}, {"id": "b"}]
    assert each_store.read("MATCH (p:Person) RETURN p") == []
    assert carry_out(each_store, create, {"ids": ["a", "b"]}) == told
    assert len(each_store.read("MATCH (p:Person)-[:INFLUENCES]->(p) RETURN p")) == 2


@pytest.mark.parametrize(
    "write",
    [
        "MERGE (p:Person {id: 'a'}) ON MATCH SET p.name = 'b' ON CREATE SET p += {x: 1}",
        "MATCH (p:Person) SET p:Reader REMOVE p.x",
        "FOREACH (x IN [1] | MERGE (:Person {id: 'a'}))",
        "MATCH (p:Person) CALL (p) { SET p.x = 1 } DETACH DELETE p",
        "OPTIONAL MATCH (p:Person) DELETE p",
    ],
)
def test_every_writing_clause_may_be_used(each_store, write):
    carry_out(each_store, write)


@pytest.mark.parametrize(
    "write",
    [
        "UNWIND [1] AS x CALL (x) { CREATE (:Intruder) } IN TRANSACTIONS",
        "LOAD CSV FROM 'file:///etc/passwd' AS line CREATE (:Intruder {line: line})",
        "CREATE INDEX intruder FOR (n:Person) ON (n.x)",
        "CREATE USER intruder SET PASSWORD 'intruder1'",
        "CALL db.createLabel('Intruder')",
        "MATCH (p) CALL db.create.setNodeVectorProperty(p, 'v', [1.0]) RETURN p",
        "PROFILE CREATE (:Intruder)",
        "CREATE (:Intruder {x: reduce(s = 'a', i IN range(1, 60) | s + s)})",
        "CREATE (:Intruder); CREATE (:Intruder)",
        "SHOW SETTINGS",
    ],
)
def test_what_even_an_editor_may_not(each_store, write):
    for way in (rehearse, carry_out):
        with pytest.raises(QueryError):
            way(each_store, write)
    assert each_store.read("MATCH (n:Intruder) RETURN n") == []


def test_a_change_that_fails_late_leaves_nothing(each_store):
    with pytest.raises(QueryError, match="by zero"):
        carry_out(each_store, "UNWIND [1, 0] AS x CREATE (:Intruder {y: 1 / x})")
    assert each_store.read("MATCH (n:Intruder) RETURN n") == []
