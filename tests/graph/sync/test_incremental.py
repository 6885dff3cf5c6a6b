"""Batches that are known are emptied, as far as they come first."""

from dataclasses import dataclass, replace

import pyarrow as pa
import pytest

from leylines.graph.loading.batches import split
from leylines.graph.model import SCHEMAS, Batch, Reject
from leylines.graph.sync.incremental import Incremental, digest


def batch(*ids, **more):
    records = pa.RecordBatch.from_pylist([{"id": each} for each in ids], SCHEMAS["accounts"])
    return Batch({"accounts": records}, rows_read=len(ids), file="f", **more)


@dataclass
class Given:
    given: list
    name: str = "given"
    title: str = ""
    carries: frozenset = frozenset()
    described: str = ""
    options: tuple = ()

    def files(self, path):
        return (path,)

    def batches(self, path, options):
        yield from self.given


def read(batches, known=()):
    reader = Incremental(Given(batches), known)
    written = [
        each.records["accounts"]["id"].to_pylist() if each.records else []
        for each in reader.batches("f", {})
    ]
    return written, reader.digests


def test_only_what_comes_after_the_first_change_is_written():
    a, b, c, d = (batch(each) for each in "abcd")
    everything, known = read([a, b, c])
    assert everything == [["a"], ["b"], ["c"]]
    assert read([a, b, c], known)[0] == [[], [], []]
    assert read([a, b, c, d], known)[0] == [[], [], [], ["d"]]
    assert read([a, d, c], known)[0] == [[], ["d"], ["c"]]
    assert read([a], known)[0] == [[]]
    assert read([a, b, c, d], known)[1] == read([a, b, c, d])[1]


@pytest.mark.parametrize(
    "change",
    [
        {"rows_read": 2},
        {"file": "g"},
        {"rejects": [Reject("f", 1, "", "why", "row")]},
        {"removed": {"accounts": ["a"]}},
        {"records": batch("b").records},
        {"records": {}},
    ],
)
def test_batches_that_differ_in_anything_have_other_digests(change):
    assert digest(batch("a")) == digest(batch("a"))
    assert digest(replace(batch("a"), **change)) != digest(batch("a"))


def test_the_digest_does_not_depend_on_how_a_batch_was_cut():
    whole = batch("a", "b", "c")
    part = replace(batch("b", "c"), rows_read=3)
    cut = replace(whole, records={"accounts": whole.records["accounts"].slice(1)})
    assert digest(cut) == digest(part)


def test_an_emptied_batch_is_as_many_pieces_and_rows(monkeypatch):
    from leylines.graph.loading import batches

    monkeypatch.setattr(batches, "MOST_ROWS", 2)
    whole = batch("a", "b", "c", "d", "e", rejects=[Reject("f", 1, "", "why", "row")])
    reader = Incremental(Given([whole]), [digest(whole)])
    pieces = [piece for each in reader.batches("f", {}) for piece in split(each)]
    plain = list(split(whole))
    assert [(p.rows_read, p.rejects) for p in pieces] == [(p.rows_read, p.rejects) for p in plain]
    assert {len(piece.records) for piece in pieces} == {0}
