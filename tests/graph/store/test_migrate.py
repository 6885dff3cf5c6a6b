"""The graph's schema: made from nothing, from the version before, by two at once, never back."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from leylines.graph.errors import GraphError
from leylines.graph.model import KINDS
from leylines.graph.store import Store, graph_version, migrate, newest_version
from leylines.graph.store.migrate import steps, take

pytestmark = pytest.mark.neo4j


@pytest.fixture
def bare(each_store):
    """Return a store whose graph Leylines has never seen."""
    strip(each_store)
    yield each_store
    strip(each_store)
    migrate(each_store)


def strip(store):
    store.write("MATCH (n) DETACH DELETE n")
    for row in store.read("SHOW CONSTRAINTS YIELD name"):
        store.write(f"DROP CONSTRAINT {row['name']}")
    for row in store.read("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'"):
        store.write(f"DROP INDEX {row['name']}")


def schema(store):
    return {
        (row["kind"], *row["labelsOrTypes"], *row["properties"])
        for row in store.read(
            "SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties"
            " RETURN type AS kind, labelsOrTypes, properties"
        )
        + store.read(
            "SHOW INDEXES YIELD type, labelsOrTypes, properties, owningConstraint"
            " WHERE type = 'RANGE' AND owningConstraint IS NULL"
            " RETURN type AS kind, labelsOrTypes, properties"
        )
    }


def test_steps_are_numbered_without_gaps():
    assert list(steps()) == list(range(1, newest_version() + 1))
    assert all(statements for statements in steps().values())


def test_from_nothing(bare):
    assert graph_version(bare) == 0
    migrate(bare)
    assert graph_version(bare) == newest_version()
    names = {entry[1] for entry in schema(bare) if "UNIQUENESS" in entry[0]}
    nodes = [
        "Network",
        "Account",
        "Person",
        "Community",
        "Content",
        "Topic",
        "Run",
        "Load",
        "Route",
        "Link",
        "Tombstone",
        "Schema",
    ]
    assert names == {*nodes, *KINDS}
    assert ("RANGE", "Person", "name") in schema(bare)
    assert ("RANGE", "INFLUENCES", "run") in schema(bare)


def test_from_each_version_before_with_data_in_the_graph(bare):
    migrate(bare)
    expected = schema(bare)
    for version in range(newest_version()):
        strip(bare)
        for number in range(1, version + 1):
            take(bare, number)
        bare.write(
            "CREATE (:Account {id: 'a'})-[:REPLIED {id: 'r'}]->(:Account {id: 'b'}),"
            " (:Person {id: 'p', name: 'Ada'})-[:SCORED {run: 'r1'}]->(:Community {id: 'c'})"
        )
        assert graph_version(bare) == version
        migrate(bare)
        assert graph_version(bare) == newest_version()
        assert schema(bare) == expected
        assert bare.read("MATCH (n) WHERE NOT n:Schema RETURN count(n) AS n") == [{"n": 4}]


def test_each_step_may_be_taken_again(bare):
    """A program may end between a step and its number."""
    migrate(bare)
    expected = schema(bare)
    bare.write("MATCH (n:Schema) SET n.version = 0")
    migrate(bare)
    assert graph_version(bare) == newest_version()
    assert schema(bare) == expected


def test_two_programs_at_once(bare):
    with (
        Store(bare.address) as other,
        ThreadPoolExecutor(2) as programs,
    ):
        list(programs.map(migrate, (bare, other)))
    assert bare.read("MATCH (n:Schema) RETURN n.version AS version") == [
        {"version": newest_version()}
    ]
    assert len(schema(bare)) == len(
        [line for lines in steps().values() for line in lines] + ["schema_id"]
    )


def test_an_up_to_date_graph_is_not_written_to(each_store):
    before = each_store.state()
    migrate(each_store)
    assert each_store.state() == before


def test_a_newer_graph_is_refused_and_left_as_it_is(each_store):
    each_store.write("MATCH (n:Schema) SET n.version = 999")
    with pytest.raises(GraphError, match=r"newer Leylines \(schema 999") as caught:
        migrate(each_store)
    assert "Update Leylines" in caught.value.cure
    assert graph_version(each_store) == 999
    each_store.write("MATCH (n:Schema) DELETE n")


def test_a_graph_that_does_not_allow_a_step_says_so(bare):
    bare.write("CREATE (:Account {id: 'twice'}), (:Account {id: 'twice'})")
    with pytest.raises(GraphError, match="does not allow step 1") as caught:
        migrate(bare)
    assert caught.value.cure
    assert graph_version(bare) == 0
