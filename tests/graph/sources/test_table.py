"""Any table through a mapping."""

import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leylines.graph.errors import SourceError
from leylines.graph.loading.identity import load_id
from leylines.graph.sources import source_named
from leylines.graph.sources.table.parse import read_expression, read_where
from leylines.graph.sources.table.place import Place

PAGE = Path(__file__).parents[3] / "docs/sources/table.md"
DOCUMENTED = {
    text.split()[1]: text for text in re.findall(r"```toml\n(.*?)```", PAGE.read_text(), re.S)
}

LIKES = """
[files.likes]
read = "likes*"
[[files.likes.interactions]]
kind = "LIKED"
actor = "{who}"
target = "{whom}"
at = "{when}"
"""
POSTS = """
[files.posts]
read = "posts.csv"
[[files.posts.accounts]]
id = "{user}"
name = "{name}"
[[files.posts.contents]]
id = "p{id}"
author = "{user}"
at = "{at}"
parent = "p{parent}"
communities = { value = "{tags}", separator = ";" }
[[files.posts.interactions]]
where = { parent = { filled = true } }
id = "r{id}"
kind = "REPLIED"
actor = "{user}"
target = { lookup = "posts", key = "{parent}", of = "{id}", give = "{user}" }
at = "{at}"
content = "p{id}"
"""


@pytest.fixture
def folder(tmp_path):
    """Return a function that writes a mapping and its tables, rows as lines or as tuples."""

    def make(mapping, **tables):
        (tmp_path / "mapping.toml").write_text(mapping, encoding="utf-8")
        for name, rows in tables.items():
            out = io.StringIO()
            for row in rows:
                if isinstance(row, str):
                    out.write(row + "\n")
                else:
                    csv.writer(out, lineterminator="\n").writerow(row)
            (tmp_path / f"{name}.csv").write_text(out.getvalue(), encoding="utf-8")
        return tmp_path

    return make


def acts(reading):
    return [(i["kind"], i["actor"], i["target"]) for i in reading.records.get("interactions", [])]


def reasons(reading):
    return [(r.file, r.line, r.column, r.reason) for r in reading.rejects]


def test_a_row_becomes_an_account_a_content_and_a_reply(read, folder):
    path = folder(
        POSTS,
        posts=[
            "id,user,name,at,parent,tags",
            "1,ann,Ann,1700000000,,a; b",
            "2,bob,Bob,1700000001,1,a",
            "3,ann,Ann,1700000002,9,",
        ],
    )
    reading = read("table", path)
    assert not reading.rejects
    assert [(a["id"], a["name"]) for a in reading.records["accounts"]] == [
        ("ann", "Ann"),
        ("bob", "Bob"),
    ]
    assert [(c["id"], c["parent"], c["communities"]) for c in reading.records["contents"]] == [
        ("p1", None, ["a", "b"]),
        ("p2", "p1", ["a"]),
        ("p3", "p9", None),
    ]
    # The parent of the third is not there: it is a content all the same.
    assert acts(reading) == [("REPLIED", "bob", "ann")]
    assert reading.records["interactions"][0]["id"] == "r2"


def test_a_row_becomes_all_that_it_should_or_nothing(read, folder):
    path = folder(
        POSTS,
        posts=[
            "id,user,name,at,parent,tags",
            "1,ann,Ann,1700000000,,",
            "2,bob,Bob,soon,1,",
            "1,cat,Cat,1700000001,,",
        ],
    )
    reading = read("table", path)
    assert [a["id"] for a in reading.records["accounts"]] == ["ann"]
    assert acts(reading) == []
    time, repeat = reasons(reading)
    assert time[:3] == ("posts.csv", 3, "at")
    assert repeat == ("posts.csv", 4, "id", "an earlier row has the same id")
    assert reading.rows_read == 3


