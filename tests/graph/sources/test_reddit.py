"""Reddit: dumps known by hand, with the members that Reddit's API and the dumps' makers describe.

None of this was tried on a real dump.
"""

from datetime import UTC, datetime

import pytest
from examples.reddit import ROWS, SUBMISSION, comment, written
from hypothesis import given
from hypothesis import strategies as st

from leylines.graph.errors import SourceError
from leylines.graph.sources.authorship import Authorship


@pytest.fixture
def load(read, tmp_path):
    return lambda *rows, **options: read("reddit", written(tmp_path, rows), **options)


def acts(reading):
    return {
        (i["kind"], i["actor"], i["target"], i["content"])
        for i in reading.records.get("interactions", [])
    }


def contents(reading):
    return {content["id"]: content for content in reading.records.get("contents", [])}


def reasons(reading):
    return [reject.reason for reject in reading.rejects]


def test_a_dump(load):
    reading = load(*ROWS)
    assert acts(reading) == {
        ("REPLIED", "bob", "ada", "t1_c1"),
        ("MENTIONED", "bob", "carol", "t1_c1"),
        ("REPLIED", "carol", "bob", "t1_c2"),
    }
    post, first, second = contents(reading).values()
    assert (post["kind"], post["title"], post["text"]) == ("post", "Bees & wasps", "Why?")
    assert post["url"] == "https://www.reddit.com/r/AskBees/comments/s1/bees/"
    assert first["text"] == "a > b, u/Ada and /u/carol, not u/nobody"
    assert first["url"] == "https://www.reddit.com/comments/s1/_/c1/"
    assert (first["parent"], second["parent"]) == ("t3_s1", "t1_c1")
    assert first["at"] == datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert reading.records["communities"] == [{"id": "askbees", "name": "AskBees", "kind": "board"}]
    assert [(a["id"], a["handle"], a["url"]) for a in reading.records["accounts"]] == [
        ("ada", "Ada", "https://www.reddit.com/user/Ada"),
        ("bob", "Bob", "https://www.reddit.com/user/Bob"),
        ("carol", "Carol", "https://www.reddit.com/user/Carol"),
    ]
    assert reading.rows_read == 5
    assert [(r.line, r.reason) for r in reading.rejects] == [
        (4, "written by a bot, or by all moderators"),
        (5, "there is no created_utc"),
    ]


