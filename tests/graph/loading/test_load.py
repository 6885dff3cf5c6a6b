"""What a load makes of a source's batches."""

from datetime import UTC, datetime

import pytest

from leylines.graph.errors import LoadError
from leylines.graph.loading import Counts
from leylines.graph.loading.accounts import write_communities
from leylines.graph.loading.batches import make_ready
from leylines.graph.loading.interactions import write_interactions
from leylines.graph.loading.writing import Writer

pytestmark = pytest.mark.neo4j
DAY = datetime(2024, 3, 1, tzinfo=UTC)


def a_thread(make_batch):
    return make_batch(
        accounts=[{"id": "ada", "handle": "ada_l", "name": "Ada", "created_at": DAY}],
        communities=[{"id": "bread", "name": "Bread", "kind": "tag"}],
        contents=[
            {
                "id": "a1",
                "kind": "answer",
                "author": "ben",
                "at": DAY,
                "text": "Knead it.",
                "parent": "q1",
                "communities": ["bread"],
            },
            {
                "id": "q1",
                "kind": "question",
                "author": "ada",
                "at": DAY,
                "title": "Dough?",
                "views": 7,
                "communities": ["bread", "ovens", "bread"],
                "topics": ["yeast"],
            },
        ],
        interactions=[
            {
                "id": "i1",
                "kind": "ANSWERED",
                "actor": "ben",
                "target": "ada",
                "communities": ["bread"],
                "content": "a1",
                "weight": 2.0,
            },
            {"id": "i2", "kind": "LIKED", "actor": "cleo", "target": "ben"},
        ],
    )


def test_everything_a_batch_tells_is_in_the_graph(each_store, loader, make_batch):
    loader(each_store, a_thread(make_batch))
    assert each_store.read(
        "MATCH (a:Account)-[:ON]->(n:Network) MATCH (a)-[h:HELD_BY]->(p:Person)"
        " RETURN a.id AS id, a.handle AS handle, n.id AS network, p.id AS person, p.name AS name,"
        " h.evidence AS evidence, h.confidence AS confidence, a.created_at AS at ORDER BY id"
    ) == [
        {
            "id": f"net/{local}",
            "handle": handle,
            "network": "net",
            "person": f"net/{local}",
            "name": name,
            "evidence": "own account",
            "confidence": 1.0,
            "at": at,
        }
        for local, handle, name, at in [
            ("ada", "ada_l", "Ada", DAY),
            ("ben", "ben", "ben", None),
            ("cleo", "cleo", "cleo", None),
        ]
    ]
    assert each_store.read(
        "MATCH (c:Content) OPTIONAL MATCH (c)<-[w:AUTHORED]-(a) OPTIONAL MATCH (c)-[:UNDER]->(p)"
        " RETURN c {.*} AS c, a.id AS author, w.at AS at, p.id AS parent,"
        " COLLECT { MATCH (c)-[:IN]->(m) RETURN m.id ORDER BY m.id } AS communities,"
        " COLLECT { MATCH (c)-[:ABOUT]->(t) RETURN t.name } AS topics ORDER BY c.id"
    ) == [
        {
            "c": {"id": "net/a1", "kind": "answer", "at": DAY, "text": "Knead it."},
            "author": "net/ben",
            "at": DAY,
            "parent": "net/q1",
            "communities": ["net/bread"],
            "topics": [],
        },
        {
            "c": {"id": "net/q1", "kind": "question", "at": DAY, "title": "Dough?", "views": 7},
            "author": "net/ada",
            "at": DAY,
            "parent": None,
            "communities": ["net/bread", "net/ovens"],
            "topics": ["yeast"],
        },
    ]
    assert each_store.read(
        "MATCH (a:Account)-[r]->(b:Account)"
        " RETURN a.id AS a, type(r) AS type, r {.*} AS r, b.id AS b ORDER BY r.id"
    ) == [
        {
            "a": "net/ben",
            "type": "ANSWERED",
            "r": {
                "id": "net/i1",
                "at": DAY,
                "communities": ["net/bread"],
                "content": "net/a1",
                "weight": 2.0,
            },
            "b": "net/ada",
        },
        {
            "a": "net/cleo",
            "type": "LIKED",
            "r": {"id": "net/i2", "at": DAY, "communities": [], "weight": 1.0},
            "b": "net/ben",
        },
    ]
    assert each_store.read(
        "MATCH (c:Community)-[:ON]->(:Network {id: 'net'})"
        " RETURN c.id AS id, c.name AS name, c.kind AS kind ORDER BY id"
    ) == [
        {"id": "net/bread", "name": "Bread", "kind": "tag"},
        {"id": "net/ovens", "name": "ovens", "kind": "group"},
    ]