def test_who_is_first_told_of_in_a_row_that_is_none_is_told_of_by_the_next(read, folder):
    path = folder(
        POSTS,
        posts=[
            "id,user,name,at,parent,tags",
            "1,ann,Ann,1700000000,,",
            "1,cat,Cat,1700000001,,",
            "2,cat,Cat 2,1700000001,,",
            "3,cat,Cat 3,1700000001,,",
        ],
    )
    names = [account["name"] for account in read("table", path).records["accounts"]]
    assert names == ["Ann", "Cat 2"]


def test_a_row_that_nothing_takes_is_a_reject(read, folder):
    mapping = LIKES.replace('read = "likes*"', 'read = "likes*"\nwhere = { state = ["1", 2] }')
    path = folder(
        mapping,
        likes=["who,whom,when,state", "a,b,1700000000,1", "a,b,1700000000,3", "a,b,1700000000,2"],
    )
    reading = read("table", path)
    assert len(acts(reading)) == 2
    assert reasons(reading) == [("likes.csv", 3, "", "no `where` of the mapping takes this row")]


def test_an_interaction_whose_target_is_nowhere_is_a_reject_if_it_is_all_there_is(read, folder):
    mapping = LIKES.replace(
        '"{whom}"', '{ lookup = "posts", key = "{whom}", of = "{id}", give = "{user}" }'
    )
    mapping += '[files.posts]\nread = "posts.csv"\n'
    path = folder(
        mapping,
        likes=["who,whom,when", "ann,1,1700000000", "ann,2,1700000000", "ann,,1700000000"],
        posts=["id,user", "1,bob", "3,", f"{'x' * 9000},bob"],
    )
    reading = read("table", path)
    assert acts(reading) == [("LIKED", "ann", "bob")]
    assert [reason[3] for reason in reasons(reading)] == [
        "what the mapping looks up for it is not there",
        "there is no target",
        "no `where` of the mapping takes this row",
        "no `where` of the mapping takes this row",
        "no `where` of the mapping takes this row",
    ]


@pytest.mark.parametrize(
    ("at", "written", "hour"),
    [
        ('"{when}"', "2026-03-01T12:00:00Z", 12),
        ('{ value = "{when}", zone = "UTC" }', "2026-03-01 12:00:00", 12),
        ('{ value = "{when}", zone = "Europe/Berlin" }', "2026-03-01 12:00:00", 11),
        ('{ value = "{when}", zone = "-03:30" }', "2026-03-01 06:30", 10),
        ('{ value = "{when}", zone = "Europe/Berlin" }', "2026-03-01T12:00:00Z", 12),
        ('{ value = "{when}", format = "%d.%m.%Y %H:%M", zone = "UTC" }', "1.3.2026 12:00", 12),
        ('{ value = "{when}", format = "%d/%m/%y %H:%M %z" }', "01/03/26 12:00 +0200", 10),
        ('{ value = "{when}", unit = "microseconds" }', "1772366400000000", 12),
        ('{ value = "{day} {when}", zone = "UTC" }', "12:00", 12),
    ],
)
def test_times_are_read_as_the_mapping_says(read, folder, at, written, hour):
    path = folder(
        LIKES.replace('"{when}"', at), likes=["who,whom,when,day", f"a,b,{written},2026-03-01"]
    )
    reading = read("table", path)
    assert reading.records["interactions"][0]["at"] == datetime(2026, 3, 1, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "written"),
    [
        ('"{when}"', "2026-03-01 12:00:00"),
        ('{ value = "{when}", zone = "UTC" }', "2026-02-31 12:00:00"),
        ('{ value = "{when}", zone = "UTC" }', "1850-01-01 12:00:00"),
        ('{ value = "{when}", format = "%d.%m.%Y", zone = "UTC" }', "31.02.2026"),
        ('{ value = "{when}", unit = "seconds" }', "-1"),
        ('{ value = "{when}", unit = "seconds" }', "9" * 19),
        ('{ value = "{when}", unit = "seconds" }', ""),
    ],
)
def test_what_is_no_such_time_is_a_reject(read, folder, at, written):
    path = folder(LIKES.replace('"{when}"', at), likes=["who,whom,when", f"a,b,{written}"])
    reading = read("table", path)
    assert [reason[:3] for reason in reasons(reading)] == [("likes.csv", 2, "at")]


