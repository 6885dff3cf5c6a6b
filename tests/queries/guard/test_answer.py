"""The answer to a guarded query: rows as they come, limits, an end from outside."""

import threading
import time

import pytest

from leylines.graph.errors import QueryError
from leylines.queries.guard import guarded

pytestmark = pytest.mark.neo4j

ENDLESS = "UNWIND range(1, 1000000000) AS a WITH a WHERE a < 0 RETURN a"
RUNNING = f"SHOW TRANSACTIONS YIELD currentQuery AS q WHERE q = '{ENDLESS}' RETURN q"


def test_rows_and_what_came_of_it(each_shared_tiny):
    with guarded(each_shared_tiny, "UNWIND $l AS x RETURN x, x * 2 AS y", {"l": [1, 2]}) as answer:
        assert list(answer.columns) == ["x", "y"]
        assert answer.outcome is None
        assert list(answer) == [{"x": 1, "y": 2}, {"x": 2, "y": 4}]
    assert (answer.outcome.rows, answer.outcome.cut) == (2, False)
    assert answer.outcome.notifications == ()


@pytest.mark.parametrize(("limit", "given", "cut"), [(2, 2, True), (3, 3, False), (4, 3, False)])
def test_the_row_limit_says_whether_it_cut(each_shared_tiny, limit, given, cut):
    with guarded(each_shared_tiny, "UNWIND [1, 2, 3] AS x RETURN x", rows=limit) as answer:
        assert len(list(answer)) == given
    assert (answer.outcome.rows, answer.outcome.cut) == (given, cut)


def test_remarks_of_the_server_are_kept(each_shared_tiny):
    with guarded(each_shared_tiny, "MATCH (n:NoSuchLabel) RETURN n") as answer:
        assert list(answer) == []
    assert "NoSuchLabel" in " ".join(answer.outcome.notifications)


def test_the_first_row_does_not_wait_for_the_last(each_shared_tiny):
    query = "UNWIND range(1, 10000000) AS a RETURN a"
    with guarded(each_shared_tiny, query, timeout=5) as answer:
        assert next(answer) == {"a": 1}


def test_the_time_limit_ends_it_on_the_server(each_shared_tiny):
    with (
        pytest.raises(QueryError, match="too long"),
        guarded(each_shared_tiny, ENDLESS, timeout=0.3) as answer,
    ):
        list(answer)
    assert each_shared_tiny.read(RUNNING) == []


def test_another_thread_can_cancel(each_shared_tiny):
    began = time.monotonic()
    with guarded(each_shared_tiny, ENDLESS) as answer:
        threading.Timer(0.3, answer.cancel).start()
        with pytest.raises(QueryError, match="cancelled"):
            list(answer)
    assert time.monotonic() - began < 10
    assert each_shared_tiny.read(RUNNING) == []
