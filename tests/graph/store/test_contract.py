"""What a store promises, on every kind of server."""

import threading
from datetime import UTC, date, datetime

import pytest
from neo4j.exceptions import TransientError

from leylines.graph.errors import LeylinesError, QueryError
from leylines.graph.store import run

pytestmark = pytest.mark.neo4j


def test_what_is_written_is_read(every_store):
    created = every_store.write("CREATE (p:Person {id: $id}) RETURN p.id AS id", {"id": "ada"})
    assert created == [{"id": "ada"}]
    assert every_store.read("MATCH (p:Person) RETURN p.id AS id, 1 AS n") == [{"id": "ada", "n": 1}]


def test_times_are_aware_datetimes_at_any_depth(every_store):
    (row,) = every_store.read(
        "RETURN datetime({epochMillis: 1709208000123}) AS t,"
        " [datetime('2024-01-01T02:00+02:00')] AS l, {day: date('2024-02-29')} AS m,"
        " localdatetime('2024-01-01T00:00') AS local"
    )
    assert row["t"] == datetime(2024, 2, 29, 12, 0, 0, 123000, tzinfo=UTC)
    assert row["t"].tzinfo is UTC
    assert row["l"] == [datetime(2024, 1, 1, tzinfo=UTC)]
    assert row["m"] == {"day": date(2024, 2, 29)}
    assert row["local"].tzinfo is None


def test_reading_cannot_write(every_store):
    for read in (every_store.read, lambda cypher: list(enter(every_store.stream(cypher)))):
        with pytest.raises(QueryError, match="only reading is allowed"):
            read("CREATE (n:Person {id: 'x'}) RETURN n")
    assert every_store.read("MATCH (n:Person) RETURN n") == []


def enter(context):
    with context as value:
        yield from value


@pytest.mark.parametrize("cypher", ["RETURN 1 +", "RETURN $x", "RETURN 1/0", "CALL no.such()"])
def test_wrong_cypher_is_a_query_error_with_a_cure(every_store, cypher):
    with pytest.raises(QueryError) as caught:
        every_store.read(cypher)
    assert caught.value.cure


def test_a_query_that_takes_too_long_is_ended(every_store):
    endless = (
        "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a * b AS c WHERE c < 0"
    )
    with pytest.raises(QueryError, match="too long"):
        every_store.read(f"{endless} RETURN count(*)", timeout=0.5)


def test_a_stream_is_read_row_by_row(every_store):
    with every_store.stream("UNWIND range(1, $n) AS i RETURN i", {"n": 20000}) as rows:
        assert next(rows) == {"i": 1}
        assert sum(row["i"] for row in rows) == 20000 * 20001 // 2 - 1


def test_a_stream_can_be_left_early_and_the_store_still_works(every_store):
    with every_store.stream("UNWIND range(1, 1000000) AS i RETURN i") as rows:
        next(rows)
    assert every_store.read("RETURN 1 AS one") == [{"one": 1}]


def test_an_error_late_in_a_stream_is_a_query_error(every_store):
    with (
        pytest.raises(QueryError, match="by zero"),
        every_store.stream("UNWIND range(1, 5000) AS i RETURN 1 / (4999 - i) AS x") as rows,
    ):
        list(rows)


def test_the_state_changes_with_every_commit_and_only_then(every_store):
    every_store.forget()  # of the system database too, which other tests have asked
    first = every_store.state()
    every_store.read("MATCH (n) RETURN count(n)")
    assert every_store.state() == first
    every_store.write("CREATE (:Person {id: 'ada'})")
    second = every_store.state()
    assert second != first
    every_store.write("MATCH (p:Person) SET p.name = 'Ada'")
    assert every_store.state() not in (first, second)


def test_the_state_sees_what_others_commit(every_store):
    every_store.forget()  # of the system database too, which other tests have asked
    first = every_store.state()
    with type(every_store)(every_store.address) as other:
        other.write("CREATE (:Person {id: 'ada'})")
        assert other.state() == every_store.state() != first


def test_a_transaction_is_all_or_nothing(every_store):
    def work(transaction):
        transaction.run("CREATE (:Person {id: 'ada'})").consume()
        raise KeyError("in the middle")

    with pytest.raises(KeyError):
        every_store.transaction(work)
    assert every_store.read("MATCH (p:Person) RETURN p") == []


def test_ids_are_unique_for_nodes_and_interactions(every_store):
    every_store.write("CREATE (a:Account {id: 'a'})-[:REPLIED {id: 'r'}]->(a)")
    for twice in (
        "CREATE (:Account {id: 'a'})",
        "MATCH (a:Account) CREATE (a)-[:REPLIED {id: 'r'}]->(a)",
    ):
        with pytest.raises(QueryError, match="already exists"):
            every_store.write(twice)


def test_each_session_sees_what_the_ones_before_have_written(every_store):
    """Trivial on one server; in a cluster the bookmarks see to it, and they are what is tested."""
    before = every_store.bookmarks()
    for n in range(10):
        every_store.write("MERGE (p:Person {id: 'ada'}) SET p.n = $n", {"n": n})
        assert every_store.read("MATCH (p:Person) RETURN p.n AS n") == [{"n": n}]
        with every_store.stream("MATCH (p:Person) RETURN p.n AS n") as rows:
            assert list(rows) == [{"n": n}]
    assert every_store.bookmarks() not in (before, frozenset())


def test_a_store_that_comes_after_another_sees_what_that_has_written(every_store):
    every_store.write("CREATE (:Person {id: 'ada'})")
    with type(every_store)(every_store.address, after=every_store.bookmarks()) as later:
        assert later.bookmarks() == every_store.bookmarks()
        assert later.read("MATCH (p:Person) RETURN p.id AS id") == [{"id": "ada"}]


def test_bookmarks_are_sent_to_the_server(every_store):
    """One that no server has ever given is refused, so that it must have arrived."""
    with (
        type(every_store)(every_store.address, after=["no bookmark"]) as later,
        pytest.raises(LeylinesError, match="bookmark"),
    ):
        later.read("RETURN 1")


def test_work_is_done_again_after_a_transient_error(every_store):
    tries = []

    def work(transaction):
        tries.append(len(tries))
        run(transaction, "CREATE (:Person {id: $id})", {"id": f"try {len(tries)}"})
        if len(tries) == 1:
            error = TransientError("a change of leader")
            error._neo4j_code = "Neo.TransientError.General.DatabaseUnavailable"
            raise error
        return "done"

    assert every_store.transaction(work) == "done"
    assert every_store.read("MATCH (p:Person) RETURN p.id AS id") == [{"id": "try 2"}]


def test_of_two_that_wait_for_each_other_both_get_their_turn(every_store):
    """A real deadlock: each locks its own node, and then wants the other's."""
    every_store.write("CREATE (:Person {id: 'a', n: 0}), (:Person {id: 'b', n: 0})")
    both_hold = threading.Barrier(2, timeout=30)
    tries, add = {"a": 0, "b": 0}, "MATCH (p:Person {id: $id}) SET p.n = p.n + 1"

    def worker(first, second):
        def work(transaction):
            tries[first] += 1
            run(transaction, add, {"id": first})
            if tries[first] == 1:
                both_hold.wait()
            run(transaction, add, {"id": second})

        with type(every_store)(every_store.address) as own:
            own.transaction(work)

    threads = [threading.Thread(target=worker, args=ends) for ends in ("ab", "ba")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(tries.values()) == [1, 2], "one of the two was told to try again"
    with type(every_store)(every_store.address) as later:
        assert later.read("MATCH (p:Person) RETURN p.n AS n") == [{"n": 2}, {"n": 2}]