def test_values_are_mapped(read, folder):
    kind = '{ value = "{type}", map = { "1" = "LIKED", "2" = "REPOSTED" } }'
    rows = ["type,who,whom,when", *(f"{code},a,b,1700000000" for code in (1, 2, 3))]
    path = folder(LIKES.replace('"LIKED"', kind), likes=rows)
    reading = read("table", path)
    assert [act[0] for act in acts(reading)] == ["LIKED", "REPOSTED"]
    assert reasons(reading) == [("likes.csv", 4, "kind", "the map has no such value")]
    path = folder(LIKES.replace('"LIKED"', kind.replace("} }", '}, else = "QUOTED" }')))
    assert [act[0] for act in acts(read("table", path))] == ["LIKED", "REPOSTED", "QUOTED"]


def test_lists_are_made_of_columns_and_never_parted_without_being_told(read, folder):
    more = LIKES + 'communities = ["{board}", "{tag}"]\n'
    rows = ["who,whom,when,board,tag", "a,b,1700000000,x|y,z", "a,b,1700000000,,"]
    (first, second) = read("table", folder(more, likes=rows)).records["interactions"]
    assert first["communities"] == ["x|y", "z"]
    assert second["communities"] is None
    one = LIKES + 'community = "{board}"\n'
    assert read("table", folder(one)).records["interactions"][0]["communities"] == ["x|y"]


def test_the_first_that_is_there(read, folder):
    target = (
        '{ first = ["{quoted}", '
        '{ lookup = "posts", key = "{whom}", of = "{id}", give = "{user}" }] }'
    )
    mapping = LIKES.replace('"{whom}"', target) + '[files.posts]\nread = "posts.csv"\n'
    rows = ["who,whom,when,quoted", "a,1,1700000000,", "a,9,1700000000,q", "a,9,1700000000,"]
    reading = read("table", folder(mapping, likes=rows, posts=["id,user", "1,bob"]))
    assert [act[2] for act in acts(reading)] == ["bob", "q"]
    assert ("likes.csv", 4, "", "what the mapping looks up for it is not there") in reasons(reading)


def test_text_loses_its_markup(read, folder):
    mapping = """
[files.x]
read = "x.csv"
[[files.x.contents]]
id = "{id}"
text = { value = "{text}", markup = "MARKUP" }
"""
    rows = [("id", "text"), ("1", "[url=x]see[/url] [b]<i>this</i>[/b] [0]")]
    path = folder(mapping.replace("MARKUP", "bbcode"), x=rows)
    assert read("table", path).records["contents"][0]["text"] == "see <i>this</i> [0]"
    path = folder(mapping.replace("MARKUP", "html"))
    assert read("table", path).records["contents"][0]["text"] == "[url=x]see[/url] [b]this[/b] [0]"


def test_each_format_says_the_same(read, folder, tmp_path):
    rows = [{"who": f"a{i}", "whom": "b", "when": 1_700_000_000 + i} for i in range(3)]
    mapping = LIKES.replace("likes*", "likes.FORMAT")
    texts = {
        "csv": "who,whom,when\n" + "".join(f"a{i},b,{1_700_000_000 + i}\n" for i in range(3)),
        "tsv": "who\twhom\twhen\n" + "".join(f"a{i}\tb\t{1_700_000_000 + i}\n" for i in range(3)),
        "jsonl": "\n".join(map(json.dumps, rows)),
    }
    found = []
    for name, text in texts.items():
        (tmp_path / f"likes.{name}").write_text(text)
        found.append(read("table", folder(mapping.replace("FORMAT", name))).records)
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "likes.parquet")
    found.append(read("table", folder(mapping.replace("FORMAT", "parquet"))).records)
    assert len(found[0]["interactions"]) == 3
    assert all(each == found[0] for each in found)


