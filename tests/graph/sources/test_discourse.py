"""Discourse: answers known by hand, in the shapes that its documentation and its API show.

None of this was tried on a real forum's archive.
"""

import json
from datetime import UTC, datetime

import pytest
from examples.discourse import ADA, BOB, CAROL, PAGES, POSTS, TOPIC, post, written
from hypothesis import given, settings
from hypothesis import strategies as st

from leylines.graph.errors import SourceError
from leylines.graph.model import Reject
from leylines.graph.sources.discourse.cooked import said_in

LIKES = "/post_action_users.json?id=51&post_action_type_id=2"


@pytest.fixture
def load(read, tmp_path):
    def _load(*pages, **options):
        return read("discourse", written(tmp_path, pages), **options)

    return _load


def in_topic(*posts, **more):
    return "/t/5.json", {**TOPIC, **more, "post_stream": {"posts": list(posts)}}


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
        ("REPLIED", "2", "1", "51"),
        ("QUOTED", "2", "1", "51"),
        ("ACCEPTED", "1", "2", "51"),
        ("REPLIED", "3", "2", "52"),
        ("MENTIONED", "3", "1", "52"),
        ("LIKED", "1", "2", "51"),
        ("LIKED", "3", "2", "51"),
    }
    assert reading.rows_read == 2 + 1 + 4 + 2
    assert reasons(reading) == ["tells what was done to the topic; nobody wrote it"]
    assert reading.rejects[0].line == 3


def test_posts_are_contents_under_each_other_in_category_and_tags(load):
    found = contents(load(*PAGES, site="forum.example.org"))
    assert [(c["id"], c["kind"], c["author"], c["parent"]) for c in found.values()] == [
        ("50", "topic", "1", None),
        ("51", "post", "2", "50"),
        ("52", "post", "3", "51"),
    ]
    assert found["50"]["title"] == "How?"
    assert found["50"]["views"] == 9
    assert found["50"]["text"] == "How? I wonder."
    assert found["51"]["text"] == "So."  # without what it quotes
    assert found["51"]["title"] is None
    assert found["51"]["url"] == "https://forum.example.org/t/5/2"
    assert found["51"]["at"] == datetime(2026, 3, 1, 12, 0, 2, 123000, tzinfo=UTC)
    assert {tuple(c["communities"]) for c in found.values()} == {
        ("category-7", "category-6", "tag-help")
    }


def test_communities_and_accounts_are_told_once(load):
    reading = load(*PAGES, site="forum.example.org")
    assert [(c["id"], c["name"], c["kind"]) for c in reading.records["communities"]] == [
        ("category-6", "Work", "category"),
        ("category-7", "Work / Tools", "category"),
        ("tag-help", "help", "tag"),
    ]
    assert [(a["id"], a["handle"], a["name"], a["url"]) for a in reading.records["accounts"]] == [
        ("1", "ada", "Ada", "https://forum.example.org/u/ada"),
        ("2", "bob", "Bob", "https://forum.example.org/u/bob"),
        ("3", "carol", "Carol", "https://forum.example.org/u/carol"),
    ]


def test_the_order_of_the_answers_changes_nothing(load):
    forwards, backwards = load(*PAGES), load(*reversed(PAGES))
    for table in ("accounts", "contents", "interactions"):
        assert sorted(forwards.records[table], key=str) == sorted(backwards.records[table], key=str)


def test_answers_saved_as_files_are_the_same(load, read, tmp_path):
    saved = tmp_path / "saved"
    (saved / "t").mkdir(parents=True)
    names = ("categories.json", "t/5.json", "t/5_posts.json", "post_action_users_51.json")
    for name, (_, body) in zip(names, PAGES, strict=True):
        (saved / name).write_text(json.dumps(body))
    assert acts(read("discourse", saved)) == acts(load(*PAGES))
    assert len(read("discourse", saved / "t" / "5.json").records["contents"]) == 2


def test_a_like_has_its_time_where_an_action_tells_it_and_is_one(load):
    action = {
        "action_type": 1,
        "acting_user_id": 3,
        "acting_username": "carol",
        "user_id": 2,
        "username": "bob",
        "post_id": 51,
        "topic_id": 5,
        "created_at": "2026-03-02T00:00:00.000Z",
    }
    received, mention = {**action, "action_type": 2}, {**action, "action_type": 7}
    elsewhere = {**action, "post_id": 99, "topic_id": 98}
    actions = [action, received, mention, elsewhere, {**elsewhere, "deleted": True}]
    reading = load(*PAGES, ("/user_actions.json", {"user_actions": actions}))
    liked = [i for i in reading.records["interactions"] if i["kind"] == "LIKED"]
    assert [(i["id"], i["target"], i["at"].day, i["content"]) for i in liked] == [
        ("liked-51-1", "2", 1, "51"),  # not told when: with the post
        ("liked-51-3", "2", 2, "51"),
        ("liked-99-3", "2", 2, "99"),
    ]
    assert reasons(reading)[1:] == [
        "no like; what else people do is told by the posts",
        "the post has been deleted",
    ]


