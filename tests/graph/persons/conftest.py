"""Accounts that a test loads, and all that says who holds them."""

import pytest

from leylines.graph.persons import Link, link_id, merge

HELD = """
MATCH (a:Account)-[held:HELD_BY|HELD_BEFORE]->(p:Person)
RETURN a.id AS account, type(held) AS type, p.id AS person, properties(held) AS properties
ORDER BY account, type, person
"""
PERSONS = "MATCH (p:Person) RETURN properties(p) AS p ORDER BY p.id"


@pytest.fixture
def people(store):
    """Six accounts on two networks: four of their own persons, two of one from a source."""
    store.write(
        """
        CREATE (one:Network {id: 'one'}), (two:Network {id: 'two'})
        WITH one, two
        UNWIND [['one/a', 'one/a'], ['one/b', 'one/b'], ['two/a', 'two/a'], ['two/c', 'two/c'],
                ['one/n', 'Named'], ['two/n', 'Named']] AS row
        MERGE (p:Person {id: row[1]}) SET p.name = toUpper(row[1])
        CREATE (a:Account {id: row[0], handle: split(row[0], '/')[1]})
        FOREACH (_ IN CASE WHEN row[0] STARTS WITH 'one' THEN [1] ELSE [] END |
          CREATE (a)-[:ON]->(one))
        FOREACH (_ IN CASE WHEN row[0] STARTS WITH 'two' THEN [1] ELSE [] END |
          CREATE (a)-[:ON]->(two))
        CREATE (a)-[:HELD_BY {confidence: 1.0, at: datetime('2026-01-01T00:00:00.123456789Z'),
          evidence: CASE WHEN row[0] = row[1] THEN 'own account'
                         ELSE 'named by the source' END}]->(p)
        """
    )
    return store


@pytest.fixture
def state():
    """Return a function that gives every byte of who holds what."""
    return lambda store: (store.read(HELD), store.read(PERSONS))


@pytest.fixture
def holder():
    """Return a function that gives the id of who holds each account."""
    query = "MATCH (a:Account)-[:HELD_BY]->(p) RETURN a.id AS a, p.id AS p"
    return lambda store: {row["a"]: row["p"] for row in store.read(query)}


@pytest.fixture
def join():
    """Return a function that links two accounts and returns the link's id."""

    def join(store, first, second, confidence=1.0, keep=""):
        link = Link(first, second, confidence, ("told in a test",))
        merge(store, [(link, "")], by="test", keep=keep)
        return link_id(first, second)

    return join
