"""Answers on the graph known by hand after something in it has changed."""

import pytest

from leylines.queries.catalogue import QUERIES, ask

pytestmark = pytest.mark.neo4j


def columns(rows, *names):
    return [tuple(row[name] for name in names) for row in rows]


@pytest.fixture
def answer(tiny_store):
    return lambda name, **parameters: ask(tiny_store, name, **parameters)


def test_loads_newer_than_the_run(tiny_store, answer):
    assert columns(answer("loads"), "id", "rejected", "newer_than_run") == [
        ("load-2", 0, False),
        ("load-1", 1, False),
    ]
    tiny_store.write("MATCH (l:Load {id: 'load-1'}) SET l.at = datetime('2026-03-12T00:00Z')")
    assert columns(answer("loads"), "id", "newer_than_run") == [("load-1", True), ("load-2", False)]


def test_detected_communities_of_the_newest_run(tiny_store, answer):
    tiny_store.write("CREATE (:Community {id: 'old', kind: 'detected', run: 'run-1'})")
    rows = answer("communities", kinds=["detected"])
    assert columns(rows, "id", "network", "members") == [
        ("detected/1", None, 5),
        ("detected/2", None, 3),
    ]


def test_evidence_of_any_of_a_persons_accounts(tiny_store, answer):
    tiny_store.write(
        "MATCH (a:Account {id: 'chat/eve'}), (b:Account {id: 'forum/cleo'})-[held:HELD_BY]->() "
        "MATCH (eve:Person {id: 'chat/eve'}) DELETE held CREATE (b)-[:HELD_BY]->(eve)"
    )
    rows = answer("evidence_of_a_pair", first="ada", second="chat/eve")
    assert columns(rows, "id", "network") == [("chat/i1", "chat"), ("forum/i1", "forum")]


def test_person_card_before_any_analysis(tiny_store, answer):
    tiny_store.write("MATCH (run:Run) DETACH DELETE run")
    (card,) = answer("person_card", person="forum/ben")
    assert card["standings"] == []
    assert len(card["accounts"]) == 1


def test_an_empty_graph_is_no_error(store):
    counting = ("graph_counts", "activity_in_a_period")
    for query in QUERIES.values():
        parameters = {name: each.example for name, each in query.parameters.items()}
        assert len(ask(store, query.name, **parameters)) == (query.name in counting)