def test_members_of_objects_are_columns(read, folder, tmp_path):
    mapping = LIKES.replace("{who}", "{user.id}").replace("{whom}", "{to.user.id}")
    rows = [
        {"user": {"id": 7}, "to": {"user": {"id": "b"}}, "when": 1_700_000_000},
        {"user": {"id": None}, "to": None, "when": 1_700_000_000},
        {"user": {"id": {}}, "to": {"user": {"id": "b"}}, "when": 1_700_000_000},
    ]
    (tmp_path / "likes.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n[1]\n{\n")
    reading = read("table", folder(mapping))
    assert acts(reading) == [("LIKED", "7", "b")]
    assert [reason[1:3] for reason in reasons(reading)] == [
        (2, "actor"),
        (3, "user.id"),
        (4, ""),
        (5, ""),
    ]
    (tmp_path / "likes.jsonl").unlink()
    pq.write_table(pa.Table.from_pylist(rows[:2]), tmp_path / "likes.parquet")
    assert acts(read("table", tmp_path)) == [("LIKED", "7", "b")]


def test_parquet_keeps_its_types(read, folder, tmp_path):
    mapping = LIKES + 'weight = "{weight}"\ncommunities = "{tags}"\n'
    at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    columns = {
        "who": pa.array([7.0, None]),
        "whom": pa.array(["b", "b"]).dictionary_encode(),
        "when": pa.array([at, at], pa.timestamp("us", "UTC")),
        "weight": [2.5, 1.0],
        "tags": [["x", "y"], None],
    }
    pq.write_table(pa.table(columns), tmp_path / "likes.parquet")
    reading = read("table", folder(mapping))
    (one,) = reading.records["interactions"]
    assert (one["actor"], one["at"], one["weight"], one["communities"]) == (
        "7",
        at,
        2.5,
        ["x", "y"],
    )
    assert reasons(reading) == [("likes.parquet", 2, "actor", "there is no actor")]


def test_parquet_times_need_a_zone(read, folder, tmp_path):
    columns = {"who": ["a"], "whom": ["b"], "when": pa.array([1_772_366_400], pa.timestamp("s"))}
    pq.write_table(pa.table(columns), tmp_path / "likes.parquet")
    with pytest.raises(SourceError, match=r"no zone \(files.likes.interactions\[0\].at\)"):
        read("table", folder(LIKES))
    zoned = LIKES.replace('"{when}"', '{ value = "{when}", zone = "+01:00" }')
    (one,) = read("table", folder(zoned)).records["interactions"]
    assert one["at"] == datetime(2026, 3, 1, 11, tzinfo=UTC)


def test_parquet_of_other_types(read, folder, tmp_path):
    columns = {
        "who": pa.array([b"a", b"\xff", b"c"]),
        "whom": pa.array([1e300, 2.0, 1e300]),
        "when": pa.array([1_700_000_000] * 3).cast(pa.decimal128(20, 0)),
        "user": pa.array([{"id": 1}] * 3),
    }
    pq.write_table(pa.table(columns), tmp_path / "likes.parquet")
    reading = read("table", folder(LIKES))
    assert acts(reading) == [("LIKED", "a", "1e+300"), ("LIKED", "c", "1e+300")]
    assert [reason[1:3] for reason in reasons(reading)] == [(2, "actor")]
    with pytest.raises(SourceError, match=r"as in \{user\.id\}"):
        read("table", folder(LIKES.replace("{whom}", "{user}")))


def test_a_file_without_a_header_may_begin_with_a_mark(read, write):
    mapping = LIKES.replace('"likes*"', '"likes*"\ncolumns = ["who", "whom", "when"]')
    write("mapping.toml", mapping)
    path = write("likes.csv", "\ufeffa,b,1700000000\nc,d\n")
    reading = read("table", path)
    assert acts(reading) == [("LIKED", "a", "b")]
    assert reasons(reading)[0][1] == 2


