"""Loading and links between accounts: each leaves to the other what it has decided."""

import pytest

from leylines.graph.loading import Counts
from leylines.graph.persons import Link, merge, undo

pytestmark = pytest.mark.neo4j

HELD = """
MATCH (a:Account)-[h:HELD_BY]->(p:Person)
RETURN a.id AS a, p.id AS p, h.evidence AS e, p.name AS name ORDER BY a
"""


def held(store):
    return [(row["a"], row["p"], row["e"]) for row in store.read(HELD)]


def join(store, first, second, keep=""):
    link = Link(first, second, 0.9, ("same page",))
    merge(store, [(link, "")], by="test", keep=keep)
    return link.id


def test_what_an_account_names_as_its_own_is_loaded_and_changed(each_store, loader, make_batch):
    ada = {"id": "ada", "email_hash": "0" * 64, "links": ["https://ada.example"]}
    for files, row, counts in [
        ("a", ada, Counts(created=1)),
        ("b", ada, Counts(unchanged=1)),
        ("c", {"id": "ada"}, Counts(unchanged=1)),
        ("d", {"id": "ada", "links": ["https://ada.example", "@ada"]}, Counts(updated=1)),
        ("e", {"id": "ada", "email_hash": "1" * 64}, Counts(updated=1)),
    ]:
        summary = loader(each_store, make_batch(accounts=[row]), files=files)
        assert summary.records["accounts"] == counts
    assert each_store.read("MATCH (a:Account) RETURN a.email_hash AS e, a.links AS l") == [
        {"e": "1" * 64, "l": ["https://ada.example", "@ada"]}
    ]


def test_loading_again_leaves_links_alone(each_store, loader, make_batch, hash_of):
    people = make_batch(accounts=[{"id": "a"}, {"id": "b", "person": "P"}])
    loader(each_store, people)
    link = join(each_store, "net/a", "net/b")
    before = hash_of(each_store)
    assert loader(each_store, people).records["accounts"] == Counts(unchanged=2)
    assert hash_of(each_store) == before
    loader(each_store, make_batch(accounts=[{"id": "a", "name": "Ada"}]), files="b")
    assert held(each_store)[0] == ("net/a", "P", "same page")
    undo(each_store, [link], by="test")
    assert held(each_store)[0] == ("net/a", "net/a", "own account")
    assert each_store.read(HELD)[0]["name"] == "Ada", "what was loaded meanwhile is there"


def test_a_source_that_names_another_holder_meanwhile(store, loader, make_batch):
    loader(store, make_batch(accounts=[{"id": "a"}, {"id": "b"}, {"id": "c"}]))
    link = join(store, "net/a", "net/b")
    told = make_batch(accounts=[{"id": "b", "person": "P"}, {"id": "c", "person": "P"}])
    assert loader(store, told, files="b").records["accounts"] == Counts(updated=2)
    assert held(store) == [
        ("net/a", "P", "same page"),
        ("net/b", "P", "named by the source"),
        ("net/c", "P", "named by the source"),
    ]
    assert loader(store, told, files="b").records["accounts"] == Counts(unchanged=2)
    undo(store, [link], by="test")
    assert held(store)[0] == ("net/a", "net/a", "own account")
    assert [row["p"] for row in store.read("MATCH (p:Person) RETURN p.id AS p ORDER BY p")] == [
        "P", "net/a",
    ]  # fmt: skip


def test_a_new_account_of_a_person_who_was_merged_follows(store, loader, make_batch):
    loader(store, make_batch(accounts=[{"id": "a", "person": "P"}, {"id": "b", "person": "Q"}]))
    link = join(store, "net/a", "net/b", keep="P")
    loader(store, make_batch(accounts=[{"id": "b2", "person": "Q"}]), network="other")
    assert [row[1] for row in held(store)] == ["P", "P", "P"]
    undo(store, [link], by="test")
    assert [row[1] for row in held(store)] == ["P", "Q", "Q"]


def test_an_own_person_that_held_anothers_account_goes_when_its_account_does(
    store, loader, make_batch
):
    loader(store, make_batch(accounts=[{"id": "a"}, {"id": "b"}]))
    link = join(store, "net/a", "net/b", keep="net/a")
    loader(store, make_batch(accounts=[{"id": "a", "person": "P"}]), files="b")
    assert [row[1] for row in held(store)] == ["P", "P"]
    undo(store, [link], by="test")
    assert [row[1] for row in held(store)] == ["P", "net/b"]
    assert store.read("MATCH (p:Person {id: 'net/a'}) RETURN p") == []
