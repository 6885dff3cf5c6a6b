"""What all named questions promise, on each server: columns, quick starts, no surprises."""

from datetime import datetime

import pytest

from leylines.queries.catalogue import QUERIES, ask, complete

pytestmark = pytest.mark.neo4j


def examples(query):
    return {name: each.example for name, each in query.parameters.items()}


def operators(plan):
    yield plan["operatorType"].split("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_examples_answer_with_the_columns_declared(each_shared_tiny, query):
    rows = ask(each_shared_tiny, query.name, **examples(query))
    assert rows, "the example should show something"
    for row in rows:
        assert list(row) == [column.name for column in query.columns]


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_no_warning_and_no_scan_of_everything(each_shared_tiny, query):
    with each_shared_tiny.session("READ") as session:
        result = session.run(f"EXPLAIN {query.cypher}", complete(query, examples(query)))
        summary = result.consume()
    assert not {"AllNodesScan", "DirectedAllRelationshipsScan"} & set(operators(summary.plan))


def test_no_question_is_warned_about(each_shared_tiny):
    from neo4j import GraphDatabase

    address = each_shared_tiny.address
    with GraphDatabase.driver(
        address.uri,
        auth=(address.user, address.password),
        notifications_disabled_classifications=["UNRECOGNIZED"],  # kinds nobody has used yet
    ) as driver:
        for query in QUERIES.values():
            parameters = complete(query, examples(query))
            summary = driver.execute_query(f"EXPLAIN {query.cypher}", parameters).summary
            told = [each for each in summary.gql_status_objects if each.is_notification]
            assert told == [], query.name


def test_times_are_aware(each_shared_tiny):
    (run,) = ask(each_shared_tiny, "newest_run")
    assert isinstance(run["at"], datetime)
    assert run["at"].utcoffset().total_seconds() == 0
