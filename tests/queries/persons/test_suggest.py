"""All evidence together, without a graph and on one."""

import hashlib

import pytest

from leylines.graph.persons import accept, decline, merge, undo
from leylines.queries.catalogue import ask
from leylines.queries.persons import find_links, read_accounts, suggest

HASH = hashlib.sha256(b"ada@example.org").hexdigest()


def test_a_link_is_as_sure_as_its_surest_evidence(accounts, unknown):
    given = accounts({
        "a/quixotry": {"email_hash": HASH}, "b/quixotry": {"email_hash": HASH},
        "c/quixotry": {}, "d/one": {"person": "P", "email_hash": "1" * 64},
        "e/two": {"person": "P", "email_hash": "1" * 64},
    })  # fmt: skip
    links = find_links(given, unknown)
    assert [(link.first, link.second, link.confidence, link.by_name_only) for link in links] == [
        ("a/quixotry", "b/quixotry", 0.97, False),
        ("a/quixotry", "c/quixotry", 0.654, True),
        ("b/quixotry", "c/quixotry", 0.654, True),
    ]
    assert links[0].evidence == (
        "the same e-mail address (by its hash)",
        "similar names: quixotry and quixotry, 100% alike and very rare",
    )


@pytest.fixture
def graph(store):
    store.write(
        """
        UNWIND ['a', 'b'] AS id CREATE (:Network {id: id, name: id})
        WITH collect(id) AS _
        UNWIND [['a/1', 'ada', $hash, null], ['b/1', 'stone', $hash, []], ['a/2', 'quixotry', null,
                ['https://q.example']], ['b/2', 'quixotry', null, null]] AS row
        MATCH (n:Network {id: split(row[0], '/')[0]})
        CREATE (a:Account {id: row[0], handle: row[1], email_hash: row[2], links: row[3]})
        CREATE (a)-[:ON]->(n)
        CREATE (a)-[:HELD_BY {evidence: 'own account', confidence: 1.0, at: datetime()}]->
          (:Person {id: row[0]})
        WITH a WHERE a.handle = 'quixotry'
        UNWIND range(1, 6) AS day
        CREATE (a)-[:AUTHORED {at: datetime({year: 2026, month: 1, day: day, hour: 9})}]->
          (:Content {id: a.id + '/' + day})
        """,
        {"hash": HASH},
    )
    return store


@pytest.mark.neo4j
def test_suggestions_in_the_graph(graph):
    read = read_accounts(graph)
    assert list(read.ids) == ["a/1", "a/2", "b/1", "b/2"] or sorted(read.ids) == [
        "a/1", "a/2", "b/1", "b/2",
    ]  # fmt: skip
    assert suggest(graph).suggested == 2
    email, names = ask(graph, "links", states=["suggested"])
    assert (email["confidence"], email["by_name_only"]) == (0.97, False)
    assert (names["confidence"], names["by_name_only"]) == (0.8, True)
    assert names["evidence"][0].endswith("active at the same times to 100%")
    decline(graph, [names["id"]], by="test")
    accept(graph, [email["id"]], by="test")
    again = suggest(graph)
    assert (again.suggested, again.decided) == (0, 1), "what is one person already is no candidate"
    undo(graph, [email["id"]], by="test")
    assert suggest(graph).suggested == 0


@pytest.mark.neo4j
def test_a_table_of_links(graph, tmp_path):
    from leylines.graph.errors import SourceError
    from leylines.queries.persons import read_table

    graph.write("MATCH (:Account {id: 'b/2'})-[h:HELD_BY]->(p) SET p.id = 'Quixote'")
    file = tmp_path / "links.csv"
    file.write_text(
        "\ufeffaccount,same_as,confidence,note\na/1,b/1,,they said so\na/2,Quixote,0.5,\n", "utf-8"
    )
    links = read_table(graph, file)
    assert [(link.first, link.second, link.confidence, note) for link, note in links] == [
        ("a/1", "b/1", 1.0, "they said so"),
        ("a/2", "b/2", 0.5, ""),
    ]
    assert links[1][0].evidence == ("given in links.csv, line 3",)
    assert merge(graph, links, by="test") == 2

    file.write_text(
        "account,same_as,confidence\na/1,b/1,1\na/1,a/1,1\nzoe,b/1,1\na/1,zoe,1\na/1,b/1,2\n"
        "a/1,b/1,much\n,b/1,1\na/1\na/1,b/1,1,1\nb/1,a/2,0\n"
    )
    with pytest.raises(SourceError) as caught:
        read_table(graph, file)
    assert caught.value.where == f"{file}:3"
    for line, reason in {
        3: "linked with itself", 4: "no account 'zoe'", 5: "no account or person 'zoe'",
        6: "confidence", 7: "confidence", 8: "are needed", 9: "too many or too few",
        10: "too many or too few", 11: "confidence",
    }.items():  # fmt: skip
        assert any(
            f"line {line}: " in part and reason in part for part in caught.value.what.split(";")
        )


@pytest.mark.neo4j
@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"account,other\n", "no column 'same_as'"),
        (b"account,same_as,why\n", "an unknown column 'why'"),
        (b"", "no column 'account'"),
        (b"account,same_as\n\xff,a\n", "cannot be read"),
        (b'account,same_as\n"a,b\n', "cannot be read"),
    ],
)
def test_what_is_no_table(graph, tmp_path, content, complaint):
    from leylines.graph.errors import SourceError
    from leylines.queries.persons import read_table

    file = tmp_path / "links.csv"
    file.write_bytes(content)
    with pytest.raises(SourceError, match=complaint) as caught:
        read_table(graph, file)
    assert str(file) in caught.value.where
