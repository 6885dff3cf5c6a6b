"""A graph compared with its source, and with what must hold in any."""

import pytest

from leylines.graph.loading import load
from leylines.graph.model import KINDS
from leylines.graph.sources import source_named
from leylines.graph.verify import check_all, compare, loaded_content, whole_content
from leylines.graph.verify.checks import CHECKS

pytestmark = pytest.mark.neo4j

FILES = {
    "accounts.csv": "id,handle,name,person\nu1,ada,Ada,ann\nu2,bob,Bob,\n",
    "communities.csv": "id,name,kind\nc1,Bread,board\n",
    "contents.csv": "id,kind,author,at,title,parent,communities,topics\n"
    "t1,question,u1,1700000000,Why?,,c1,rye|flour\nt2,answer,u2,1700000001,,t1,c1,\n",
    "interactions.csv": "id,kind,actor,target,at,communities,content\n"
    "i1,ANSWERED,u2,u1,1700000001,c1,t2\ni2,LIKED,u1,u2,1700000002,,t2\nbad\n",
}
COUNTS = {"accounts": 2, "communities": 1, "contents": 2, "interactions": 2}


@pytest.fixture
def loaded(store, settings, tmp_path):
    """Load a small folder, and return a function that compares it with the graph."""
    folder = tmp_path / "forum"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text)
    load(store, source_named("csv"), folder, "net", settings=settings)
    return lambda: compare(store, source_named("csv"), folder, "net", {})


def found(result):
    return [(each.table, each.id, each.column) for each in result.differences()]


def test_what_was_loaded_is_all_there(loaded, store):
    result = loaded()
    assert (result.told, result.rows_read, result.rejected) == (COUNTS, 8, 1)
    assert found(result) == []
    assert not any(check.count for check in check_all(store))


@pytest.mark.parametrize(
    ("cypher", "expected"),
    [
        ("MATCH (n:Account {id: 'net/u1'}) SET n.name = 'A'", ("accounts", "net/u1", "name")),
        ("MATCH (n:Community) SET n.kind = 'tag'", ("communities", "net/c1", "kind")),
        ("MATCH (n:Content {title: 'Why?'}) REMOVE n.title", ("contents", "net/t1", "title")),
        ("MATCH (:Topic {id: 'rye'})<-[r]-() DELETE r", ("contents", "net/t1", "topics")),
        ("MATCH (:Content)-[r:UNDER]->() DELETE r", ("contents", "net/t2", "parent")),
        ("MATCH (n:Content {id: 'net/t1'}) SET n.at = datetime()", ("contents", "net/t1", "at")),
        ("MATCH ()-[r:LIKED]->() DELETE r", ("interactions", "net/i2", "")),
        ("MATCH ()-[r:LIKED]->() SET r.weight = 2.0", ("interactions", "net/i2", "weight")),
        ("MATCH (n:Content {id: 'net/t1'}) REMOVE n.kind", ("contents", "net/t1", "")),
    ],
)
def test_each_loss_is_found_by_name(loaded, store, cypher, expected):
    before = loaded_content(store)
    store.write(cypher)
    assert found(loaded()) == [expected]
    assert loaded_content(store).hash != before.hash


def test_who_holds_an_account_is_left_to_whoever_decided(loaded, store):
    store.write(
        "MATCH (:Account {id: 'net/u1'})-[r:HELD_BY]->() SET r.evidence = 'seen on her page'"
    )
    assert found(loaded()) == []


def test_of_a_record_that_is_told_twice_the_last_one_counts(store, settings, tmp_path):
    file = tmp_path / "interactions.csv"
    # Two batches: in a dump, a later file may tell anew of what an earlier one told.
    from leylines.graph.verify import Comparison

    result = Comparison()
    result.add("accounts", {"id": "a", "name": "old", "url": "x"}, {"name": "new", "url": None})
    assert result.count("accounts", missing=False) == 1
    result.add("accounts", {"id": "a", "name": "new", "url": None}, {"name": "new", "url": None})
    assert [each.column for each in result.differences()] == ["url"]
    result.add("accounts", {"id": "b"}, None)
    assert result.count("accounts", missing=True) == 1
    result.remove("accounts", "b")
    assert result.size == 1
    assert not file.exists()


BROKEN = {
    "interactions that do not go from an account to an account": (
        "MATCH (a:Account {id: 'net/u1'}) CREATE (a)-[:LIKED {id: 'x', at: datetime(), weight: 1.0,"
        " communities: []}]->(:Person {id: 'p'})<-[:HELD_BY]-(a)"
    ),
    "interactions without an id, a time or a weight": "MATCH ()-[r:LIKED]->() REMOVE r.at",
    "communities that interactions name and that are not there": (
        "MATCH ()-[r:LIKED]->() SET r.communities = ['net/c9']"
    ),
    "contents without a kind that nothing is under": "CREATE (:Content {id: 'net/t9'})",
    "contents with several authors or under several others": (
        "MATCH (a:Account {id: 'net/u1'}), (t:Content {id: 'net/t2'}) CREATE (a)-[:AUTHORED]->(t)"
    ),
    "accounts that are not on one network": ("MATCH (:Account {id: 'net/u1'})-[r:ON]->() DELETE r"),
    "accounts that are not held by one person": (
        "MATCH (a:Account {id: 'net/u2'}) CREATE (a)-[:HELD_BY]->(:Person {id: 'other'})"
    ),
    "persons who hold no account": "CREATE (:Person {id: 'nobody'})",
    "communities that are not on one network": "MATCH (:Community)-[r:ON]->() DELETE r",
    "accounts and communities whose id is another network's": (
        "MATCH (n:Community) SET n.id = 'other/c1'"
    ),
    "loads that were not finished": "MATCH (l:Load) SET l.done = false",
}


@pytest.mark.parametrize("what", CHECKS)
def test_whatever_must_not_be_is_found(loaded, store, what):
    store.write(BROKEN[what])
    (wrong,) = [check for check in check_all(store) if check.what == what]
    assert wrong.count == 1
    assert wrong.some


def test_the_hash_of_all_sees_what_that_of_the_loaded_leaves_out(loaded, store):
    loaded_before, whole_before = loaded_content(store), whole_content(store)
    store.write("MATCH (p:Person {id: 'ann'}) SET p.global_score = 7.0")
    store.write("CREATE (:Run {id: 'r'})")
    assert loaded_content(store) == loaded_before
    assert whole_content(store).hash != whole_before.hash
    assert set(KINDS) & set(loaded_before.counts) == {"ANSWERED", "LIKED"}
