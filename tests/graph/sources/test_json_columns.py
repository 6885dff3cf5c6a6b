"""Reading JSON at once and line by line come to the same."""

import json

from hypothesis import given
from hypothesis import strategies as st

from leylines.graph.sources.json_columns import columns_at_once, columns_one_by_one
from leylines.graph.sources.rows import Converter, Rows

text = st.none() | st.text(max_size=5)
line = st.fixed_dictionaries(
    {"kind": st.just("LIKED"), "actor": text, "target": st.integers(0, 9)},
    optional={
        "at": st.integers(0, 2**33),
        "community": st.text(max_size=5) | st.lists(text, max_size=3),
        "content": text,
        "weight": st.integers(-1, 9) | st.floats(0.001, 1e6),
        "other": st.recursive(st.none(), st.lists),
    },
)


def converted(columns, size):
    found = Converter("interactions", "x").convert(Rows(columns, range(size), str))
    return found.records.to_pylist(), found.problems.first.tolist()


@given(st.lists(line, min_size=1, max_size=5))
def test_both_ways_come_to_the_same(rows):
    lines = [json.dumps(row).encode() for row in rows]
    at_once = columns_at_once("interactions", lines)
    one_by_one, places, _ = columns_one_by_one("interactions", lines)
    if at_once is not None:
        assert places == list(range(len(lines)))
        assert converted(at_once, len(lines)) == converted(one_by_one, len(lines))


def test_lines_alike_are_read_at_once():
    lines = [b'{"kind":"LIKED","actor":1,"target":"b","at":5,"communities":["a"]}'] * 3
    columns = columns_at_once("interactions", lines)
    assert columns is not None
    assert columns["actor"].to_pylist() == [1, 1, 1]


def test_two_objects_in_a_line_and_one_in_two_are_no_rows():
    assert columns_at_once("interactions", [b'{"id":"a"} {"id":"b"}']) is None
    assert columns_at_once("interactions", [b'{"id":', b'"a"}{"id":"b"}']) is None
    _, places, wrong = columns_one_by_one("interactions", [b'{"id":"a"} {"id":"b"}', b"{}"])
    assert places == [1]
    assert wrong[0][1].startswith("not JSON")


def test_nesting_without_end_is_a_reject():
    deep = b'{"mood":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    columns_at_once("interactions", [deep])  # does not crash
    _, _, wrong = columns_one_by_one("interactions", [deep, b'{"id":"\\ud800"}', b'{"id":{}}'])
    assert [column for column, _ in wrong.values()] == ["", "id", "id"]