def test_a_like_of_what_is_not_there_or_not_named_is_a_reject(load):
    who = {"post_action_users": [ADA]}
    reading = load(in_topic(*POSTS), ("/post_action_users.json?id=9", who), ("likes", who))
    assert reasons(reading) == [
        "the post 9 is not among the answers",
        "the answer's endpoint does not say which post was liked",
    ]


def test_of_several_copies_the_newest_counts_and_a_renamed_user_stays_the_same(load):
    edited = post(50, 1, {**ADA, "username": "ada2"}, "New.", updated_at="2026-03-05T00:00:00Z")
    reading = load(in_topic(edited), in_topic(*POSTS))
    assert contents(reading)["50"]["text"] == "New."
    assert len(reading.records["contents"]) == 3
    reading = load(in_topic(*POSTS), in_topic(edited))
    assert {a["id"]: a["handle"] for a in reading.records["accounts"]}["1"] == "ada2"
    assert ("MENTIONED", "3", "1", "52") in acts(reading)  # by the old name, which nobody else has


@pytest.mark.parametrize("gone", [{"deleted_at": "2026-04-01T00:00:00Z"}, {"user_deleted": True}])
def test_a_deleted_post_is_removed_and_its_replies_stay(load, gone):
    reading = load(in_topic(POSTS[0], {**POSTS[1], **gone}, POSTS[2]), (PAGES[3]))
    (batch,) = reading.batches
    assert batch.removed == {"contents": ["51"]}
    assert list(contents(reading)) == ["50", "52"]
    assert contents(reading)["52"]["parent"] is None
    assert acts(reading) == {("REPLIED", "3", "2", "52"), ("MENTIONED", "3", "1", "52")}
    assert reasons(reading) == ["the post or its author has been deleted"] * 2


def test_of_a_deleted_topic_every_post_is_removed(load):
    reading = load(in_topic(*POSTS, deleted_at="2026-04-01T00:00:00Z"))
    assert reading.batches[0].removed == {"contents": ["50", "51", "52"]}
    assert not acts(reading)


def test_who_is_replied_to_may_be_named_by_the_reply_alone(load):
    known = {"reply_to_post_number": 8, "reply_to_user": {"username": "bob", "name": "Bob"}}
    by_id = {"reply_to_post_number": 8, "reply_to_user": {"id": 9, "username": "zoe"}}
    unknown = {"reply_to_post_number": 8, "reply_to_user": {"username": "zed"}}
    posts = [
        post(60 + n, 2 + n, ADA, "x", **more) for n, more in enumerate((known, by_id, unknown))
    ]
    reading = load(in_topic(POSTS[1], *posts))
    replied = {(t, c) for kind, a, t, c in acts(reading) if kind == "REPLIED" and a == "1"}
    assert replied == {("2", "60"), ("9", "61")}
    assert contents(reading)["62"]["parent"] is None
    assert not reading.rejects


def test_the_forum_itself_and_its_bot_are_not_people(load):
    system, bot = (
        {"id": -1, "username": "system", "name": "system"},
        {"id": -2, "username": "discobot", "name": None},
    )
    posts = [
        post(50, 1, system, "Welcome"),
        post(51, 2, ADA, '<a class="mention">@discobot</a> hello'),
        post(52, 3, bot, "Hello"),
    ]
    likes = {"post_action_users": [system, ADA]}
    reading = load(in_topic(*posts), ("/post_action_users.json?id=50", likes))
    assert list(contents(reading)) == ["51"]
    assert contents(reading)["51"]["parent"] is None
    assert not acts(reading)
    assert len(reading.rejects) == 4
    assert [a["id"] for a in reading.records["accounts"]] == ["1"]


def test_private_messages_are_not_read(load):
    reading = load(in_topic(*POSTS, archetype="private_message"), PAGES[3])
    assert reasons(reading) == ["a private message"] * 6
    assert not reading.records


