"""Bluesky's repositories and answers as the specifications say; no real one was at hand."""

import gzip
import io
import json
from datetime import UTC, datetime
from hashlib import sha256

import libipld
import pytest
from examples.bluesky import (
    ADA,
    BOB,
    BOBS,
    CAROL,
    CAROLS,
    HELLO,
    POSTS,
    QUOTE,
    RECORDS,
    REPLY,
    car,
    cid_of,
    number,
    record,
)
from hypothesis import given
from hypothesis import strategies as st

from leylines.graph.errors import SourceError
from leylines.graph.sources.bluesky.car import blocks_of

A1, A2, A3 = (f"at://{ADA}/{POSTS}/3kmqxw2a2222{place}" for place in (1, 2, 3))

LIKES = "app.bsky.feed.like"


@pytest.fixture
def repository(tmp_path, example_of):
    return example_of("bluesky", tmp_path)


@pytest.fixture
def read_records(read, write):
    """Read a repository with these records."""
    return lambda records: read("bluesky", write("x.car", car(records)))


@pytest.fixture
def read_answers(read, write):
    """Read answers of the API."""

    def _read(*bodies):
        lines = [json.dumps({"kind": "x", "body": body}) for body in bodies]
        return read("bluesky", write("000001.jsonl", "\n".join(lines)))

    return _read


def ends(reading):
    interactions = reading.records.get("interactions", [])
    return {(i["kind"], i["actor"], i["target"], i["content"]) for i in interactions}


ALL = {
    ("REPLIED", ADA, BOB, A2),
    ("MENTIONED", ADA, CAROL, A2),
    ("QUOTED", ADA, CAROL, A3),
    ("LIKED", ADA, BOB, BOBS),
    ("REPOSTED", ADA, CAROL, CAROLS),
    ("FOLLOWED", ADA, BOB, None),
}


def test_who_did_what_to_whom(read, repository):
    reading = read("bluesky", repository)
    assert ends(reading) == ALL
    assert reading.rows_read == len(RECORDS)
    (reject,) = reading.rejects
    assert (reject.file, reject.line) == ("ada.car", 3 + len(RECORDS))
    assert "app.bsky.graph.block" in reject.reason
    assert "/app.bsky.graph.block/3kmqxw2a22227" in reject.row


def test_posts_become_contents(read, repository):
    reading = read("bluesky", repository)
    contents = {c["id"]: c for c in reading.records["contents"]}
    hello, reply = contents[A1], contents[A2]
    assert (hello["author"], hello["text"], hello["communities"]) == (ADA, "Hello #Rust", ["rust"])
    assert hello["at"] == datetime(2024, 3, 1, 12, tzinfo=UTC)
    assert hello["url"] == f"https://bsky.app/profile/{ADA}/post/3kmqxw2a22221"
    assert (reply["kind"], reply["parent"]) == ("reply", BOBS)
    assert {"id": ADA, "name": "Ada Byron"}.items() <= reading.records["accounts"][0].items()


def test_a_folder_of_repositories_knows_the_hashtags_of_each(read, tmp_path):
    (tmp_path / "a.car.gz").write_bytes(gzip.compress(car()))
    like = record("app.bsky.feed.like", 9, subject={"uri": A1})
    (tmp_path / "0.car").write_bytes(car({"app.bsky.feed.like/3k": like}, BOB))
    reading = read("bluesky", tmp_path)
    assert ends(reading) == ALL | {("LIKED", BOB, ADA, A1)}
    liked = next(i for i in reading.records["interactions"] if i["actor"] == BOB)
    assert liked["communities"] == ["rust"]


def test_equal_records_at_two_paths_are_two(read_records):
    reading = read_records({f"{POSTS}/3kmqxw2a22221": HELLO, f"{POSTS}/3kmqxw2a22222": HELLO})
    assert {c["id"] for c in reading.records["contents"]} == {A1, A2}


def test_a_post_that_tells_no_time_has_it_in_its_key(read_records):
    reading = read_records({f"{POSTS}/3kmqxw2a22222": HELLO | {"createdAt": "2024-03-01"}})
    assert reading.records["contents"][0]["at"].date().isoformat() == "2024-03-03"


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        (f"{POSTS}/self", HELLO | {"createdAt": None}, "createdAt"),
        (f"{POSTS}/3k", HELLO | {"text": ["x"]}, "neither text"),
        (f"{POSTS}/3k", [1], "no record"),
        (
            "app.bsky.feed.like/3kmqxw2a22222",
            {"$type": "x", "subject": {"uri": "at://x"}},
            "no post",
        ),
        ("app.bsky.feed.like/3kmqxw2a22222", {"$type": "x", "subject": BOBS}, "no post"),
        ("app.bsky.graph.follow/3kmqxw2a22222", {"$type": "x", "subject": "bob"}, "no account"),
        ("a b/c", {"$type": "x"}, "path"),
    ],
)
def test_what_is_broken_is_a_reject_and_adds_nothing(read_records, path, value, reason):
    reading = read_records({path: value})
    (reject,) = reading.rejects
    assert reason in reject.reason
    assert not reading.records


