"""What is gone upstream goes from the graph, and nothing else does."""

from dataclasses import replace

import pytest

from leylines.graph.loading import Counts

pytestmark = pytest.mark.neo4j

# ada asks (q), ben answers (a), cleo comments on the answer (c); cleo and ben like the question.
CONTENTS = [
    {"id": "q", "kind": "post", "author": "ada", "communities": ["bread"]},
    {"id": "a", "kind": "post", "author": "ben", "parent": "q", "communities": ["bread"]},
    {"id": "c", "kind": "post", "author": "cleo", "parent": "a", "communities": ["bread"]},
]
INTERACTIONS = [
    {"id": "1", "kind": "ANSWERED", "actor": "ben", "target": "ada", "content": "a"},
    {"id": "2", "actor": "cleo", "target": "ben", "content": "c"},
    {"id": "3", "kind": "LIKED", "actor": "cleo", "target": "ada", "content": "q"},
    {"id": "4", "kind": "LIKED", "actor": "ben", "target": "ada", "content": "q"},
    {"id": "5", "actor": "ben", "target": "ben", "communities": ["ovens"]},
]
THERE = """
RETURN COLLECT { MATCH (n:Account) RETURN n.id ORDER BY n.id } AS accounts,
       COLLECT { MATCH (n:Person) RETURN n.id ORDER BY n.id } AS persons,
       COLLECT { MATCH (n:Community) RETURN n.id ORDER BY n.id } AS communities,
       COLLECT { MATCH (n:Content) RETURN n.id ORDER BY n.id } AS contents,
       COLLECT { MATCH ()-[r]->() WHERE r.weight IS NOT NULL RETURN r.id ORDER BY r.id }
         AS interactions
"""


def there(store):
    (row,) = store.read(THERE)
    return {name: [each.removeprefix("net/") for each in ids] for name, ids in row.items()}


@pytest.fixture
def forum(make_batch):
    return make_batch(contents=CONTENTS, interactions=INTERACTIONS)


@pytest.fixture
def gone(loader, make_batch):
    """Return a function that loads a batch that tells of nothing but what is gone."""

    def load_gone(store, files="b", **removed):
        return loader(store, replace(make_batch(), removed=removed), files=files).records

    return load_gone


def test_a_removed_interaction(each_store, loader, forum, gone):
    loader(each_store, forum)
    counts = gone(each_store, interactions=["3", "2", "3", "unknown"])
    assert counts["interactions"] == Counts(removed=2)
    assert there(each_store)["interactions"] == ["1", "4", "5"]
    assert there(each_store)["accounts"] == ["ada", "ben", "cleo"]


def test_a_removed_content_takes_what_it_proves_and_leaves_its_replies(
    each_store, loader, forum, gone
):
    loader(each_store, forum)
    counts = gone(each_store, contents=["q", "unknown"])
    assert (counts["contents"], counts["interactions"]) == (Counts(removed=1), Counts(removed=2))
    assert there(each_store) == {
        "accounts": ["ada", "ben", "cleo"],
        "persons": ["ada", "ben", "cleo"],
        "communities": ["bread", "ovens"],
        "contents": ["a", "c"],
        "interactions": ["1", "2", "5"],
    }
    assert each_store.read("MATCH (a)-[:UNDER]->(b) RETURN a.id AS a, b.id AS b") == [
        {"a": "net/c", "b": "net/a"}
    ]


def test_a_removed_account_leaves_what_it_wrote(each_store, loader, forum, gone):
    loader(each_store, forum)
    counts = gone(each_store, accounts=["ben", "unknown"])
    assert (counts["accounts"], counts["interactions"]) == (Counts(removed=1), Counts(removed=4))
    assert there(each_store) == {
        "accounts": ["ada", "cleo"],
        "persons": ["ada", "cleo"],
        "communities": ["bread", "ovens"],
        "contents": ["a", "c", "q"],
        "interactions": ["3"],
    }
    assert each_store.read("MATCH (c:Content) WHERE NOT (c)<-[:AUTHORED]-() RETURN c.id AS id") == [
        {"id": "net/a"}
    ]


def test_a_person_stays_as_long_as_an_account_is_theirs(store, loader, make_batch, gone):
    held = [{"id": each, "person": "P"} for each in ("x", "y")]
    loader(store, make_batch(accounts=held))
    store.write("MATCH (p:Person) CREATE (:Route {id: 'r'})-[:STEP {position: 0}]->(p)")
    gone(store, accounts=["x"])
    assert there(store)["persons"] == ["P"]
    gone(store, accounts=["y"], files="c")
    assert there(store)["persons"] == []
    assert store.read("MATCH (r:Route) RETURN r") == []


def test_a_removed_community_stays_as_long_as_something_lies_in_it(store, loader, forum, gone):
    loader(store, forum)
    assert gone(store, communities=["bread", "ovens"])["communities"] == Counts()
    counts = gone(
        store,
        files="c",
        interactions=["5"],
        contents=["q", "a", "c"],
        communities=["bread", "ovens"],
    )
    assert counts["communities"] == Counts(removed=2)
    assert counts["interactions"] == Counts(removed=5)
    assert there(store)["communities"] == []


def test_twice_is_as_good_as_once(store, loader, forum, gone, hash_of):
    loader(store, forum)
    removed = {"contents": ["a"], "accounts": ["cleo"], "interactions": ["4"]}
    gone(store, **removed)
    before = hash_of(store)
    assert set(gone(store, **removed).values()) == {Counts()}
    assert hash_of(store) == before


def test_what_a_batch_tells_of_and_says_is_gone_is_gone(store, loader, forum):
    summary = loader(store, replace(forum, removed={"contents": ["c"]}))
    assert there(store)["contents"] == ["a", "q"]
    assert summary.records["contents"] == Counts(created=3, removed=1)
    assert "contents: 3 new, 0 changed, 0 already there; 1 removed" in str(summary)
    assert "until the next analysis" in str(summary)


def test_only_the_network_that_was_loaded_is_touched(store, loader, forum, make_batch):
    for network in ("one", "two"):
        loader(store, forum, network=network)
    loader(store, replace(make_batch(), removed={"accounts": ["ben"]}), network="one", files="b")
    assert store.read("MATCH (a:Account) RETURN a.id AS id ORDER BY id") == [
        {"id": each} for each in ("one/ada", "one/cleo", "two/ada", "two/ben", "two/cleo")
    ]


def test_what_is_gone_goes_with_the_last_piece_of_a_large_batch(forum, monkeypatch):
    from leylines.graph.loading import batches

    monkeypatch.setattr(batches, "MOST_ROWS", 2)
    pieces = list(batches.split(replace(forum, removed={"contents": ["c"]})))
    assert [piece.removed for piece in pieces] == [{}] * 5 + [{"contents": ["c"]}]
