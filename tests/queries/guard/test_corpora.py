"""The guard on both versions: nothing hostile gets anywhere, everything honest is answered."""

import re
import time

import pytest
from corpora import CANARY, PARAMETERS, corpus
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leylines.graph.errors import QueryError
from leylines.graph.store import Store
from leylines.queries.catalogue import QUERIES, complete
from leylines.queries.guard import guarded

pytestmark = pytest.mark.neo4j

HOSTILE, HONEST = corpus("hostile.cypher"), corpus("honest.cypher")
SECONDS = 0.5
OTHERS = "SHOW TRANSACTIONS YIELD currentQuery AS q WHERE NOT q STARTS WITH 'SHOW' RETURN q"
CONTENT = (
    "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) WITH n, r, m ORDER BY elementId(n), elementId(r)"
    " RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS properties,"
    " type(r) AS type, properties(r) AS of_it, elementId(m) AS other"
)
INDEXES = "SHOW INDEXES YIELD name, state, properties RETURN name, state, properties ORDER BY name"
NAMES = "CALL db.labels() YIELD label RETURN collect(label) AS l"
WRITES = [
    "CREATE (n:Intruder {x: 1})",
    "MATCH (p:Person) SET p.name = 'x' RETURN p",
    "MATCH (p:Person) DETACH DELETE p",
    "MERGE (n:Intruder) ON CREATE SET n.x = 1",
    "CALL () { CREATE (n:Intruder) RETURN n } RETURN n",
    "MATCH (p:Person) REMOVE p.name",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "FOREACH (x IN [1] | CREATE (n:Intruder))",
]


def state(store):
    """Ask as a newcomer: a store that has explained SHOW USERS remembers another database too."""
    with Store(store.address) as other:
        return other.state()


def everything(store):
    return state(store), store.read(CONTENT), store.read(NAMES), store.read(INDEXES)


@pytest.fixture(scope="module")
def unharmed(each_shared_tiny, listener):
    """Return a server, on which everything is as it was when the module's tests are through."""
    before = everything(each_shared_tiny)
    yield each_shared_tiny
    assert everything(each_shared_tiny) == before
    assert listener.calls == 0


def left_running(store):
    """Return the queries that go on, giving the server a moment to close what has ended."""
    until = time.monotonic() + 10
    while (left := store.read(OTHERS)) and time.monotonic() < until:
        time.sleep(0.1)
    return left


def ask(store, cypher, parameters=PARAMETERS):
    with guarded(store, cypher, parameters, timeout=SECONDS, rows=50) as answer:
        return list(answer)


def test_the_corpora_are_large_enough():
    assert sum(entry.mark == "attempts" for entry in HOSTILE) >= 100
    assert len(HONEST) + len(QUERIES) >= 100
    for entries in (HOSTILE, HONEST):
        assert len({entry.what for entry in entries}) > len(entries) - 3
        assert len({entry.cypher for entry in entries}) == len(entries)


@pytest.mark.parametrize("entry", HOSTILE, ids=lambda entry: entry.what)
def test_a_hostile_query_gets_nowhere(unharmed, listener, canary, entry):
    text = entry.cypher.replace("{file}", str(canary)).replace("{port}", str(listener.port))
    parameters = PARAMETERS | {"url": canary.as_uri()}
    before, began = state(unharmed), time.monotonic()
    if entry.mark == "harmless":
        assert len(ask(unharmed, text, parameters)) <= 50
    else:
        with pytest.raises(QueryError) as caught:
            ask(unharmed, text, parameters)
        assert CANARY not in str(caught.value)
    assert state(unharmed) == before
    assert listener.calls == 0
    assert left_running(unharmed) == []
    assert time.monotonic() - began < 60, "the machine may be busy, but the query was endless"


@pytest.mark.parametrize("entry", HONEST, ids=lambda entry: entry.what)
def test_an_honest_query_is_answered(unharmed, entry):
    if entry.mark.startswith("25") and "/5." in unharmed.server_agent():
        with pytest.raises(QueryError, match="version"):
            ask(unharmed, entry.cypher)
        return
    with guarded(unharmed, entry.cypher, PARAMETERS, timeout=60) as answer:
        rows = list(answer)
    assert answer.outcome.rows == len(rows)
    assert all(list(row) == list(answer.columns) for row in rows)


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_every_named_question_is_answered(unharmed, query):
    examples = {name: each.example for name, each in query.parameters.items()}
    with guarded(unharmed, query.cypher, complete(query, examples), timeout=60) as answer:
        assert list(answer)
    assert list(answer.columns) == [column.name for column in query.columns]


@st.composite
def disguised(draw):
    """Draw a write whose words are in any case, escaped and parted by spaces and comments."""
    gaps = st.sampled_from([" ", "\t", "\n", "\r\n", "/**/", " // x\n", "/* ' */", "\u00a0"])
    prefixes = st.sampled_from(["", " ", "// x\n", "CYPHER 5 ", "EXPLAIN ", "/* EXPLAIN */"])
    parts = re.split(r"( )", draw(st.sampled_from(WRITES)))
    return draw(prefixes) + "".join(
        draw(gaps) if part == " " else draw(spelt(part)) for part in parts
    )


def spelt(word):
    if not word.isupper():
        return st.just(word)
    ways = [
        st.sampled_from([letter, letter.lower(), f"\\u{ord(letter):04x}", f"\\uu{ord(letter):04X}"])
        for letter in word
    ]
    return st.tuples(*ways).map("".join)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(cypher=disguised())
def test_no_disguise_helps(unharmed, cypher):
    before = state(unharmed)
    with pytest.raises(QueryError):
        ask(unharmed, cypher)
    assert state(unharmed) == before