def test_what_stands_for_nothing_is_nothing(read, folder):
    mapping = LIKES.replace("[[", 'nothing = ["NULL", "\\\\N"]\n[[')
    rows = ["who,whom,when", "NULL,b,1700000000", "\\N,b,1700000000", "NULLA,b,1700000000"]
    reading = read("table", folder(mapping, likes=rows))
    assert [act[1] for act in acts(reading)] == ["NULLA"]
    assert [reason[3] for reason in reasons(reading)] == ["there is no actor"] * 2


def test_equal_rows_in_several_files_stay_apart(read, folder):
    rows = ["who,whom,when", "a,b,1700000000"]
    path = folder(LIKES, likes1=rows, likes2=rows)
    ids = [one["id"] for one in read("table", path).records["interactions"]]
    assert len(set(ids)) == 2
    assert {batch.file for batch in read("table", path).batches} == {"likes1.csv", "likes2.csv"}


def test_faults_in_the_files_are_rejects(read, folder, tmp_path):
    path = folder(LIKES)
    (tmp_path / "likes.csv").write_bytes(
        b"who,whom,when\na,b,1700000000\n\xff,b,1700000000\na\0,b,1700000000\na,b\n"
        + b"x" * 501
        + b',b,1700000000\na,b,"1700000000\n'
    )
    reading = read("table", path)
    assert len(acts(reading)) == 1
    assert [reason[1] for reason in reasons(reading)] == [3, 4, 5, 6, 7]
    assert reading.rows_read == 6


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("[files]\na = = 1", "line 2"),
        ("[file.x]", "Did you mean 'files'"),
        ("", "must be a table"),
        ("[files.x]", 'read = "x.csv"'),
        ('[files.x]\nread = "likes.csv"', "makes no table"),
        ('[files.x]\nread = 1.5\nformat = "csv"', "files.x.read"),
        (LIKES.replace("actor =", "acter ="), "Did you mean 'actor'"),
        (LIKES.replace('at = "{when}"\n', ""), "have no 'at'"),
        (LIKES.replace("{whom}", "{wom}"), "Did you mean 'whom'"),
        (LIKES.replace("{whom}", "{whom"), "no other half"),
        (LIKES.replace('"{whom}"', '""'), "is empty"),
        (LIKES.replace('"{when}"', '{ value = "{when}", zone = "Mars" }'), "no zone 'Mars'"),
        (LIKES.replace('"{when}"', '{ value = "{when}", format = "%Y" }'), "have no zone"),
        (LIKES.replace('"{when}"', '{ value = "{when}", unit = "second" }'), "'seconds'"),
        (LIKES.replace('"{when}"', '{ value = "{when}", zones = "UTC" }'), "says nothing"),
        (LIKES.replace('"{when}"', '{ zone = "UTC" }'), "no value"),
        (LIKES.replace('"LIKED"', '{ value = "{who}", map = {} }'), "is empty"),
        (LIKES.replace('"{who}"', '{ lookup = "posts" }'), "has no 'key'"),
        (
            LIKES.replace('"{who}"', '{ lookup = "x", key = "{who}", of = "{a}", give = "{b}" }'),
            "no files 'x' to look up",
        ),
        (LIKES.replace("[[", 'format = "xml"\n[['), "no format 'xml'"),
        (LIKES.replace("[[", 'delimiter = ", "\n[['), "cannot part columns"),
        (LIKES.replace("[[", 'where = { state = "1" }\n[['), "no column 'state'"),
        (LIKES.replace("[[", "where = { who = [] }\n[["), "list is empty"),
        (LIKES.replace('"likes*"', '"other.csv"'), "No file in"),
        (LIKES + LIKES.replace("files.likes", "files.more"), "in two places"),
        (LIKES + 'community = "x"\ncommunities = "x"\n', "says twice"),
    ],
)
def test_a_mapping_with_a_mistake_is_refused_before_anything_is_read(read, folder, mapping, said):
    path = folder(mapping, likes=["who,whom,when", "a,b,1700000000"])
    with pytest.raises(SourceError, match=re.escape(said)):
        next(source_named("table").batches(path, {}))


