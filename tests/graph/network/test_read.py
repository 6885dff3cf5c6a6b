"""What is read from each Neo4j is what stands in it."""

from datetime import UTC, datetime

import pytest

from leylines.graph.network import Parameters, build_network, read_interactions
from leylines.graph.network.decode import Positions

pytestmark = pytest.mark.neo4j

DAY = 86_400_000


def listed(lists, names):
    return [
        [names[entry] for entry in lists.indices[start:end]]
        for start, end in zip(lists.indptr, lists.indptr[1:], strict=False)
    ]


def as_rows(read):
    """Interactions as a person would list them."""
    columns = (read.actor, read.target, read.kind, read.at, read.weight, read.content)
    return [
        (
            datetime.fromtimestamp(at / 1000, UTC).isoformat()[:10],
            read.persons[actor],
            read.kinds[kind],
            read.persons[target],
            read.contents.ids[content] if content >= 0 else None,
            where,
            weight,
        )
        for actor, target, kind, at, weight, content, where in zip(
            *columns, listed(read.in_communities, read.communities), strict=True
        )
    ]


def test_the_tiny_graph(each_shared_tiny):
    read = read_interactions(each_shared_tiny)
    people = ["ada", "chat/dan", "chat/eve", "chat/finn"]
    people += ["forum/ben", "forum/cleo", "forum/dan", "forum/hal"]
    assert read.persons == people
    assert read.names == ["Ada Stone", "Dan", "Eve", "Finn", "Ben", "Cleo", "Dan", "Hal"]
    # The detected communities are not among the declared ones.
    assert read.communities == ["chat/garden", "forum/bread", "forum/ovens"]
    assert read.community_names == ["Garden", "Bread", "Ovens"]
    assert read.community_kinds == ["channel", "category", "category"]
    # Ada's accounts on both networks are one person.
    bread, ovens, garden = ["forum/bread"], ["forum/ovens"], ["chat/garden"]
    assert as_rows(read) == [
        ("2026-01-10", "forum/cleo", "REPLIED", "ada", "forum/c2", bread, 1.0),
        ("2026-01-11", "forum/dan", "REPLIED", "ada", "forum/c3", bread, 1.0),
        ("2026-02-01", "forum/ben", "LIKED", "ada", "forum/c1", bread, 1.0),
        ("2026-02-03", "forum/ben", "ANSWERED", "forum/cleo", "forum/c5", ovens, 1.0),
        ("2026-02-04", "forum/cleo", "ACCEPTED", "forum/ben", "forum/c5", ovens, 1.0),
        ("2026-02-20", "forum/hal", "REPLIED", "forum/ben", "forum/c6", bread + ovens, 1.0),
        ("2026-03-01", "chat/eve", "REPLIED", "ada", "chat/m2", garden, 1.0),
        ("2026-03-02", "chat/finn", "MENTIONED", "ada", "chat/m3", garden, 1.0),
        ("2026-03-03", "chat/finn", "REPLIED", "chat/eve", "chat/m4", garden, 1.0),
        ("2026-03-04", "chat/dan", "REPLIED", "chat/eve", "chat/m5", garden, 1.0),
    ]
    assert read.own == 0


def test_the_contents_of_the_tiny_graph(each_shared_tiny):
    contents = read_interactions(each_shared_tiny).contents
    people = read_interactions(each_shared_tiny).persons
    place = contents.ids.index("forum/c6")
    assert contents.ids == sorted(contents.ids)
    assert people[contents.author[place]] == "forum/hal"
    assert contents.ids[contents.parent[place]] == "forum/c5"
    assert contents.at[place] == datetime(2026, 2, 20, 9, tzinfo=UTC).timestamp() * 1000
    names = ["chat/garden", "forum/bread", "forum/ovens"]
    assert listed(contents.communities, names)[place] == ["forum/bread", "forum/ovens"]
    assert contents.parent[contents.ids.index("forum/c1")] == -1


def test_the_network_of_the_tiny_graph(each_shared_tiny):
    network = build_network(read_interactions(each_shared_tiny), Parameters())
    edges = {
        (network.persons[source], network.persons[target]): count
        for source, target, count in zip(
            network.sources, network.indices, network.interactions, strict=True
        )
    }
    once = [("ada", name) for name in ("chat/eve", "chat/finn")]
    once += [("ada", f"forum/{name}") for name in ("ben", "cleo", "dan")]
    once += [("chat/eve", "chat/dan"), ("chat/eve", "chat/finn"), ("forum/ben", "forum/hal")]
    # Ben answered Cleo, and Cleo accepted it: influence of Ben on Cleo, twice.
    assert edges == dict.fromkeys(once, 1) | {("forum/ben", "forum/cleo"): 2}


