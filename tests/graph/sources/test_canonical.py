"""The canonical formats: what is accepted, what is a reject, what is an error."""

import csv
import io
import json
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leylines.graph.errors import SourceError
from leylines.graph.model import KINDS, SCHEMAS

HEADER = "kind,actor,target,at,communities,content,weight\n"


def interactions(reading):
    return reading.records.get("interactions", [])


def test_a_row_becomes_an_interaction(read, write):
    file = write("x.csv", HEADER + "liked,ann,bob,2026-03-01T13:00:00+01:00,a|b,c9,2.5\n")
    (row,) = interactions(read("csv", file))
    assert row.pop("id")
    assert row == {
        "kind": "LIKED",
        "actor": "ann",
        "target": "bob",
        "at": datetime(2026, 3, 1, 12, tzinfo=UTC),
        "communities": ["a", "b"],
        "content": "c9",
        "weight": 2.5,
    }


def test_a_folder_holds_a_file_for_each_table(read, tmp_path):
    (tmp_path / "accounts.csv").write_text("id,handle,person\n1,ann,p1\n")
    (tmp_path / "contents.csv").write_text("id,kind,author,community\nc1,post,1,a\n")
    (tmp_path / "interactions.csv").write_text("id,kind,actor,target,at\ni1,LIKED,1,2,1700000000\n")
    records = read("csv", tmp_path).records
    assert records["accounts"][0]["person"] == "p1"
    assert records["contents"][0]["communities"] == ["a"]
    assert records["interactions"][0]["id"] == "i1"


@pytest.mark.parametrize(
    ("time", "reason"),
    [
        ("2026-03-01T12:00:00", "zone"),
        ("2026-02-31T12:00:00Z", "zone"),
        ("soon", "zone"),
        ("", "there is no at"),
        ("2150-01-01T00:00:00Z", "before 2100"),
        ("-1", "zone"),
    ],
)
def test_a_time_that_cannot_be_used_is_a_reject(read, write, time, reason):
    file = write("x.csv", HEADER + f"LIKED,a,b,{time},,,\nLIKED,a,b,2026-03-01T12:00:00Z,,,\n")
    reading = read("csv", file)
    (reject,) = reading.rejects
    assert (reject.file, reject.line, reject.column) == ("x.csv", 2, "at")
    assert reason in reject.reason
    assert len(interactions(reading)) == 1


def test_seconds_and_milliseconds_are_told_apart(read, write):
    rows = "LIKED,a,b,1700000000,,,\nLIKED,a,b,1700000000000,,,\nLIKED,a,b,1700000000.25,,,\n"
    times = [
        row["at"].timestamp() for row in interactions(read("csv", write("x.csv", HEADER + rows)))
    ]
    assert times == [1700000000, 1700000000, 1700000000.25]


def test_rejects_name_the_line_even_after_quoted_line_breaks(read, write):
    rows = 'LIKED,"a\nb\nc",b,1700000000,,,\nHATED,a,b,1700000000,,,\n\n'
    rows += "LIKED,a\nLIKED,a,b,1700000000,,,x\n"
    reading = read("csv", write("x.csv", HEADER + rows))
    assert [(r.line, r.column) for r in sorted(reading.rejects, key=lambda r: r.line)] == [
        (5, "kind"),
        (7, ""),
        (8, "weight"),
    ]
    assert reading.rows_read == 4


def test_a_missing_column_is_an_error_with_a_cure(read, write):
    with pytest.raises(SourceError, match=r"no column 'target' \(.*x\.csv:1\)\. Add it"):
        read("csv", write("x.csv", "kind,actor,at\n"))


def test_marks_line_ends_and_empty_files(read, write):
    text = "\ufeff" + HEADER.replace("\n", "\r\n") + "LIKED,a,b,1700000000,,,\r\n"
    assert len(interactions(read("csv", write("x.csv", text)))) == 1
    assert read("csv", write("header.csv", HEADER)).rows_read == 0
    with pytest.raises(SourceError, match=r"no header \(.*empty\.csv:1\)"):
        read("csv", write("empty.csv", ""))
    assert read("jsonl", write("empty.jsonl", "")).rows_read == 0


def test_what_is_not_utf8_is_a_reject(read, write):
    content = HEADER.encode() + b"LIKED,caf\xe9,b,1700000000,,,\nLIKED,a,b,1700000000,,,\n"
    reading = read("csv", write("x.csv", content))
    assert [(r.line, r.column, r.row[:10]) for r in reading.rejects] == [
        (2, "actor", "LIKED,caf\ufffd")
    ]
    assert "not UTF-8" in reading.rejects[0].reason
    assert len(interactions(reading)) == 1


def test_another_encoding_of_the_whole_file_is_an_error(read, write):
    with pytest.raises(SourceError, match="no header in UTF-8"):
        read("csv", write("x.csv", HEADER.encode("utf-16")))