def test_a_column_that_all_lines_spell_in_another_way_is_refused(read, folder, tmp_path):
    path = folder(LIKES)
    (tmp_path / "likes0.jsonl").write_text('{"who": 1, "when": 1700000000}\n')
    assert [reason[3] for reason in reasons(read("table", path))] == ["there is no target"]
    (tmp_path / "likes.jsonl").write_text('{"who": 1, "whoom": 2, "when": 1700000000}\n')
    with pytest.raises(SourceError, match="Did you mean 'whoom'"):
        read("table", path)


def test_a_load_is_another_one_with_another_mapping(tmp_path, folder):
    path = folder(LIKES, likes=["who,whom,when", "a,b,1700000000"])
    other = tmp_path.with_name("other.toml")
    ids = []
    for text in (LIKES, LIKES.replace("LIKED", "QUOTED")):
        other.write_text(text)
        ids.append(load_id(source_named("table"), path, "x", {"mapping": str(other)}))
    assert ids[0] != ids[1]


def test_who_whom_when(read, folder):
    path = folder(DOCUMENTED["pairs.toml"], pairs=["ann,bob,01.07.2026 14:00"])
    (one,) = read("table", path).records["interactions"]
    assert (one["actor"], one["target"]) == ("ann", "bob")
    assert one["at"] == datetime(2026, 7, 1, 12, tzinfo=UTC)


def test_phpbb(read, folder):
    path = folder(
        DOCUMENTED["phpbb.toml"],
        users=["user_id,username,user_regdate", "2,ann,1600000000", "3,bob,1600000001"],
        forums=["forum_id,forum_name", "7,Bread"],
        topics=[
            "topic_id,topic_title,topic_poster,topic_views,topic_first_post_id",
            "20,Rye?,2,55,100",
            "21,Guest's,NULL,5,103",
        ],
        posts=[
            ("post_id", "topic_id", "forum_id", "poster_id", "post_time", "post_text"),
            (100, 20, 7, 2, 1700000000, "<r>Is <B><s>[b]</s>rye<e>[/b]</e></B> hard?</r>"),
            (101, 20, 7, 3, 1700000060, "<t>No.</t>"),
            (102, 20, 7, "NULL", 1700000120, "<t>Yes.</t>"),
            (103, 21, 7, "NULL", 1700000180, "<t>Hello</t>"),
            (104, 21, 7, 3, 1700000240, "<t>Hello, guest</t>"),
        ],
        thanks=["post_id,user_id,poster_id,forum_id,thanks_time", "101,2,3,7,1700000300"],
    )
    reading = read("table", path)
    assert not reading.rejects
    assert acts(reading) == [("REPLIED", "3", "2"), ("LIKED", "2", "3")]
    assert [one["content"] for one in reading.records["interactions"]] == ["101", "101"]
    contents = {}
    for row in reading.records["contents"]:  # a null changes nothing
        known = contents.setdefault(row["id"], {})
        known.update((name, value) for name, value in row.items() if value is not None)
    assert contents["100"]["title"] == "Rye?"
    assert contents["100"]["views"] == 55
    assert "parent" not in contents["100"]
    assert contents["102"]["parent"] == "100"
    assert "author" not in contents["102"]
    assert contents["101"]["text"] == "No."
    assert reading.records["communities"] == [{"id": "7", "name": "Bread", "kind": "board"}]
    assert [one["handle"] for one in reading.records["accounts"]] == ["ann", "bob"]


