"""Rejected rows that are mended and read by themselves."""

import csv
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leylines.graph.errors import SourceError
from leylines.graph.loading.rejects import RejectsFile
from leylines.graph.sources import SOURCES, Mended, source_named
from leylines.graph.sources.rows import MOST_KEPT

HEADER = "kind,actor,target,at,content\n"


@pytest.fixture
def rejected(read, tmp_path):
    """Read something and write its rejects, as a load does; change the rows of some lines."""

    def write(source, path, changed=None, options=None):
        options = options or {}
        rejects = RejectsFile(tmp_path / "rejects.csv")
        rejects.cut(0)
        for batch in source_named(source).batches(path, options):
            rejects.append(batch.rejects)
        with rejects.path.open(newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            row["row"] = (changed or {}).get(int(row["line"]), row["row"])
        with rejects.path.open("w", newline="") as file:
            out = csv.DictWriter(file, rows[0])
            out.writeheader()
            out.writerows(rows)
        return rejects.path

    return write


def mended(source, path, rejects, **options):
    """Return the interactions, the rejects as line and reason, and the rows read."""
    batches = list(Mended(source_named(source), rejects).batches(path, options))
    tables = [each for batch in batches for each in batch.records.values()]
    rows = [row for table in tables for row in table.to_pylist()]
    again = [(r.file, r.line, r.reason) for batch in batches for r in batch.rejects]
    return rows, again, sum(batch.rows_read for batch in batches)


def test_rows_of_csv_are_read_with_their_own_header(write, rejected):
    file = write(
        "x.csv",
        HEADER
        + "LIKED,ann,bob,1700000000,\n"
        + '"LIKED","ann","bo\nb",soon,\n'  # lines 3 and 4
        + "NONE,ann,bob,1700000000,c\n"
        + "LIKED,ann,bob\n",
    )
    changed = {3: '"LIKED","ann","bo\nb",1700000001,', 6: "LIKED,ann,bob,1700000000,"}
    rows, again, read = mended("csv", file, rejected("csv", file, changed))
    assert [(row["target"], row["id"]) for row in rows] == [
        ("bo\nb", "LIKED:ann:bo\nb:1700000001000:0"),
        ("bob", "LIKED:ann:bob:1700000000000:1"),  # the first of its equals was loaded before
    ]
    assert [(file, line) for file, line, _ in again] == [("x.csv", 5)]
    assert read == 3


def test_a_repeated_id_is_told_from_the_rows_that_were_loaded(write, rejected):
    file = write("x.csv", "id,kind,actor,target,at\ni1,LIKED,a,b,1700000000\ni2,LIKED,a,b,soon\n")
    rejects = rejected("csv", file, {3: "i1,LIKED,a,b,1700000000"})
    rows, again, _ = mended("csv", file, rejects)
    assert (rows, again) == ([], [("x.csv", 3, "an earlier row has the same id")])


def test_another_delimiter_and_a_gzipped_file(tmp_path, rejected):
    import gzip

    file = tmp_path / "interactions.csv.gz"
    with gzip.open(file, "wt") as out:
        out.write("kind;actor;target;at\nLIKED;a;b;soon\n")
    rejects = rejected("csv", file, {2: "LIKED;a;b;1700000000"}, {"delimiter": ";"})
    rows, again, read = mended("csv", file, rejects, delimiter=";")
    assert ([row["actor"] for row in rows], again, read) == (["a"], [], 1)


def test_a_quote_that_is_never_closed_swallows_no_other_row(write, rejected):
    file = write("x.csv", HEADER + "A,a,b,1,\nA,c,d,1,\n")
    changed = {2: 'LIKED,"a,b,1700000000,', 3: "LIKED,c,d,1700000000,"}
    rows, again, read = mended("csv", file, rejected("csv", file, changed))
    assert [row["actor"] for row in rows] == ["c"]
    assert [(line, reason[:18]) for _, line, reason in again] == [(2, "not a row of CSV: ")]
    assert read == 2


def test_lines_of_json(write, rejected):
    good = {"kind": "LIKED", "actor": "a", "target": "b", "at": 1700000000}
    file = write("x.jsonl", f"{json.dumps(good)}\n{{\n[1]\n")
    changed = {2: json.dumps(good | {"actor": "c"}, indent=1)}
    rows, again, read = mended("jsonl", file, rejected("jsonl", file, changed))
    assert [row["actor"] for row in rows] == ["c"]
    assert [line for _, line, _ in again] == [3]
    assert read == 2


def test_rows_of_parquet_are_mended_as_json(tmp_path, rejected):
    file = tmp_path / "x.parquet"
    columns = {"kind": ["LIKED", "LIK"], "actor": ["a", "c"], "target": ["b", "d"]}
    pq.write_table(pa.table(columns | {"at": pa.array([1, 2], pa.timestamp("s", "UTC"))}), file)
    rejects = rejected("parquet", file)
    rejects.write_text(rejects.read_text().replace('""LIK""', '""LIKED""'))
    rows, again, read = mended("parquet", file, rejects)
    assert ([(row["actor"], row["at"].second) for row in rows], again, read) == ([("c", 2)], [], 1)


def test_lines_of_an_edge_list(write, rejected):
    file = write("x.txt", "a b 1700000000\na b\n")
    rejects = rejected("snap", file, {2: "a b 1700000000"})
    rows, again, read = mended("snap", file, rejects, kind="LIKED")
    assert [row["id"] for row in rows] == ["LIKED:a:b:1700000000000:1"]
    assert (again, read) == ([], 1)


def test_what_was_cut_off_or_not_utf_8_is_not_loaded_as_it_is(write, rejected):
    long = "x" * MOST_KEPT
    file = write("x.jsonl", b'{"kind": "K\xe4the"}\n{"kind": "' + long.encode() + b'"}\n')
    rows, again, read = mended("jsonl", file, rejected("jsonl", file))
    assert (rows, read) == ([], 2)
    assert ["UTF-8" in again[0][2], "cut off" in again[1][2]] == [True, True]


def test_mended_as_they_are_the_rows_are_rejected_again(read, example_of, tmp_path, rejected):
    for name in ("csv", "jsonl", "parquet", "snap"):
        path = example_of(name, tmp_path)
        before = [(r.file, r.line) for r in read(name, path).rejects]
        rows, again, count = mended(name, path, rejected(name, path))
        assert rows == []
        assert [(file, line) for file, line, _ in again] == before
        assert count == len(before)


def test_what_cannot_be_mended_by_itself_says_so(tmp_path):
    with pytest.raises(SourceError, match="stackexchange cannot be read by themselves"):
        Mended(SOURCES["stackexchange"], tmp_path / "rejects.csv")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"a,b\n1,2\n", "no column 'file'"),
        (b"file,line,row\nother.csv,2,x\n", "rejects are of 'other.csv'"),
        (b"file,line,row\nx.csv,two,x\n", "has no line"),
        (b'file,line,row\nx.csv,2,"x', "not CSV"),
        (b"file,line,row\nx.csv,2,\xff\n", "UTF-8"),
        (None, "cannot be read"),
    ],
)
def test_what_is_no_rejects_file_is_a_clear_error(write, tmp_path, content, problem):
    file = write("x.csv", HEADER)
    rejects = tmp_path / "rejects.csv" if content is None else write("rejects.csv", content)
    with pytest.raises(SourceError, match=problem) as caught:
        mended("csv", file, rejects)
    assert caught.value.where
    assert caught.value.cure


TEXT = st.text(st.sampled_from('ab",;|\n\r é#'), min_size=1, max_size=6)


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(st.tuples(TEXT, TEXT, st.booleans()), min_size=1, max_size=8))
def test_whatever_a_rejected_row_holds_it_is_mended_by_its_time_alone(tmp_path, rejected, rows):
    """Each row is written with a time or with none; the rejects hold the latter, whole."""
    file, good = tmp_path / "x.csv", "1700000000"
    with file.open("w", newline="", encoding="utf-8") as out:
        table = csv.writer(out)  # quotes what ends a line, on its own or in a pair
        table.writerow(["kind", "actor", "target", "at"])
        table.writerows(["LIKED", a, b, good if is_good else "soon"] for a, b, is_good in rows)
    expected = [(a, b) for a, b, is_good in rows if not is_good]
    if not expected:
        return
    rejects = rejected("csv", file)
    rejects.write_bytes(rejects.read_bytes().replace(b"soon", good.encode()))
    found, again, read = mended("csv", file, rejects)
    assert ([(row["actor"], row["target"]) for row in found], again) == (expected, [])
    assert read == len(expected)