def test_an_answer_is_accepted_by_whom_the_forum_names(load):
    accepted = {"post_number": 2, "username": "bob", "accepter_username": "Carol"}
    assert ("ACCEPTED", "3", "2", "51") in acts(load(in_topic(*POSTS, accepted_answer=accepted)))


def test_an_answer_that_is_no_longer_accepted_is_not(load):
    posts = [post(50, 1, ADA, "x"), post(51, 2, BOB, "y", accepted_answer=False)]
    reading = load(in_topic(*POSTS), in_topic(*posts, accepted_answer=None))
    assert not [act for act in acts(reading) if act[0] == "ACCEPTED"]


def test_lists_and_users_are_read(load):
    topics = [{"id": 8, "title": "T", "category_id": 3, "tags": [{"id": 1, "name": "new"}]}]
    pages = [
        ("/latest.json", {"users": [ADA], "topic_list": {"topics": topics}}),
        ("/posts.json", {"latest_posts": [{**post(70, 1, BOB, "Hi"), "topic_id": 8}]}),
        ("/u/carol.json", {"user": {**CAROL, "created_at": "2020-01-01T00:00:00Z"}}),
        ("/directory_items.json", {"directory_items": [{"id": 4, "user": {"id": 4}}]}),
        ("/site.json", {"categories": [{"id": 3, "name": "Café"}]}),
    ]
    reading = load(*pages)
    joined = {a["id"]: a["created_at"] for a in reading.records["accounts"]}
    assert joined == {"1": None, "2": None, "3": datetime(2020, 1, 1, tzinfo=UTC), "4": None}
    assert contents(reading)["70"]["communities"] == ["category-3", "tag-new"]
    assert contents(reading)["70"]["title"] == "T"
    assert ("category-3", "Café") in {(c["id"], c["name"]) for c in reading.records["communities"]}
    assert reading.rows_read == 6


@pytest.mark.parametrize(
    ("member", "value", "reason"),
    [
        ("id", None, "there is no id"),
        ("id", "x" * 501, "longer than 500"),
        ("topic_id", [], "neither text nor"),
        ("post_number", None, "there is no post_number"),
        ("created_at", "2026-03-01T12:00:00", "not a time with a zone"),
        ("created_at", "2199-03-01T12:00:00Z", "not a time with a zone"),
        ("updated_at", "soon", "not a time with a zone"),
        ("user_id", {"id": 1}, "neither text nor"),
        ("cooked", ["x"], "neither text nor"),
        ("reply_to_user", {"username": {}}, "neither text nor"),
    ],
)
def test_a_post_that_is_not_as_it_should_be_is_a_reject(load, member, value, reason):
    broken = {**post(60, 4, ADA, "x", reply_to_post_number=77), member: value}
    reading = load(in_topic(POSTS[0], broken))
    assert list(contents(reading)) == ["50"]
    (reject,) = reading.rejects
    assert isinstance(reject, Reject)
    assert reason in reject.reason
    assert reading.rows_read == 3


def test_what_is_no_answer_is_a_reject_with_its_line(read, write):
    lines = [b"[1]", b'{"kind": "x", "body": {"errors": ["gone"]}}', b'{"kind": "x", "body": 3}']
    lines += [b'{"latest_posts": [7]}', b"\0", b"\xff", b'{"latest_posts": ' + b"[" * 99_999]
    reading = read("discourse", write("a.jsonl", b"\n".join(lines)))
    assert [reject.line for reject in reading.rejects] == [1, 2, 3, 4, 5, 6, 7]
    assert reading.rows_read == 7


def test_a_cut_off_archive_is_a_clear_error(read, tmp_path):
    archive = written(tmp_path, PAGES)
    file = archive / "000001.jsonl.gz"
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(SourceError, match="damaged or cut off"):
        read("discourse", archive)


def test_a_site_must_be_an_address(load):
    with pytest.raises(SourceError, match="not the address of a forum"):
        load(*PAGES, site="https://forum.example.org")


def test_quotes_within_a_quote_are_not_its_own():
    inner = '<aside class="quote" data-username="x" data-post="1" data-topic="1">i</aside>'
    outer = f'<aside class="quote" data-username="y" data-post="2" data-topic="1">{inner}</aside>z'
    said = said_in(outer)
    assert [quote.username for quote in said.quotes] == ["y"]
    assert said.text == "z"


MARKUP = ['<aside class="quote">', "</aside>", "<p>", "a", "<a class=", "\1", "&#1;", "<", "&"]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(MARKUP)))
def test_no_markup_brings_the_reader_down(parts):
    assert "mention" in said_in("mention" + "".join(parts)).text
