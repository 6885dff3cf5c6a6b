"""Khoros: answers known by hand, in the shapes that its documentation and clients show.

None of this was tried on a real community's archive.
"""

import json
from datetime import UTC, datetime

import pytest
from examples.khoros import (
    ADA,
    BOB,
    CAROL,
    MESSAGES,
    PAGES,
    answer,
    kudo,
    message,
    user,
    written,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from leylines.graph.sources.khoros.bodies import said_in


@pytest.fixture
def load(read, tmp_path):
    def _load(*pages):
        named = [("", page) if isinstance(page, dict) else page for page in pages]
        return read("khoros", written(tmp_path, named))

    return _load


def acts(reading):
    return {
        (i["kind"], i["actor"], i["target"], i["content"])
        for i in reading.records.get("interactions", [])
    }


def reasons(reading):
    return [reject.reason for reject in reading.rejects]


def contents(reading):
    return {content["id"]: content for content in reading.records.get("contents", [])}


def test_interactions_go_from_who_acts_to_who_is_acted_upon(load):
    reading = load(*PAGES)
    assert acts(reading) == {
        ("REPLIED", "2", "1", "101"),
        ("QUOTED", "2", "1", "101"),
        ("ACCEPTED", "1", "2", "101"),
        ("REPLIED", "3", "2", "102"),
        ("MENTIONED", "3", "1", "102"),
        ("LIKED", "1", "2", "101"),
    }
    assert reading.rows_read == 1 + 1 + 3 + 1 + 1 + 1
    assert [(r.line, r.reason) for r in reading.rejects] == [
        (5, "the message 999 is not among the answers")
    ]


def test_messages_are_contents_under_each_other_in_board_category_and_tags(load):
    found = contents(load(*PAGES))
    assert [(c["id"], c["kind"], c["author"], c["parent"]) for c in found.values()] == [
        ("100", "topic", "1", None),
        ("101", "post", "2", "100"),
        ("102", "post", "3", "101"),
    ]
    assert (found["100"]["title"], found["101"]["title"]) == ("How?", None)
    assert found["100"]["text"] == "How? I wonder."
    assert found["101"]["text"] == "So."  # without what it quotes
    assert found["102"]["text"] == "@Ada no"
    assert found["100"]["views"] == 7
    assert found["102"]["url"] == "https://community.example.org/t5/Ideas/How/m-p/102"
    assert found["102"]["at"] == datetime(2026, 3, 1, 12, 0, 2, 638000, tzinfo=UTC)
    assert {tuple(c["communities"]) for c in found.values()} == {
        ("board:ideas", "category:products", "tag:ios")
    }


def test_communities_and_accounts_are_told_once(load):
    reading = load(*PAGES)
    assert [(c["id"], c["name"], c["kind"]) for c in reading.records["communities"]] == [
        ("board:ideas", "Ideas", "board"),
        ("category:products", "Products", "category"),
        ("tag:ios", "ios", "tag"),
    ]
    assert [(a["id"], a["handle"]) for a in reading.records["accounts"]] == [
        ("1", "Ada"),
        ("2", "Bob"),
        ("3", "Carol"),
    ]
    assert reading.records["accounts"][0]["url"] == ADA["view_href"]


def test_the_order_of_the_answers_changes_nothing(load):
    forwards, backwards = load(*PAGES), load(*reversed(PAGES))
    for table in ("accounts", "communities", "contents", "interactions"):
        assert sorted(forwards.records[table], key=str) == sorted(backwards.records[table], key=str)


def test_answers_saved_as_files_are_the_same(load, read, tmp_path):
    saved = tmp_path / "saved"
    saved.mkdir()
    for number, (_, body) in enumerate(PAGES[:5]):
        (saved / f"{number}.json").write_text(json.dumps(body))
    assert acts(read("khoros", saved)) == acts(load(*PAGES))
    (saved / "items.json").write_text(json.dumps(MESSAGES))  # only what was in `items`
    assert acts(read("khoros", saved / "items.json")) == {
        act for act in acts(load(*PAGES)) if act[0] != "LIKED"
    }


def test_what_is_right_under_a_question_answers_it(load):
    style = {"conversation": {"id": "100", "style": "qanda"}}
    posts = [{**each, **style} for each in MESSAGES]
    posts[2]["depth"] = 2
    reading = load(answer("message", *posts))
    assert {act[:3] for act in acts(reading)} >= {("ANSWERED", "2", "1"), ("REPLIED", "3", "2")}
    assert ("REPLIED", "2", "1", "101") not in acts(reading)
    assert contents(reading)["101"]["kind"] == "answer"


def test_without_its_parent_a_reply_is_under_the_topic(load):
    reply = {name: each for name, each in MESSAGES[2].items() if name != "parent"}
    reading = load(answer("message", MESSAGES[0], reply))
    assert acts(reading) == {("REPLIED", "3", "1", "102")}
    assert contents(reading)["102"]["parent"] == "100"


def test_a_reply_whose_parent_is_not_there_is_a_content_alone(load):
    reading = load(answer("message", message("105", "99", BOB, "x", topic={"id": "98"})))
    assert not acts(reading)
    assert contents(reading)["105"]["parent"] is None
    assert not reading.rejects


def test_a_solution_has_its_time_and_a_kudo_its_weight(load):
    solved = {**MESSAGES[1], "solution_data": {"time": "2026-03-09T00:00:00Z"}}
    heavy = kudo("101", CAROL, weight=5)
    reading = load(answer("message", MESSAGES[0], solved), answer("kudo", heavy, heavy))
    found = {i["kind"]: i for i in reading.records["interactions"]}
    assert found["ACCEPTED"]["at"] == datetime(2026, 3, 9, tzinfo=UTC)
    assert found["LIKED"]["weight"] == 5
    assert found["LIKED"]["at"] == datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert reading.kinds()["LIKED"] == 1


@pytest.mark.parametrize("weight", [0, -1, True, "1"])
def test_a_kudo_that_weighs_nothing_is_a_reject(load, weight):
    reading = load(answer("message", *MESSAGES), answer("kudo", kudo("101", CAROL, weight=weight)))
    assert reasons(reading) == ["a kudo that weighs nothing"]


def test_of_several_copies_the_newest_counts(load):
    at = {"current_revision": {"last_edit_time": "2026-04-01T00:00:00Z"}}
    edited = message("100", None, user("1", "Ada2"), "New.", **at)
    for pages in ((edited, *MESSAGES), (*MESSAGES, edited)):
        reading = load(answer("message", *pages))
        assert contents(reading)["100"]["text"] == "New."
        assert len(reading.records["contents"]) == 3
    assert {a["id"]: a["handle"] for a in reading.records["accounts"]}["1"] == "Ada2"


@pytest.mark.parametrize("gone", [{"deleted": True}, {"moderation_status": "rejected"}])
def test_what_was_deleted_or_refused_is_removed_and_its_replies_stay(load, gone):
    posts = [MESSAGES[0], {**MESSAGES[1], **gone}, MESSAGES[2]]
    reading = load(answer("message", *posts), answer("kudo", kudo("101", ADA)))
    assert reading.batches[0].removed == {"contents": ["101"]}
    assert contents(reading)["102"]["parent"] is None
    assert acts(reading) == {("REPLIED", "3", "2", "102"), ("MENTIONED", "3", "1", "102")}
    assert reasons(reading) == ["the message, its author or who liked it has been deleted"]


def test_nobody_is_neither_anonymous_nor_deleted(load):
    anonymous = user("-1", "Anonymous")
    posts = [MESSAGES[0], {**MESSAGES[1], "author": anonymous}]
    reading = load(answer("message", *posts), answer("user", {**ADA, "deleted": True}, anonymous))
    assert reading.batches[0].removed == {"accounts": ["1"]}
    assert {c["author"] for c in contents(reading).values()} == {None}
    assert not acts(reading)
    assert reasons(reading) == ["nobody's account: it stands for all who are not signed in"]


def test_users_nodes_and_labels_are_read(load):
    since = {"registration_data": {"registration_time": "2020-01-01T00:00:00Z"}}
    hub = {"type": "node", "id": "grouphub:vip", "title": "VIP", "parent": {"id": "community:x"}}
    board = {"type": "node", "id": "board:ideas", "parent": {"id": "grouphub:vip"}}
    label = {"items": [{"type": "label", "text": "new"}]}
    reading = load(
        answer("user", {**CAROL, **since}),
        answer("node", hub, board, {"type": "node", "id": "community:x", "title": "All"}),
        answer("message", {**MESSAGES[0], "labels": label}),
        answer("tag", {"text": "lost"}),
    )
    assert reading.records["accounts"][0]["created_at"] == datetime(2020, 1, 1, tzinfo=UTC)
    assert contents(reading)["100"]["communities"] == ["board:ideas", "grouphub:vip", "tag:new"]
    assert {c["id"]: c["kind"] for c in reading.records["communities"]}["grouphub:vip"] == "group"
    assert reasons(reading) == ["the query does not say of which message it is"]


def test_categories_in_a_circle_end(load):
    circle = [{"type": "category", "id": a, "parent_category": {"id": b}} for a, b in ("ab", "ba")]
    reading = load(answer("category", *circle))
    assert [c["id"] for c in reading.records["communities"]] == ["category:a", "category:b"]


@pytest.mark.parametrize(
    ("member", "value", "reason"),
    [
        ("id", None, "there is no id"),
        ("post_time", "2026-03-01T12:00:00", "not a time with a zone"),
        ("post_time", None, "there is no post_time"),
        ("author", {"id": [1]}, "neither text nor"),
        ("board", {"id": {}}, "neither text nor"),
        ("body", 1.5, "neither text nor"),
        ("current_revision", {"last_edit_time": "then"}, "not a time with a zone"),
        ("type", "me_too", "not a record of an answer that is known"),
    ],
)
def test_a_message_that_is_not_as_it_should_be_is_a_reject(load, member, value, reason):
    reading = load(answer("message", MESSAGES[0], {**MESSAGES[1], member: value}))
    assert list(contents(reading)) == ["100"]
    assert [reason in each for each in reasons(reading)] == [True]


def test_what_is_no_answer_is_a_reject_with_its_line(read, write):
    lines = [b"[1]", b'{"status": "error", "http_code": 400}', b'{"data": {"items": [7]}}']
    lines += [b'{"data": {"items": [{"id": 1}]}}', b"\0", b"\xff", b'{"data": ' + b"[" * 99_999]
    reading = read("khoros", write("a.jsonl", b"\n".join(lines)))
    assert [reject.line for reject in reading.rejects] == [1, 2, 3, 4, 5, 6, 7]
    assert reading.rows_read == 7


BOB_HERE = '<li-user uid="2" login="Bob"></li-user>'


@pytest.mark.parametrize(
    ("body", "quoted", "mentioned", "text"),
    [
        ("<blockquote>a user's proverb</blockquote>", (), (), "a user's proverb"),
        ('<a href="/t5/user/viewprofilepage/user-id/9">@x</a>', (), ("9",), "@x"),
        ('<li-user uid="x" login="y"></li-user>', (), (), "@y"),
        (f"<blockquote><blockquote>{BOB_HERE}</blockquote></blockquote>b", ("2",), (), "b"),
    ],
)
def test_who_is_named_in_a_body(body, quoted, mentioned, text):
    said = said_in(body)
    assert (said.quoted, said.mentioned, said.text) == (quoted, mentioned, text)


MARKUP = ["<blockquote>", "</blockquote>", '<li-user uid="1">', "<p>", "\1", "&#1;", "<", "&"]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(MARKUP)))
def test_no_markup_brings_the_reader_down(parts):
    assert "user" in said_in("user" + "".join(parts)).text