def test_the_numbers_add_up(store, loader, make_batch):
    summary = loader(store, a_thread(make_batch))
    assert (summary.rows_read, summary.rows_loaded, summary.rows_rejected) == (6, 6, 0)
    assert summary.records == {
        "accounts": Counts(created=1, implied=2),
        "communities": Counts(created=1, implied=1),
        "contents": Counts(created=2),
        "interactions": Counts(created=2),
    }
    assert summary.rejects is None
    assert "6 rows read, 6 loaded, 0 rejected" in str(summary)


def test_loading_twice_changes_nothing(each_store, loader, make_batch, hash_of):
    loader(each_store, a_thread(make_batch))
    first = hash_of(each_store)
    for files in ("a", "the same rows in another file"):
        again = loader(each_store, a_thread(make_batch), files=files)
        assert hash_of(each_store) == first
        assert {table: (c.unchanged, c.records) for table, c in again.records.items()} == {
            "accounts": (1, 1),
            "communities": (1, 1),
            "contents": (2, 2),
            "interactions": (2, 2),
        }


def test_the_same_ids_in_two_networks_are_different(store, loader, make_batch):
    for network in ("one", "two"):
        loader(store, a_thread(make_batch), network=network)
    (row,) = store.read(
        "MATCH (a:Account {handle: 'ben'})-[r:ANSWERED]->() RETURN count(DISTINCT a) AS accounts,"
        " count(r) AS answers"
    )
    assert row == {"accounts": 2, "answers": 2}


def test_a_parent_may_come_later_or_never(each_store, loader, make_batch):
    reply = {"id": "r", "kind": "reply", "parent": "p"}
    orphan = {"id": "o", "kind": "reply", "parent": "lost"}
    summary = loader(
        each_store,
        make_batch(contents=[reply, orphan]),
        make_batch(contents=[{"id": "p", "kind": "post", "title": "Here I am"}]),
    )
    assert summary.records["contents"] == Counts(created=3)
    assert each_store.read(
        "MATCH (c)-[:UNDER]->(p:Content) RETURN c.id AS c, p {.*} AS p ORDER BY c"
    ) == [
        {"c": "net/o", "p": {"id": "net/lost"}},
        {"c": "net/r", "p": {"id": "net/p", "kind": "post", "title": "Here I am"}},
    ]


def test_of_rows_with_one_id_the_last_counts(store, loader, make_batch):
    summary = loader(
        store,
        make_batch(
            accounts=[{"id": "a", "name": "Old"}, {"id": "a", "name": "New"}],
            interactions=[{"id": "i", "actor": "a", "target": "b"}] * 3,
        ),
    )
    assert summary.records["accounts"] == Counts(created=1, unchanged=1, implied=1)
    assert summary.records["interactions"] == Counts(created=1, unchanged=2)
    assert store.read("MATCH (a:Account {id: 'net/a'}) RETURN a.name AS name") == [{"name": "New"}]


def test_large_and_hostile_texts_go_in_as_they_are(store, loader, make_batch):
    texts = ["x" * 3_000_000, "'}) DETACH DELETE n //", "\u0000 \u202e 🜍 \r\n\t", ""]
    rows = [{"id": str(i), "kind": "post", "text": text} for i, text in enumerate(texts)]
    loader(store, make_batch(contents=rows))
    assert store.read("MATCH (c:Content) RETURN c.text AS text ORDER BY c.id") == [
        {"text": text} for text in texts
    ]


def test_a_batch_too_large_for_a_transaction_is_split(store, loader, make_batch, monkeypatch):
    monkeypatch.setattr("leylines.graph.loading.batches.MOST_ROWS", 10)
    people = [{"id": f"p{i}", "name": f"Person {i}"} for i in range(25)]
    ring = [{"id": f"i{i}", "actor": f"p{i}", "target": f"p{(i + 1) % 25}"} for i in range(25)]
    summary = loader(store, make_batch(accounts=people, interactions=ring))
    assert summary.rows_read == 50
    assert summary.records["accounts"].records == summary.records["interactions"].created == 25
    (kept,) = store.read("MATCH (l:Load) RETURN l.batches AS batches, l.done AS done")
    assert kept == {"batches": 7, "done": True}


def test_an_interaction_without_its_ends_raises_and_nothing_of_its_transaction_stays(
    store, make_batch
):
    ready = make_ready(
        make_batch(
            communities=[{"id": "c"}], interactions=[{"id": "i", "actor": "a", "target": "b"}]
        ),
        "net",
    )
    store.write("CREATE (:Network {id: 'net'})")

    def work(transaction):
        writer = Writer(transaction, "net", at=0)
        write_communities(writer, ready.tables["communities"], ready.named["communities"])
        write_interactions(writer, ready.tables["interactions"])

    with pytest.raises(LoadError, match="1 of 1 rows could not be matched"):
        store.transaction(work)
    assert store.read("MATCH (n:Community) RETURN n") == []


@pytest.mark.parametrize("network", ["", "a/b", "../x", ".hidden", "a b"])
def test_an_id_that_cannot_be_a_network_is_refused(store, loader, network):
    with pytest.raises(LoadError, match="cannot be the id of a network"):
        loader(store, network=network)
