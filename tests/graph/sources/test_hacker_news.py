"""Hacker News: items known by hand, in the shape that the API's documentation shows."""

import json
from datetime import UTC, datetime

import pytest
from examples.hackernews import ITEMS, PAGES, written


@pytest.fixture
def load(read, tmp_path):
    def _load(*items):
        return read("hackernews", written(tmp_path, [("item", item) for item in items]))

    return _load


def acts(reading):
    return {
        (i["kind"], i["actor"], i["target"], i["content"])
        for i in reading.records.get("interactions", [])
    }


def contents(reading):
    return {content["id"]: content for content in reading.records.get("contents", [])}


def test_comments_reply_to_the_author_of_what_they_are_under(read, tmp_path):
    reading = read("hackernews", written(tmp_path, PAGES))
    assert acts(reading) == {("REPLIED", "bob", "ada", "2"), ("REPLIED", "ada", "bob", "3")}
    assert reading.rows_read == 8
    assert [(r.line, r.reason) for r in reading.rejects] == [(7, "neither an item nor a user")]
    assert reading.batches[0].removed == {"contents": ["4"]}


def test_items_are_contents_in_the_category_of_their_story(load):
    found = contents(load(*ITEMS))
    assert {c["id"]: (c["kind"], c["parent"], c["communities"]) for c in found.values()} == {
        "1": ("story", None, ["ask"]),
        "2": ("comment", "1", ["ask"]),
        "3": ("comment", "2", ["ask"]),
        "5": ("comment", None, ["ask"]),  # its parent was deleted, but still says where it was
        "6": ("story", None, ["stories"]),
    }
    assert found["1"]["title"] == "Ask HN: How?"
    assert found["1"]["text"] == "I wonder.\nReally."
    assert found["1"]["at"] == datetime(2026, 3, 1, 11, tzinfo=UTC)
    assert found["1"]["url"] == "https://news.ycombinator.com/item?id=1"
    assert found["6"]["text"] == "https://example.org/tool"


def test_communities_and_accounts_are_told(read, tmp_path):
    reading = read("hackernews", written(tmp_path, PAGES))
    assert [(c["id"], c["name"]) for c in reading.records["communities"]] == [
        ("ask", "Ask HN"),
        ("stories", "Stories"),
    ]
    since = {a["id"]: a["created_at"] for a in reading.records["accounts"]}
    assert since == {
        "ada": datetime(2006, 10, 9, 18, 21, 32, tzinfo=UTC),
        "bob": None,
        "carol": None,
    }


def test_the_order_of_the_answers_changes_nothing(load):
    forwards, backwards = load(*ITEMS), load(*reversed(ITEMS))
    for table in ("accounts", "communities", "contents", "interactions"):
        assert sorted(forwards.records[table], key=str) == sorted(backwards.records[table], key=str)


def test_items_saved_as_files_or_as_a_list_are_the_same(load, read, write, tmp_path):
    saved = tmp_path / "saved"
    saved.mkdir()
    for item in ITEMS:
        (saved / f"{item['id']}.json").write_text(json.dumps(item))
    assert contents(read("hackernews", saved)) == contents(load(*ITEMS))
    listed = write("items.json", json.dumps(ITEMS))
    assert contents(read("hackernews", listed)) == contents(load(*ITEMS))
    lines = write("items.jsonl", "\n".join(map(json.dumps, ITEMS)))
    assert contents(read("hackernews", lines)) == contents(load(*ITEMS))


def test_what_is_dead_is_removed_and_what_is_under_it_still_replied(load):
    reading = load(ITEMS[0], {**ITEMS[1], "dead": True}, ITEMS[2])
    assert reading.batches[0].removed == {"contents": ["2"]}
    assert acts(reading) == {("REPLIED", "ada", "bob", "3")}
    assert contents(reading)["3"]["parent"] is None


def test_the_last_copy_of_an_item_counts(load):
    reading = load(*ITEMS, {**ITEMS[1], "text": "So, edited."})
    assert contents(reading)["2"]["text"] == "So, edited."
    assert len(reading.records["contents"]) == 5
    assert not reading.rejects


@pytest.mark.parametrize(
    ("item", "kind", "category"),
    [
        ({"type": "job", "title": "We hire"}, "job", "jobs"),
        ({"type": "poll", "title": "Tell HN: vote"}, "poll", "tell"),
        ({"type": "story", "title": "Show HN: x"}, "story", "show"),
        ({"type": "story", "title": "Launch HN: x"}, "story", "launch"),
        ({"type": "story", "title": "Asking"}, "story", "stories"),
        ({"type": "pollopt", "poll": 1, "text": "Yes"}, "poll option", "ask"),
    ],
)
def test_each_type_has_its_kind_and_category(load, item, kind, category):
    reading = load(ITEMS[0], {"id": 9, "by": "bob", "time": 1772362800, **item})
    content = contents(reading)["9"]
    assert (content["kind"], content["communities"]) == (kind, [category])
    assert not acts(reading)


def test_items_in_a_circle_have_no_category(load):
    reading = load({**ITEMS[1], "parent": 3}, ITEMS[2])
    assert [c["communities"] for c in contents(reading).values()] == [[], []]


@pytest.mark.parametrize(
    ("member", "value", "reason"),
    [
        ("id", None, "there is no id"),
        ("time", None, "there is no time"),
        ("time", 1772362800 * 10**6, "not a time"),
        ("time", "2026-03-01T12:00:00", "not a time with a zone"),
        ("by", ["bob"], "neither text nor"),
        ("by", "b" * 501, "longer than 500"),
        ("parent", 1.5, "neither text nor"),
        ("text", {}, "neither text nor"),
        ("type", "advertisement", "neither an item nor a user"),
        ("type", ["comment"], "neither an item nor a user"),
    ],
)
def test_an_item_that_is_not_as_it_should_be_is_a_reject(load, member, value, reason):
    reading = load(ITEMS[0], {**ITEMS[1], member: value})
    assert list(contents(reading)) == ["1"]
    (reject,) = reading.rejects
    assert reason in reject.reason
    assert reading.rows_read == 2


def test_what_is_no_answer_is_a_reject_with_its_line(read, write):
    lines = [b"9", b'{"kind": "maxitem", "body": 9}', b"\0", b"\xff", b'{"id":' + b"[" * 99_999]
    reading = read("hackernews", write("a.jsonl", b"\n".join(lines)))
    assert [reject.line for reject in reading.rejects] == [1, 2, 3, 4, 5]
