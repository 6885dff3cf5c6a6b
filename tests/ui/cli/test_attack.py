"""``leylines attack`` on the graph: what it prints, what it refuses, and that it writes nothing."""

import json

import pytest

pytestmark = pytest.mark.neo4j

FILL = """
UNWIND range(0, 29) AS number
CREATE (:Person {id: 'p' + number, name: 'P' + number})<-[:HELD_BY]-(:Account {id: 'p' + number})
"""
REACT = """
CREATE (:Community {id: 'net/a', name: 'Alpha', kind: 'board'})
WITH 1 AS done UNWIND range(0, 199) AS n
MATCH (a:Account {id: 'p' + (n % 29 + 1)}), (b:Account {id: 'p' + ((n * n) % 17)}) WHERE a <> b
CREATE (a)-[:REPLIED {id: 'i' + n, at: datetime({epochSeconds: 1700000000 + n * 40000}),
  communities: ['net/a']}]->(b)
"""


@pytest.fixture
def filled(run, store, environment):
    """Return ``run`` on a graph of 30 people in one community, and the store."""
    store.write(FILL)
    store.write(REACT)
    return run, store


def test_what_would_be_moved_is_told_and_nothing_is_written(filled):
    run, store = filled
    before = store.state()
    result = run("attack", "--community", "alpha", "--budget", "10x3", "--trials", "2", "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    answer = json.loads(result.stdout)
    assert answer["community"] == "net/a"
    assert len(answer["attacks"]) == 8 * 2 * 5
    assert {row["interactions"] for row in answer["attacks"]} == {10}
    table = run("attack", "--budget", "10x3", "--trials", "2")
    assert table.stdout.splitlines()[0] == "Percentile points gained in Alpha"
    assert len(table.stdout.splitlines()) == 1 + 1 + 8 * 2 + 1
    assert store.state() == before


def test_what_cannot_be_is_refused(filled):
    run, _ = filled
    assert run("attack", "--budget", "many").exit_code == 6
    assert run("attack", "--community", "nowhere").exit_code == 4