def test_vbulletin(read, folder):
    path = folder(
        DOCUMENTED["vbulletin.toml"],
        users=["userid,username,joindate", "1,ann,1600000000", "2,bob,1600000000"],
        forums=["forumid,title", "4,Bread"],
        threads=["threadid,title,forumid,firstpostid,views", "9,Rye?,4,30,77"],
        posts=[
            "postid,threadid,parentid,userid,dateline,pagetext",
            "30,9,NULL,1,1700000000,[b]Rye?[/b]",
            "31,9,30,2,1700000060,No",
            "32,9,31,1,1700000120,Why?",
            "33,9,99,2,1700000180,lost",
        ],
        reputation=["postid,userid,whoadded,dateline", "31,2,1,1700000300"],
    )
    reading = read("table", path)
    assert not reading.rejects
    assert acts(reading) == [("REPLIED", "2", "1"), ("REPLIED", "1", "2"), ("LIKED", "1", "2")]
    assert reading.records["interactions"][0]["communities"] == ["4"]
    assert next(c["text"] for c in reading.records["contents"] if c["text"]) == "Rye?"


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_warehouse(read, folder, tmp_path, ending):
    columns = {
        "event_id": ["e1", "e2", "e3", "e4"],
        "type": [1, 2, 2, 9],
        "actor_id": [1, 2, 3, 1],
        "actor_name": ["Ann", "Bob", "Bot", "Ann"],
        "target_id": [2, 1, 1, 2],
        "happened_at": [1_772_366_400_000_000 + i for i in range(4)],
        "tags": ["a,b", None, "", ""],
        "is_bot": [False, False, True, False],
    }
    path = folder(DOCUMENTED["events.toml"])
    if ending == "parquet":
        pq.write_table(pa.table(columns), tmp_path / "events-1.parquet")
    else:
        with (tmp_path / "events.csv").open("w") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            columns["is_bot"] = [int(bot) for bot in columns["is_bot"]]
            writer.writerows(zip(*columns.values(), strict=True))
    reading = read("table", path)
    assert acts(reading) == [("REPLIED", "u1", "u2"), ("LIKED", "u2", "u1")]
    assert reading.records["interactions"][0]["communities"] == ["a", "b"]
    assert [(reason[1] - (ending == "csv"), reason[2]) for reason in reasons(reading)] == [
        (3, ""),
        (4, "kind"),
    ]


KEYS = ("value", "map", "else", "format", "zone", "unit", "separator", "markup", "lookup", "key")
OTHERS = ("of", "give", "first", "not", "filled", "{who}", "{", "", "UTC", "html", "seconds", "%Y")
WORDS = st.sampled_from((*KEYS, *OTHERS))
TOML = st.recursive(
    st.one_of(WORDS, st.booleans(), st.integers(0, 9), st.floats(), st.dates(), st.text()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, min_size=1, max_size=4)
    ),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(TOML)
def test_whatever_stands_in_a_mapping_is_read_or_told(value):
    place = Place("mapping.toml", "files.x.contents.id")
    for read in (read_expression, read_where):
        try:
            read(value, place)
        except SourceError as error:
            assert "mapping.toml: files.x.contents.id" in error.where  # noqa: PT017 - either will do
            assert error.cure  # noqa: PT017 - likewise


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(TEXT, TEXT, st.integers(0, 2_000_000_000)), max_size=12))
def test_any_rows_add_up(read, folder, tmp_path, rows):
    lines = [json.dumps({"who": a, "whom": b, "when": at}) for a, b, at in rows]
    (tmp_path / "likes.jsonl").write_text("\n".join(lines))
    mapping = LIKES.replace("{whom}", "to {whom}")
    reading = read("table", folder(mapping))
    expected = sorted((a, f"to {b}", at) for a, b, at in rows if a and b)
    zero = datetime(1970, 1, 1, tzinfo=UTC)
    assert expected == sorted(
        (i["actor"], i["target"], (i["at"] - zero) // timedelta(seconds=1))
        for i in reading.records.get("interactions", [])
    )
    assert reading.rows_read == len(rows) == len(expected) + len(reading.rejects)
