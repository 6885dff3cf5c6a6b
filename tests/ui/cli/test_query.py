"""``leylines query``: what may be asked, and what may not."""

import json

import pytest

pytestmark = pytest.mark.neo4j

NAMES = "MATCH (p:Person) WHERE p.id IN $ids RETURN p.name AS name ORDER BY name"


def test_parameters_of_given_cypher_are_guessed(reading):
    result = reading("query", NAMES, "--param", 'ids=["ada", "forum/ben"]', "--json")
    assert json.loads(result.stdout) == [{"name": "Ada Stone"}, {"name": "Ben"}]
    result = reading("query", "RETURN $a AS a, $b AS b", "-p", "a=7", "-p", "b=seven", "--json")
    assert json.loads(result.stdout) == [{"a": 7, "b": "seven"}]


def test_cypher_from_a_file_and_from_stdin(reading, tmp_path):
    file = tmp_path / "names.cypher"
    file.write_text(NAMES)
    assert reading("query", "--file", file, "-p", 'ids=["ada"]').stdout == "name\nAda Stone\n"
    assert reading("query", "-", "-p", 'ids=["ada"]', input=NAMES).stdout == "name\nAda Stone\n"


def test_a_named_question_may_be_written_with_hyphens(reading):
    assert reading("query", "newest-run").stdout == reading("query", "newest_run").stdout


def test_no_rows(reading):
    result = reading("query", "MATCH (n:Person {id: 'nobody'}) RETURN n")
    assert (result.exit_code, result.stdout) == (0, "  (none)\n")
    assert reading("query", "MATCH (n:Nothing) RETURN n", "--json").stdout == "[]\n"


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (n:Intruder)",
        "MATCH (p:Person) SET p.name = 'x'",
        "MATCH (p:Person) DETACH DELETE p",
        "CALL () { CREATE (n:Intruder) } IN TRANSACTIONS",
        "CREATE INDEX intruder FOR (n:Person) ON (n.x)",
        "CREATE CONSTRAINT intruder FOR (n:Person) REQUIRE n.x IS UNIQUE",
        "CALL db.createLabel('Intruder')",
        "CREATE USER intruder SET PASSWORD 'intruder1'",
    ],
)
def test_nothing_can_be_written(reading, shared_tiny, cypher):
    before = shared_tiny.read("MATCH (n) RETURN count(n) AS n, collect(n.name) AS names")
    result = reading("query", cypher)
    assert (result.exit_code, result.stdout) == (7, "")
    assert result.stderr.startswith("Error: ")
    assert shared_tiny.read("MATCH (n) RETURN count(n) AS n, collect(n.name) AS names") == before


def test_a_query_that_takes_too_long_is_ended(reading):
    result = reading(
        "query",
        "UNWIND range(1, 100000000) AS a UNWIND range(1, 1000) AS b RETURN sum(a * b) AS s",
        "--timeout",
        "1",
    )
    assert result.exit_code == 7
    assert "took" in result.stderr or "time" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["MATCH (n RETURN n"], 7, "Error: "),
        (["top_people"], 7, "needs the parameter 'community'"),
        (["top_people", "-p", "limit=x"], 7, "not of type integer"),
        (["top_people", "-p", "limit"], 2, "not name=value"),
        (["newest_run", "-p", "x=1"], 7, "takes no parameter 'x'"),
        (["newest_run", "--file", "x.cypher"], 7, "Leave one out"),
        (["--file", "missing.cypher"], 7, "cannot be read"),
        (["RETURN $x AS x"], 7, "x"),
    ],
)
def test_mistakes(reading, arguments, code, complaint):
    result = reading("query", *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert complaint in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("cypher", "complaint"),
    [
        ("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", "LoadCSV"),
        ("SHOW SETTINGS", "ShowSettings"),
        ("CALL db.awaitIndexes(1)", "db.awaitIndexes"),
    ],
)
def test_nothing_but_the_graph_can_be_read(reading, cypher, complaint):
    result = reading("query", cypher)
    assert (result.exit_code, result.stdout) == (7, "")
    assert complaint in result.stderr


def test_the_limit_of_rows_is_said(reading):
    result = reading("query", "UNWIND [1, 2, 3] AS x RETURN x", "--rows", "2")
    assert result.stdout == "x\n1\n2\n"
    assert "Only the first 2 rows" in result.stderr


def test_a_change_needs_somebody_who_agrees(run, environment, store):
    write = "CREATE (p:Person {id: 'zoe'}) RETURN p.id AS id"
    asked = run("query", write, "--write")
    assert (asked.exit_code, asked.stdout) == (7, "")
    assert "nodes created 1, properties set 1, labels added 1" in asked.stderr
    assert "--yes" in asked.stderr
    assert store.read("MATCH (p:Person) RETURN p.id AS id") == []
    assert run("query", write, "--write", "--yes").stdout == "id\nzoe\n"
    assert store.read("MATCH (p:Person) RETURN p.id AS id") == [{"id": "zoe"}]