def test_an_empty_graph(each_store):
    read = read_interactions(each_store)
    assert (len(read), len(read.persons), len(read.communities), read.own) == (0, 0, 0, 0)
    assert len(build_network(read, Parameters()).indices) == 0


def test_what_is_between_accounts_of_one_person_is_counted_apart(each_store):
    each_store.write("""
        CREATE (p:Person {id: 'p', name: 'P'}), (q:Person {id: 'q'}), (:Person {id: 'silent'})
        CREATE (a:Account {id: 'n/a'})-[:HELD_BY]->(p), (b:Account {id: 'm/b'})-[:HELD_BY]->(p)
        CREATE (c:Account {id: 'n/c'})-[:HELD_BY]->(q), (unheld:Account {id: 'n/d'})
        CREATE (a)-[:LIKED {id: '1', at: datetime('2026-01-01'), weight: 1.0}]->(b)
        CREATE (a)-[:LIKED {id: '2', at: datetime('2026-01-01'), weight: 2.0}]->(c)
        CREATE (b)-[:LIKED {id: '3', at: datetime('2026-01-01'), communities: ['gone'],
                            content: 'gone'}]->(c)
        CREATE (c)-[:LIKED {id: '4', at: datetime('2026-01-01'), weight: 1.0}]->(unheld)
    """)
    read = read_interactions(each_store)
    assert read.own == 1
    assert (read.persons, read.names) == (["p", "q", "silent"], ["P", "q", "silent"])
    # Without a weight it counts once; a community or content that is not there is none.
    assert as_rows(read) == [
        ("2026-01-01", "p", "LIKED", "q", None, [], 1.0),
        ("2026-01-01", "p", "LIKED", "q", None, [], 2.0),
    ]


def test_many_rows_in_several_pieces(each_store, monkeypatch):
    monkeypatch.setattr("leylines.graph.network.decode.ENTRIES", 7)
    each_store.write("""
        UNWIND range(0, 19) AS i
        CREATE (:Account {id: 'n/' + i})-[:HELD_BY]->(:Person {id: 'n/' + i, name: 'N'})
    """)
    each_store.write("""
        UNWIND range(0, 19) AS i UNWIND range(0, i) AS j
        MATCH (a:Account {id: 'n/' + i}), (b:Account {id: 'n/' + j})
        CREATE (a)-[:FOLLOWED {id: i + '-' + j, at: datetime({epochMillis: 1000 * (i + j)}),
                               weight: 1.0}]->(b)
    """)
    told = []
    read = read_interactions(each_store, progress=lambda *report: told.append(report))
    assert told[-1] == ("Reading interactions", 210, 210)
    assert (len(read), read.own) == (190, 20)
    expected = {(1000 * (i + j), f"n/{i}", f"n/{j}") for i in range(20) for j in range(i)}
    ends = zip(read.at.tolist(), read.actor, read.target, strict=True)
    assert {(at, read.persons[a], read.persons[b]) for at, a, b in ends} == expected
    keys = list(zip(read.at, read.actor, read.target, strict=True))
    assert keys == sorted(keys)


def test_the_state_is_the_graphs(each_store):
    first = read_interactions(each_store)
    assert first.state == each_store.state()
    each_store.write("CREATE (:Person {id: 'p'})")
    second = read_interactions(each_store)
    assert second.state == each_store.state() != first.state


def test_a_graph_that_keeps_changing_is_read_but_has_no_state(each_store, tmp_path):
    def meddle(task, done, total):
        each_store.write("CREATE (:Topic {id: randomUUID()})")

    read = read_interactions(each_store, cache=tmp_path, progress=meddle)
    assert read.state == ""
    assert list(tmp_path.iterdir()) == []


def test_numbers_that_are_not_known_have_no_position():
    assert Positions([]).of([3]).tolist() == [-1]
    assert Positions([5, 3]).of([3, 4, 5, 6]).tolist() == [1, -1, 0, -1]