def test_a_quote_that_is_never_closed_is_found_where_it_opens(read, write):
    good = "LIKED,a,b,1700000000,,,\n"
    reading = read("csv", write("x.csv", HEADER + good + 'LIKED,"a,b,1700000000,,,\n' + good))
    (reject,) = reading.rejects
    assert (reject.line, reject.reason) == (3, "a quote in it is never closed")
    assert reading.rows_read == 2
    with pytest.raises(SourceError, match=r"longer than 1 MiB, or a quote .*x\.csv:3"):
        read("csv", write("x.csv", HEADER + good + '"' + good * 400_000))


def test_a_quote_inside_a_value_is_no_quote(read, write):
    file = write("contents.csv", 'id,kind,title\n1,post,a 5" disk\n2,post,"a ""quoted"" word"\n')
    assert [c["title"] for c in read("csv", file).records["contents"]] == [
        'a 5" disk',
        'a "quoted" word',
    ]


def test_other_delimiters_are_an_option(read, write):
    text = HEADER + "LIKED,a,b,1700000000,,,\n"
    for name, sign in {";": ";", "tab": "\t"}.items():
        file = write("x.csv", text.replace(",", sign))
        assert len(interactions(read("csv", file, delimiter=name))) == 1
    with pytest.raises(SourceError, match="cannot part columns"):
        read("csv", file, delimiter="::")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("csv", "kind,actor,target,at,comunity\n"),
        ("jsonl", '{"kind":"LIKED","actor":"a","target":"b","at":1,"Community":"x"}\n'),
    ],
)
def test_a_misspelt_column_is_not_lost_without_a_word(read, write, source, text):
    with pytest.raises(SourceError, match=r"nearly 'communities' \(.*:1\)\. Rename it"):
        read(source, write(f"x.{source}", text))


def test_one_community_is_a_list_of_one(read, write):
    csv_file = write("x.csv", "kind,actor,target,at,community\nLIKED,a,b,1700000000,x\n")
    row = {"kind": "LIKED", "actor": "a", "target": "b", "at": 1700000000, "community": "x"}
    for source, file in {"csv": csv_file, "jsonl": write("x.jsonl", json.dumps(row))}.items():
        assert interactions(read(source, file))[0]["communities"] == ["x"]


def test_columns_that_are_not_known_are_ignored(read, write):
    file = write("x.csv", "kind,actor,target,at,mood\nLIKED,a,b,1700000000,\xff\n")
    assert len(interactions(read("csv", file))) == 1


def test_a_row_with_the_id_of_an_earlier_one_is_a_reject(read, write):
    text = "id,kind,actor,target,at\n"
    text += "".join(f"i{i % 30_000},LIKED,a,b,1700000000\n" for i in range(30_002))
    reading = read("csv", write("x.csv", text))
    assert [(r.line, r.column) for r in reading.rejects] == [(30_002, "id"), (30_003, "id")]
    assert len(interactions(reading)) == 30_000


def test_equal_rows_stay_apart_however_far_and_whatever_their_order(read, write):
    rows = [f"LIKED,a:b,c,{1_700_000_000 + i % 25_000},,,\n" for i in range(50_000)]
    rows.append("LIKED,a,b:c,1700000000,,,\n")
    ids = {i["id"] for i in interactions(read("csv", write("x.csv", HEADER + "".join(rows))))}
    assert len(ids) == len(rows)
    backwards = write("x.csv", HEADER + "".join(reversed(rows)))
    assert {i["id"] for i in interactions(read("csv", backwards))} == ids


def test_ids_that_neo4j_could_not_index_are_rejects(read, write):
    long = "x" * 501
    text = f"LIKED,{long},b,1700000000,,,\nLIKED,a,b,1700000000,{long},,\n"
    reading = read("csv", write("x.csv", HEADER + text))
    assert [r.column for r in reading.rejects] == ["actor", "communities"]


def test_two_files_of_one_table_are_an_error(read, tmp_path):
    for name in ("interactions.csv", "interactions.csv.gz"):
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(SourceError, match="the same table"):
        read("csv", tmp_path)


def test_a_broken_line_of_json_is_a_reject_of_its_own(read, write):
    row = {"kind": "LIKED", "actor": 1, "target": "b", "at": 1700000000, "communities": ["x"]}
    lines = [json.dumps(row), "{broken", "[]", '"x"', json.dumps({**row, "actor": {}}), ""]
    reading = read("jsonl", write("x.jsonl", "\n".join([*lines, json.dumps(row)]) + "\n"))
    assert [r.line for r in reading.rejects] == [2, 3, 4, 5]
    assert [(i["actor"], i["communities"]) for i in interactions(reading)] == [("1", ["x"])] * 2


def test_parquet_keeps_its_types(read, tmp_path):
    at = datetime(2026, 3, 1, tzinfo=UTC)
    table = pa.table(
        {
            "kind": pa.array(["LIKED"]).dictionary_encode(),
            "actor": [7],
            "target": ["b"],
            "at": pa.array([at], pa.timestamp("us", tz="UTC")),
            "communities": [["a"]],
        }
    )
    pq.write_table(table, tmp_path / "x.parquet")
    (row,) = interactions(read("parquet", tmp_path / "x.parquet"))
    assert (row["actor"], row["at"], row["communities"]) == ("7", at, ["a"])


