"""Rows that tell something else than what was loaded before."""

from datetime import UTC, datetime

import pytest

from leylines.graph.loading import Counts

pytestmark = pytest.mark.neo4j


def test_an_edited_content_is_changed_in_place(each_store, loader, make_batch):
    before = {
        "id": "c",
        "kind": "post",
        "author": "ada",
        "title": "Old",
        "text": "Kept",
        "views": 1,
        "parent": "p",
        "communities": ["x", "y"],
        "topics": ["t"],
    }
    after = before | {"title": "New", "views": 2, "communities": ["y", "z"], "author": "ben"}
    loader(each_store, make_batch(contents=[before]))
    summary = loader(each_store, make_batch(contents=[after | {"text": None}]), files="b")
    assert summary.records["contents"] == Counts(updated=1)
    assert each_store.read(
        "MATCH (a)-[:AUTHORED]->(c:Content)-[:UNDER]->(p)"
        " RETURN a.id AS author, c.title AS title, c.text AS text, c.views AS views,"
        " p.id AS parent,"
        " COLLECT { MATCH (c)-[:IN]->(m) RETURN m.id ORDER BY m.id } AS communities,"
        " COUNT { (c)-[:ABOUT]->() } AS topics"
    ) == [
        {
            "author": "net/ben",
            "title": "New",
            "text": "Kept",
            "views": 2,
            "parent": "net/p",
            "communities": ["net/y", "net/z"],
            "topics": 1,
        }
    ]


@pytest.mark.parametrize(
    "edit",
    [
        {"at": datetime(2025, 1, 1, tzinfo=UTC)},
        {"weight": 3.0},
        {"communities": ["x"]},
        {"content": "c"},
        {"target": "cleo"},
    ],
)
def test_an_edited_interaction_is_replaced(store, loader, make_batch, edit):
    before = {"id": "i", "actor": "ada", "target": "ben"}
    loader(store, make_batch(interactions=[before]))
    summary = loader(store, make_batch(interactions=[before | edit]), files="b")
    assert summary.records["interactions"] == Counts(updated=1)
    (row,) = store.read("MATCH ()-[r:REPLIED]->(b) RETURN r {.*, target: b.id} AS r")
    ((name, value),) = edit.items()
    prefixed = {"communities": ["net/x"], "content": "net/c", "target": "net/cleo"}
    assert row["r"][name] == prefixed.get(name, value)


def test_an_edited_account_and_its_own_person(store, loader, make_batch):
    loader(store, make_batch(interactions=[{"id": "i", "actor": "ada", "target": "ben"}]))
    for files, row, counts in [
        ("b", {"id": "ada", "handle": "countess", "name": "Ada"}, Counts(updated=1)),
        ("c", {"id": "ada"}, Counts(unchanged=1)),
        ("d", {"id": "ada", "url": "https://example.org/ada"}, Counts(updated=1)),
    ]:
        assert loader(store, make_batch(accounts=[row]), files=files).records["accounts"] == counts
    assert store.read(
        "MATCH (a:Account {id: 'net/ada'})-[:HELD_BY]->(p) RETURN a {.*} AS a, p.name AS name"
    ) == [
        {
            "a": {
                "id": "net/ada",
                "handle": "countess",
                "name": "Ada",
                "url": "https://example.org/ada",
            },
            "name": "Ada",
        }
    ]


HELD = "MATCH (a:Account)-[h:HELD_BY]->(p) RETURN a.id AS a, p.id AS p, h.evidence AS e ORDER BY a"


def test_accounts_of_one_person_on_two_networks(store, loader, make_batch):
    named = make_batch(accounts=[{"id": "ada", "name": "Ada", "person": "ada@example.org"}])
    loader(store, named, network="one")
    loader(store, named, network="two")
    source = "named by the source"
    assert store.read(HELD) == [
        {"a": "one/ada", "p": "ada@example.org", "e": source},
        {"a": "two/ada", "p": "ada@example.org", "e": source},
    ]
    assert store.read("MATCH (p:Person) RETURN p.name AS name") == [{"name": "Ada"}]


def test_who_holds_an_account_may_be_told_later(store, loader, make_batch):
    loader(store, make_batch(accounts=[{"id": "ada"}]))
    for files, person in [("b", "P1"), ("c", "P2")]:
        told = make_batch(accounts=[{"id": "ada", "person": person}])
        assert loader(store, told, files=files).records["accounts"] == Counts(updated=1)
        assert store.read(HELD) == [{"a": "net/ada", "p": person, "e": "named by the source"}]
    assert store.read("MATCH (p:Person {id: 'net/ada'}) RETURN p") == []


def test_who_holds_an_account_stays_as_somebody_has_decided(store, loader, make_batch):
    told = make_batch(accounts=[{"id": "ada", "person": "P1"}])
    loader(store, told)
    store.write(
        "MATCH (a:Account)-[h:HELD_BY]->() DELETE h"
        " CREATE (a)-[:HELD_BY {evidence: 'decided by hand'}]->(:Person {id: 'P9'})"
    )
    assert loader(store, told).records["accounts"] == Counts(unchanged=1)
    assert [row["p"] for row in store.read(HELD)] == ["P9"]