def test_files_in_any_order_give_the_same(read, tmp_path):
    readings = []
    for number, (posts, comments) in enumerate((("a", "b"), ("b", "a"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        written(folder, ROWS[:1], f"{posts}.jsonl")
        written(folder, ROWS[1:3], f"{comments}.zst")
        readings.append(read("reddit", folder))
    assert acts(readings[0]) == acts(readings[1])
    assert contents(readings[0]) == contents(readings[1])


def test_a_later_larger_dump_changes_nothing_that_was_there(load):
    small, large = load(*ROWS), load(*ROWS, comment("c9", "Dan", "t1_c2", "u/ada"))
    assert acts(large) - acts(small) == {
        ("REPLIED", "dan", "carol", "t1_c9"),
        ("MENTIONED", "dan", "ada", "t1_c9"),
    }
    assert contents(small).items() <= contents(large).items()


@pytest.mark.parametrize("copies", [None, [{"author": "Ada"}], [{"author": "[deleted]"}], [7]])
def test_a_crosspost_is_a_repost(load, copies):
    crosspost = {**SUBMISSION, "id": "s2", "author": "Bob", "crosspost_parent": "t3_s1"}
    reading = load(SUBMISSION, {**crosspost, "crosspost_parent_list": copies})
    assert acts(reading) == {("REPOSTED", "bob", "ada", "t3_s2")}


def test_the_copy_made_last_counts(load):
    old = comment("c1", "Bob", "t3_s1", "old", retrieved_on=1_772_400_000)
    new = comment("c1", "Bob", "t3_s1", "new", retrieved_on=1_772_500_000)
    for rows in ((old, new), (new, old)):
        reading = load(SUBMISSION, *rows)
        assert contents(reading)["t1_c1"]["text"] == "new"
        assert reading.rows_read == 3
        assert len(reading.records["interactions"]) == 1


def test_what_was_deleted_is_removed_and_what_was_taken_out_keeps_its_place(load):
    reading = load(
        SUBMISSION,
        comment("c1", "[deleted]", "t3_s1", "[deleted]"),
        comment("c2", "Carol", "t1_c1", "[removed]"),
        comment("c3", "[deleted]", "t1_c2", "still here"),
    )
    assert [batch.removed for batch in reading.batches] == [{"contents": ["t1_c1"]}]
    found = contents(reading)
    assert (found["t1_c2"]["text"], found["t1_c2"]["parent"]) == (None, None)
    assert found["t1_c3"]["author"] is None
    assert not acts(reading)


def test_a_reply_to_what_is_not_there_is_a_content_only(load):
    reading = load(comment("c2", "Carol", "t1_c1", "Yes."))
    assert not acts(reading)
    assert contents(reading)["t1_c2"]["parent"] == "t1_c1"


def test_bots_can_be_named(load):
    reading = load(*ROWS, bots="Carol, RemindMeBot")
    assert acts(reading) == {("REPLIED", "bob", "ada", "t1_c1")}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("u/carol", ["carol"]),
        ("(/u/Carol).", ["carol"]),
        ("https://x.org/u/carol", []),
        ("menu/carol", []),
        ("u/carol u/carol", ["carol"]),
        ("u/bob u/ada", []),  # the author, and who is replied to
    ],
)
def test_mentions(load, text, meant):
    reading = load(*ROWS[:1], ROWS[2], comment("c7", "Bob", "t3_s1", text))
    assert [act[2] for act in acts(reading) if act[0] == "MENTIONED"] == meant


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"id": "A!"}, "no id of Reddit's: up to twelve digits of base 36"),
        ({"id": "z" * 13}, "no id of Reddit's: up to twelve digits of base 36"),
        ({"created_utc": "soon"}, "not a time with a zone between 1970 and 2099"),
        ({"created_utc": 4_102_444_800}, "not a time with a zone between 1970 and 2099"),
        ({"author": []}, "neither text nor a whole number"),
        ({"subreddit": None}, "there is no subreddit"),
        ({"body": {}}, "neither text nor a whole number"),
        ({"parent_id": 1.5}, "neither text nor a whole number"),
    ],
)
def test_a_malformed_comment_is_a_reject(load, changed, reason):
    reading = load({**ROWS[1], **changed})
    assert reasons(reading) == [reason]
    assert not contents(reading)


def test_a_dump_that_is_cut_off_is_told(read, tmp_path):
    file = written(tmp_path, ROWS)
    file.write_bytes(file.read_bytes()[:-9])
    with pytest.raises(SourceError, match="cut off"):
        read("reddit", file)


def test_lines_that_hold_no_object_are_rejects(read, write):
    lines = b'\x00\n[]\n{"a"\n\xff\n' + b"[" * 100_000 + b"\n"
    reading = read("reddit", write("x.jsonl", lines))
    assert [reject.line for reject in reading.rejects] == [1, 2, 3, 4, 5]


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from([None, "a", "b"]), st.integers(0, 3))))
def test_the_index_is_a_dictionary(rows):
    index, expected = Authorship(), {}
    for number, (key, author, at) in enumerate(rows):
        index.add(key, index.code(author), at)
        if key not in expected or expected[key][1] <= at:
            expected[key] = (author, at, number)
    index.settle()
    for key in range(6):
        author, _, newest = expected.get(key, (None, 0, None))
        assert index.author(key) == author
        found = [number for number in range(len(rows)) if index.is_newest(key, number)]
        assert found == ([] if newest is None else [newest])


def test_the_index_is_small():
    index = Authorship()
    for key in range(100_000):
        index.add(key, 0, 1)
    index.settle()
    held = sum(getattr(index, name).nbytes for name in ("_keys", "_authors", "_newest"))
    assert held <= 20 * 100_000
