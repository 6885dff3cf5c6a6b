"""Batches made ready to write, without a server."""

import threading

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leylines.graph.loading.batches import ahead, in_network, last_of_each, make_ready, split
from leylines.graph.loading.contents import pairs
from leylines.graph.loading.rejects import RejectsFile
from leylines.graph.model import Reject

ids = st.one_of(st.none(), st.text(max_size=3))
lists = st.one_of(st.none(), st.lists(st.text(max_size=3), max_size=3))


@given(st.lists(ids, max_size=8), st.integers(0, 8))
def test_the_network_stands_before_each_id(values, start):
    column = pa.chunked_array([pa.array(values, pa.string())]).slice(start)
    assert in_network(column, "n").to_pylist() == [
        value if value is None else f"n/{value}" for value in values[start:]
    ]


@given(st.lists(lists, max_size=8), st.integers(0, 8))
def test_the_network_stands_before_each_id_of_a_list(values, start):
    column = pa.chunked_array([pa.array(values, pa.list_(pa.string()))]).slice(start)
    assert in_network(column, "n").to_pylist() == [
        value if value is None else [f"n/{one}" for one in value] for value in values[start:]
    ]


@given(st.lists(st.sampled_from("abc"), max_size=9))
def test_the_last_row_of_each_id_is_kept_in_order(rows):
    table = pa.table(
        {
            "id": pa.array(rows, pa.string()),
            "n": pa.array(range(len(rows)), pa.int64()),
        }
    )
    kept = last_of_each(table).to_pylist()
    assert {row["id"]: row["n"] for row in kept} == {key: n for n, key in enumerate(rows)}
    assert [row["n"] for row in kept] == sorted(row["n"] for row in kept)


@given(st.lists(lists, max_size=6))
def test_pairs_are_the_different_entries_of_lists(values):
    rows = pa.table(
        {
            "id": pa.array([str(i) for i in range(len(values))], pa.string()),
            "in": pa.array(values, pa.list_(pa.string())),
        }
    )
    found = [(row["id"], row["in"]) for row in pairs(rows, "in").to_pylist()]
    expected = {(str(i), one) for i, value in enumerate(values) for one in value or ()}
    assert len(found) == len(expected)
    assert set(found) == expected


def test_who_is_only_named_is_found(make_batch):
    ready = make_ready(
        make_batch(
            accounts=[{"id": "a"}],
            contents=[{"id": "c", "kind": "post", "author": "b", "communities": ["x"]}],
            interactions=[{"id": "i", "actor": "a", "target": "d", "communities": ["x", "y"]}],
        ),
        "n",
    )
    assert ready.named["accounts"].select(["id", "local", "name"]).to_pylist() == [
        {"id": "n/b", "local": "b", "name": None},
        {"id": "n/d", "local": "d", "name": None},
    ]
    assert ready.named["communities"]["id"].to_pylist() == ["n/x", "n/y"]


def test_a_batch_that_is_small_stays_whole_and_an_empty_one_is_kept(make_batch):
    for batch in (make_batch(accounts=[{"id": "a"}]), make_batch(accounts=[], rows_read=3)):
        assert list(split(batch)) == [batch]


def test_a_large_batch_is_split_and_its_rows_are_counted_with_its_last_piece(make_batch):
    rejects = [Reject("f", 1, "c", "why", "row")]
    texts = [{"id": str(i), "kind": "post", "text": "x" * (1 << 20)} for i in range(100)]
    pieces = list(split(make_batch(contents=texts, rejects=rejects)))
    assert len(pieces) > 3
    assert [piece.rows_read for piece in pieces] == [0] * (len(pieces) - 1) + [101]
    assert [len(piece.rejects) for piece in pieces] == [0] * (len(pieces) - 1) + [1]
    found = [
        one for piece in pieces for rows in piece.records.values() for one in rows["id"].to_pylist()
    ]
    assert found == [str(i) for i in range(100)]


def test_items_are_made_in_another_thread_in_order():
    threads = set()

    def items():
        for i in range(5):
            threads.add(threading.current_thread().name)
            yield i

    assert list(ahead(items())) == [0, 1, 2, 3, 4]
    assert threading.current_thread().name not in threads


def test_an_error_in_making_items_arrives_after_those_before_it():
    def items():
        yield 1
        raise KeyError("broken")

    made = ahead(items())
    assert next(made) == 1
    with pytest.raises(KeyError, match="broken"):
        next(made)


def test_rejects_are_written_as_csv_and_can_be_cut(tmp_path):
    file = RejectsFile(tmp_path / "r.csv")
    assert file.append([]) == file.length == 0
    first = file.append([Reject("f", 1, "at", 'not a "time"', "a,b\nc")])
    file.append([Reject("f", 2, "at", "lone \ud800 surrogate", "")])
    file.cut(first)
    assert file.path.read_text() == (
        'file,line,column,reason,row\nf,1,at,"not a ""time""","a,b\nc"\n'
    )
    file.cut(0)
    assert not file.path.exists()
