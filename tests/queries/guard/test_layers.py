"""The guard's layers, each alone: what holds where the others would not have."""

import pytest

from leylines.graph.errors import QueryError
from leylines.queries.guard import guarded
from leylines.queries.guard.functions import calls
from leylines.queries.guard.loops import refuse_endless
from leylines.queries.guard.operators import may_write, only_reads
from leylines.queries.guard.plan import explain

LOADS = [
    "LOAD CSV FROM 'file://{file}' AS line RETURN line",
    "LOAD CSV FROM 'http://127.0.0.1:{port}/' AS line RETURN line",
    "LOAD CSV FROM 'http://localhost:{port}/' AS line RETURN line",
    "LOAD CSV FROM 'http://[::1]:{port}/' AS line RETURN line",
    "LOAD CSV FROM 'ftp://127.0.0.1:{port}/' AS line RETURN line",
]


@pytest.mark.neo4j
def test_the_sessions_access_alone_keeps_from_writing(each_shared_tiny):
    for write in ("CREATE (n:Intruder)", "MATCH (p:Person) SET p.name = 'x'"):
        with pytest.raises(QueryError, match="only reading"):
            each_shared_tiny.read(write)


@pytest.mark.neo4j
@pytest.mark.parametrize("load", LOADS)
def test_the_settings_alone_keep_from_files_and_networks(each_shared_tiny, canary, listener, load):
    text = load.replace("{file}", str(canary)).replace("{port}", str(listener.port))
    with pytest.raises(QueryError):
        each_shared_tiny.read(text, timeout=10)
    assert listener.calls == 0


@pytest.mark.neo4j
@pytest.mark.parametrize(
    ("cypher", "kind"),
    [
        ("MATCH (n) RETURN n", "r"),
        ("CREATE (n)", "w"),
        ("CREATE (n) RETURN n", "rw"),
        ("EXPLAIN CREATE (n)", "w"),
        ("CREATE INDEX i FOR (n:Person) ON (n.x)", "s"),
        ("SHOW USERS", "s"),
        ("CALL dbms.components()", "s"),
        ("CALL db.createLabel('x')", "w"),
    ],
)
def test_the_server_says_of_what_kind_a_query_is(each_shared_tiny, cypher, kind):
    assert explain(each_shared_tiny, cypher, {}).kind == kind


def test_a_text_that_is_too_long_is_not_even_looked_at():
    with pytest.raises(QueryError, match="characters"):
        refuse_endless(f"RETURN '{'x' * 200_000}' AS x", {})


@pytest.mark.timeout(60)
def test_the_guard_itself_cannot_be_kept_busy():
    refuse_endless("/* " * 33_000, {})
    refuse_endless("RETURN 'a' =~ $p", {"p": "a" * 1000})
    with pytest.raises(QueryError):
        refuse_endless("RETURN 'a' =~ $p", {"p": "(*" * 100_000})
    assert not calls("apoc" + "/**/" * 20_000 + "!load.json", "apoc.load.json")


def test_a_quote_in_an_escape_hides_nothing_from_either_reading():
    loop = "reduce(s = 0, i IN range(1, 10000000000) | s + i)"
    for text in (f"RETURN '\\u0027' AS a, {loop} AS b, '' AS c", f"RETURN '\\u0027 + {loop} //'"):
        with pytest.raises(QueryError, match="turns"):
            refuse_endless(text, {})


@pytest.mark.neo4j
def test_the_memory_of_one_query_is_limited(each_shared_tiny):
    eats = "UNWIND range(1, 100000000) AS a WITH collect(a) AS l RETURN size(l) AS n"
    with (
        pytest.raises(QueryError, match="memory"),
        guarded(each_shared_tiny, eats, timeout=120) as answer,
    ):
        list(answer)
    assert each_shared_tiny.read("RETURN 1 AS one") == [{"one": 1}]


def test_only_known_operators_pass():
    for name in ("LoadCSV", "ShowSettings", "TransactionApply", "Create", "FromLaterNeo4j"):
        assert not only_reads(name)
    for name in ("LoadCSV", "ShowSettings", "TransactionForeach", "CreateIndex", "RunQueryAt"):
        assert not may_write(name)


@pytest.mark.parametrize(
    "text",
    [
        "RETURN apoc.load.json('x')",
        "RETURN `apoc`.`load`.`json`('x')",
        "RETURN apoc /* a */ . load . // b\n json /**/ ('x')",
        "RETURN APOC.LOAD.JSON\u2003('x')",
    ],
)
def test_a_function_is_seen_however_it_is_written(text):
    assert calls(text, "apoc.load.json")
    assert not calls(text, "apoc.load.jsonArray")
    assert not calls(text, "poc.load.json")


@pytest.mark.parametrize(
    "cypher",
    [
        "RETURN " + "(" * 60 + "1" + ")" * 60,
        "RETURN " + "[" * 1000 + "]" * 1000,
        "RETURN " + " + ".join(["x"] * 200),
        "MATCH (n) WHERE " + " XOR ".join(["n.x"] * 200) + " RETURN n",
    ],
    ids=["brackets", "lists", "sums", "xor"],
)
def test_what_would_keep_the_planner_is_refused_by_its_text(cypher):
    with pytest.raises(QueryError):
        refuse_endless(cypher, {})


@pytest.mark.parametrize(
    "cypher",
    [
        "RETURN [x IN range(0, size($l) - 2) | x]",
        "UNWIND range(1, 1000000000) AS x RETURN x",
        "RETURN '" + "(" * 200 + "'",
        "// " + "(" * 200 + "\nRETURN 1",
        "MATCH (n) WHERE n.x =~ '(?i)(a|b)+c*' RETURN n",
    ],
)
def test_what_ends_is_left_alone(cypher):
    refuse_endless(cypher, {"l": [1]})
