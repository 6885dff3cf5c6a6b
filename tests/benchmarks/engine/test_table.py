"""What the benchmark says of its figures: who wins, by how much, and what is not worth trying."""

import pytest
import running
import table


def record(library: str, seconds: float, note: str = "", **more):
    figures = {"seconds": seconds, "first": 1.0, "build": 0.1, "mebibytes": 2.0, "note": note}
    who = {"edges": 100, "nodes": 10, "line": "core", "library": library, "threads": 1}
    return who | figures | more


def test_an_answer_that_differs_does_not_win():
    found = table.row(
        [record("leylines", 0.002), record("igraph", 0.001, "differs"), record("scipy", 0.003)]
    )
    assert "| scipy (1) 3.0 | 1.50 |" in found
    assert "igraph (1) 1.0 differs" in found


def test_what_failed_is_told_and_nothing_is_compared_with_it():
    failed = {"edges": 100, "nodes": 10, "line": "core", "library": "gds", "threads": 2}
    found = table.row([record("leylines", 0.002), failed | {"failed": "over 60 s"}])
    assert "| none |  | gds (2) over 60 s |" in found


def test_a_projection_is_told_apart():
    assert table.told(record("gds", 0.5, projection=0.2)) == (
        "gds (1) 500.0 (projection 200.0 of it)"
    )


@pytest.mark.parametrize(("seconds", "failed"), [(3.9, {}), (4.1, {"failed": "not tried"})])
def test_ten_times_the_edges_take_fifteen_times_as_long(seconds, failed):
    effort = running.Effort(repeats=1, limit=60, budget=1)
    larger = record("igraph", 0.0) | {"edges": 1000}
    assert running.hopeless(larger, [record("igraph", seconds)], effort) == failed


def test_ours_is_always_tried_where_it_was_not_too_slow_before():
    effort = running.Effort(repeats=1, limit=60, budget=1)
    larger = record("leylines", 0.0) | {"edges": 1000}
    assert running.hopeless(larger, [record("leylines", 59.0)], effort) == {}


def test_seeds_are_told_with_their_bounds():
    found = table.seeds(
        [
            {"network": "N", "by": "ours", "seconds": 0.1, "spread": 5.0, "error": 0.1}
            | {"low": 4.0, "high": 8.0},
            {"network": "N", "by": "theirs", "failed": "failed"},
        ]
    )
    assert "| ours | 0.100 | 5.0 ± 0.1 | 4–8 | 0.500 |" in found
    assert "| theirs | failed | | | |" in found
