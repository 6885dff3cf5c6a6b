"""Lines and records with their numbers, wherever the blocks end."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leylines.graph.sources import csv_records, lines
from leylines.graph.sources.csv_records import END, RecordReader
from leylines.graph.sources.lines import numbered_lines

relaxed = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@relaxed
@given(st.lists(st.binary(max_size=8).map(lambda b: b.replace(b"\n", b""))), st.integers(1, 20))
def test_lines_are_numbered_from_one(monkeypatch, expected, block):
    monkeypatch.setattr(lines, "BLOCK", block)
    monkeypatch.setattr(lines, "BATCH_ROWS", 3)
    data = b"".join(line + b"\n" for line in expected)
    found = list(numbered_lines(io.BytesIO(data)))
    assert [line for _, part in found for line in part] == expected
    assert [first + i for first, part in found for i in range(len(part))] == list(
        range(1, len(expected) + 1)
    )


def test_of_a_line_too_long_only_the_beginning_is_kept(monkeypatch):
    monkeypatch.setattr(lines, "BLOCK", 4)
    monkeypatch.setattr(lines, "LONGEST_LINE", 6)
    found = list(numbered_lines(io.BytesIO(b"a\n" + b"x" * 40 + b"\nb\n")))
    assert [line[:7] for _, part in found for line in part] == [b"a", b"x" * 7, b"b"]


field = st.text(st.sampled_from('ab",\n'), max_size=5)
table = st.lists(st.lists(field, min_size=2, max_size=2).filter(any) | st.just(["ragged"]))


@relaxed
@given(table, st.integers(40, 200))
def test_records_have_the_lines_that_the_csv_module_counts(monkeypatch, rows, block):
    monkeypatch.setattr(csv_records, "BLOCK", block)
    monkeypatch.setattr(csv_records, "BATCH_ROWS", 2)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    text = out.getvalue()
    reader = csv.reader(io.StringIO(text, newline=""))
    expected, before = [], 0
    for row in reader:
        expected.append((before + 1, row))
        before = reader.line_num
    found = []
    for records in RecordReader(2, ",", 0).read(io.BytesIO(text.encode())):
        values = [list(row.values()) for row in records.fields.to_pylist()]
        found += zip(records.lines.tolist(), values, strict=True)
        found += [(row.line, [row.text.rstrip("\n")]) for row in records.ragged]
    found = [(line, [v or "" for v in row]) for line, row in sorted(found, key=lambda f: f[0])]
    ending = [row for row in found if row[1][0] == END or not any(row[1])]
    assert ending[-1][1] == [END, END]
    assert found[: len(found) - len(ending)] == expected


@pytest.mark.parametrize("text", ["a\xff,b\n", "é,b\n", "a,b"])
def test_what_is_not_utf8_becomes_nul(text):
    (records,) = RecordReader(2, ",", 0).read(io.BytesIO(text.encode("latin-1")))
    first = records.fields.column(0)[0].as_py()
    assert first == text.split(",")[0].replace("\xff", "\0").replace("é", "\0")