def test_parquet_without_a_zone_and_no_parquet_at_all_are_errors(read, write, tmp_path):
    table = pa.table(
        {
            "kind": ["LIKED"],
            "actor": ["a"],
            "target": ["b"],
            "at": [datetime(2026, 3, 1, tzinfo=UTC).replace(tzinfo=None)],
        }
    )
    pq.write_table(table, tmp_path / "x.parquet")
    with pytest.raises(SourceError, match="no zone"):
        read("parquet", tmp_path / "x.parquet")
    with pytest.raises(SourceError, match="as Parquet"):
        read("parquet", write("y.parquet", "PAR1 or not"))


@pytest.mark.parametrize(
    ("column", "values"), [("actor", [1.5]), ("at", [b"x"]), ("communities", [{"a": 1}])]
)
def test_parquet_of_other_types_is_an_error(read, tmp_path, column, values):
    columns = {"kind": ["LIKED"], "actor": ["a"], "target": ["b"], "at": [1_700_000_000]}
    pq.write_table(pa.table(columns | {column: values}), tmp_path / "x.parquet")
    with pytest.raises(SourceError, match=f"'{column}' is .* cannot become"):
        read("parquet", tmp_path / "x.parquet")


name = st.text(st.characters(codec="utf-8", exclude_characters="|\0"), min_size=1, max_size=12)
row = st.fixed_dictionaries(
    {
        "id": name,
        "kind": st.sampled_from(KINDS),
        "actor": name,
        "target": name,
        "at": st.integers(0, 4_102_444_799).map(lambda s: s * 1000),
        "communities": st.lists(name, min_size=1, max_size=3),
        "content": st.none() | name,
        "weight": st.floats(0, 1000).map(lambda w: round(w, 3)),
    }
)
rows = st.lists(row, min_size=1, max_size=8, unique_by=lambda one: one["id"])
relaxed = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)


def expected(rows):
    return [{**r, "at": datetime.fromtimestamp(r["at"] / 1000, UTC)} for r in rows]


def as_csv(rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, SCHEMAS["interactions"].names)
    writer.writeheader()
    for one in rows:
        at = datetime.fromtimestamp(one["at"] / 1000, UTC).isoformat()
        writer.writerow({**one, "at": at, "communities": "|".join(one["communities"])})
    return out.getvalue()


@relaxed
@given(rows)
def test_csv_gives_back_what_was_written(read, write, rows):
    assert interactions(read("csv", write("x.csv", as_csv(rows)))) == expected(rows)


@relaxed
@given(rows)
def test_json_lines_give_back_what_was_written(read, write, rows):
    text = "".join(
        json.dumps({**one, "at": datetime.fromtimestamp(one["at"] / 1000, UTC).isoformat()}) + "\n"
        for one in rows
    )
    assert interactions(read("jsonl", write("x.jsonl", text))) == expected(rows)


@relaxed
@given(rows)
def test_parquet_gives_back_what_was_written(read, tmp_path, rows):
    pq.write_table(pa.Table.from_pylist(expected(rows)), tmp_path / "x.parquet")
    assert interactions(read("parquet", tmp_path / "x.parquet")) == expected(rows)


@pytest.mark.parametrize("source", ["csv", "jsonl", "parquet", "snap"])
@relaxed
@given(
    content=st.binary(max_size=300)
    | st.text(max_size=300).map(lambda t: HEADER.encode() + t.encode(errors="replace"))
)
def test_garbage_is_rejected_or_refused_and_never_crashes(read, write, source, content):
    try:
        reading = read(source, write(f"x.{source}", content))
    except SourceError:
        return
    good = len(interactions(reading))
    assert reading.rows_read == good + len(reading.rejects)


def test_an_address_is_never_repeated_and_its_hash_is_kept(read, tmp_path):
    hash_, address = "AB" * 32, "ada@example.org"
    rows = [
        f"1,{hash_},https://a.example|@ada on chat",
        f"2,{address},",
        "3,,",
        f"4,{hash_}0,x",
        f",{address},",
    ]
    (tmp_path / "accounts.csv").write_text("id,email_hash,link\n" + "\n".join(rows) + "\n")
    reading = read("csv", tmp_path)
    assert [
        (row["id"], row["email_hash"], row["links"]) for row in reading.records["accounts"]
    ] == [
        ("1", hash_.lower(), ["https://a.example", "@ada on chat"]),
        ("3", None, None),
    ]
    assert [(reject.line, reject.column) for reject in reading.rejects] == [
        (3, "email_hash"), (5, "email_hash"), (6, "id"),
    ]  # fmt: skip
    assert not any("ada@" in reject.row + reject.reason for reject in reading.rejects)
    assert all("not a SHA-256" in reject.reason for reject in reading.rejects[:2])