def test_a_record_without_a_path_is_a_reject(read, write):
    lost = libipld.encode_dag_cbor({"$type": POSTS, "text": "lost"})
    section = cid_of(lost) + lost
    reading = read("bluesky", write("x.car", car() + number(len(section)) + section))
    assert ["where this belongs" in r.reason for r in reading.rejects] == [False, True]
    assert ends(reading) == ALL


def test_damaged_files_are_told(read, write):
    whole = car()
    damaged = bytearray(whole)
    damaged[-5] ^= 1
    for data in (whole[:-5], bytes(damaged), b"", b"Hello", whole[:60], whole + b"\xff" * 20):
        with pytest.raises(SourceError, match=r"CAR|commit"):
            read("bluesky", write("x.car", data))


@given(st.binary(max_size=200), st.integers(0, 400))
def test_any_bytes_are_blocks_or_a_clear_error(data, cut):
    whole = car()
    given = whole[:cut] + data
    try:
        found = list(blocks_of(io.BytesIO(given), "x"))
    except SourceError:
        found = []
    assert all(sha256(block).digest() == cid[-32:] for cid, block in found)


def profile(did, handle, **more):
    return {"did": did, "handle": handle, "displayName": handle.title()} | more


def view(address, value, author, handle):
    return {"uri": address, "cid": "x", "record": value, "author": profile(author, handle)}


OLD, NEW = "2023-01-01T00:00:00.000Z", "2023-06-01T00:00:00.000Z"


def test_answers_of_the_api(read_answers):
    hello, reply = view(A1, HELLO, ADA, "ada.test"), view(A2, REPLY, ADA, "handle.invalid")
    by = {"$type": "app.bsky.feed.defs#reasonRepost", "by": profile(CAROL, "carol.test")}
    reading = read_answers(
        {"feed": [{"post": hello, "reason": by | {"indexedAt": "2024-03-08T00:00:00Z"}}]},
        {"thread": {"post": reply, "replies": [{"post": view(A3, QUOTE, ADA, "ada.test")}]}},
        {
            "uri": A1,
            "likes": [{"createdAt": "2024-03-09T00:00:00Z", "actor": profile(BOB, "bob.test")}],
        },
        {"uri": A1, "repostedBy": [profile(BOB, "bob.test")]},
        {
            "subject": profile(ADA, "ada.test", createdAt=OLD),
            "followers": [profile(BOB, "bob.test", createdAt=NEW)],
        },
        {
            "subject": profile(BOB, "bob.test", createdAt=NEW),
            "follows": [profile(ADA, "ada.test", createdAt=OLD), profile("x", "x.test")],
        },
        {"error": "InvalidRequest"},
    )
    assert ends(reading) == {
        ("REPOSTED", CAROL, ADA, A1),
        ("REPLIED", ADA, BOB, A2),
        ("MENTIONED", ADA, CAROL, A2),
        ("QUOTED", ADA, CAROL, A3),
        ("LIKED", BOB, ADA, A1),
        ("REPOSTED", BOB, ADA, A1),
        ("FOLLOWED", BOB, ADA, None),
    }
    assert reading.rows_read == 2 + 2 + 1 + 1 + 2 + 3 + 1
    assert [r.line for r in reading.rejects] == [6, 7]
    followed = [i["at"] for i in reading.records["interactions"] if i["kind"] == "FOLLOWED"]
    assert set(followed) == {datetime(2023, 6, 1, tzinfo=UTC)}
    handles = {a["id"]: a["handle"] for a in reading.records["accounts"]}
    assert handles == {ADA: "ada.test", BOB: "bob.test", CAROL: "carol.test"}


def test_a_thread_may_be_deeper_than_a_program_calls_itself(read_answers):
    thread = {"post": view(A1, HELLO, ADA, "ada.test")}
    for _ in range(100):
        thread = {"post": view(A2, REPLY, ADA, "ada.test"), "parent": thread}
    assert read_answers({"thread": thread}).rows_read == 101


@pytest.mark.parametrize(
    "body",
    [
        {"posts": [{"uri": A1, "record": HELLO}]},
        {"posts": [{"uri": A1, "author": profile(ADA, "ada.test")}]},
        {"posts": [None]},
        {"feed": ["x"]},
        {"uri": A1, "likes": [{"actor": profile(BOB, "bob.test")}]},
        {"uri": A1, "repostedBy": [profile(BOB, "bob.test")]},
        {"subject": {}, "followers": []},
        {"likes": [{"createdAt": OLD, "actor": profile(BOB, "bob.test")}]},
        [1],
    ],
)
def test_answers_that_cannot_be_used_are_rejects(read_answers, body):
    reading = read_answers(body)
    assert len(reading.rejects) == reading.rows_read == 1
    assert not reading.records
