"""Archives as Mastodon's source writes them, and other documents; no real one was at hand."""

import json
import tarfile
import zipfile
from datetime import UTC, datetime

import pytest
from examples.activitypub import (
    ACTOR,
    ADA,
    BOB,
    BOBS,
    CAROL,
    HELLO,
    LIKES,
    NOTE,
    REPLY,
    boost,
    collection,
    mention,
    post,
    write,
)

from leylines.graph.errors import SourceError

A1, A2, A3 = (f"{ADA}/statuses/{number}" for number in (1, 2, 3))
WRITTEN = datetime(2024, 3, 1, 11, 56, 30, 225000, tzinfo=UTC)
"""What the number of Bob's post says."""


@pytest.fixture
def archive(tmp_path, example_of):
    return example_of("activitypub", tmp_path)


@pytest.fixture
def read_outbox(read, tmp_path):
    """Read an outbox of these activities."""

    def _read(*activities, **more):
        return read("activitypub", write(tmp_path / "mine", activities, **more))

    return _read


def ends(reading):
    interactions = reading.records.get("interactions", [])
    return {(i["kind"], i["actor"], i["target"], i["content"]) for i in interactions}


def test_who_did_what_to_whom(read, archive):
    reading = read("activitypub", archive)
    assert ends(reading) == {
        ("REPLIED", ADA, BOB, A2),
        ("MENTIONED", ADA, CAROL, A2),
        ("REPOSTED", ADA, BOB, BOBS),
        ("REPOSTED", ADA, CAROL, NOTE),
        ("LIKED", ADA, BOB, BOBS),
    }
    assert reading.rows_read == 1 + 5 + 1
    (reject,) = reading.rejects
    assert (reject.file, reject.line) == ("outbox.json", 5)
    assert "whose post" in reject.reason


def test_posts_become_contents(read, archive):
    hello, reply = read("activitypub", archive).records["contents"]
    assert (hello["id"], hello["kind"], hello["author"], hello["text"]) == (
        A1,
        "post",
        ADA,
        "Hello",
    )
    assert (hello["communities"], hello["url"]) == (["rust"], "https://example.org/@ada/1")
    assert (reply["kind"], reply["parent"]) == ("reply", BOBS)


def test_a_like_is_as_early_as_the_post(read, archive):
    (liked,) = [
        i for i in read("activitypub", archive).records["interactions"] if i["kind"] == "LIKED"
    ]
    assert liked["at"] == WRITTEN


def test_accounts_have_their_handles(read, archive):
    handles = {}
    for account in read("activitypub", archive).records["accounts"]:
        handles.setdefault(account["id"], account["handle"])
    assert handles == {
        ADA: "ada@example.org",
        BOB: "bob@other.example",
        CAROL: "c4@misskey.example",
    }


@pytest.mark.parametrize("ending", [".zip", ".tar.gz", ".tar"])
def test_an_archive_reads_as_the_folder_that_it_holds(read, tmp_path, archive, ending):
    packed = tmp_path / f"archive{ending}"
    files = sorted(archive.iterdir())
    if ending == ".zip":
        with zipfile.ZipFile(packed, "w") as out:
            for file in files:
                out.write(file, file.name)
    else:
        with tarfile.open(packed, "w:gz" if ending == ".tar.gz" else "w") as out:
            for file in files:
                out.add(file, f"./{file.name}")
    assert read("activitypub", packed).records == read("activitypub", archive).records
    packed.write_bytes(packed.read_bytes()[:700])
    with pytest.raises(SourceError):
        read("activitypub", packed)


def test_who_is_replied_to_is_known_from_other_files(read, tmp_path):
    misskey = {
        "id": NOTE,
        "type": "Note",
        "attributedTo": CAROL,
        "published": "2024-02-01T00:00:00Z",
    }
    folder = write(tmp_path / "all", [post(1, 1, "x", inReplyTo=NOTE), boost(2, 2, NOTE)], [NOTE])
    (folder / "zz.jsonl").write_text(
        json.dumps({"kind": "outbox", "body": collection("o", [misskey])}) + "\n"
    )
    reading = read("activitypub", folder)
    assert ends(reading) == {
        ("REPLIED", ADA, CAROL, A1),
        ("REPOSTED", ADA, CAROL, NOTE),
        ("LIKED", ADA, CAROL, NOTE),
    }
    assert not reading.rejects


def test_what_is_taken_back_is_gone_unless_done_again(read_outbox):
    first, second = boost(3, 3, BOBS, BOB), boost(4, 4, BOBS, BOB)
    undo = {"type": "Undo", "actor": ADA, "object": first}
    reading = read_outbox(first, undo)
    assert not ends(reading)
    gone = [batch.removed for batch in reading.batches if batch.removed]
    assert gone == [{"interactions": [f"reposted-{BOBS}-{ADA}"]}]
    reading = read_outbox(first, undo, second)
    assert ends(reading) == {("REPOSTED", ADA, BOB, BOBS)}
    assert not any(batch.removed for batch in reading.batches)


def test_what_is_deleted_is_gone(read_outbox):
    delete = {"type": "Delete", "actor": ADA, "object": {"id": A1, "type": "Tombstone"}}
    reading = read_outbox(HELLO, delete)
    assert "contents" not in reading.records
    assert [batch.removed for batch in reading.batches if batch.removed] == [{"contents": [A1]}]


def test_the_newest_text_is_kept(read_outbox):
    edited = post(1, 1, "<p>Edited</p>", updated="2024-03-02T00:00:00Z") | {"type": "Update"}
    for activities in ([HELLO, edited], [edited, HELLO]):
        assert [c["text"] for c in read_outbox(*activities).records["contents"]] == ["Edited"]


def test_direct_messages_are_told_without_their_text(read_outbox):
    direct = post(6, 6, "secret", to=[BOB], cc=[], tag=[mention(BOB, "@bob@other.example")])
    reading = read_outbox(direct)
    assert ends(reading) == {("MESSAGED", ADA, BOB, f"{ADA}/statuses/6")}
    assert "secret" not in str(reading.records)


def test_follows_quotes_and_likes_with_a_time(read_outbox):
    at = {"actor": ADA, "published": "2024-03-09T00:00:00Z"}
    reading = read_outbox(
        {"type": "Follow", "object": BOB} | at,
        {"type": "Follow", "object": CAROL, "actor": ADA},
        {"type": "Like", "object": BOBS} | at,
        post(3, 3, "see", quote=BOBS),
    )
    assert ends(reading) == {
        ("FOLLOWED", ADA, BOB, None),
        ("LIKED", ADA, BOB, BOBS),
        ("QUOTED", ADA, BOB, A3),
    }
    assert ["since when" in r.reason for r in reading.rejects] == [True]


def test_services_and_groups_are_no_persons(read_outbox):
    reading = read_outbox(HELLO, actor=ACTOR | {"type": "Service"})
    assert [r.file for r in reading.rejects] == ["actor.json", "outbox.json"]
    assert not reading.records


@pytest.mark.parametrize(
    ("activity", "reason"),
    [
        ("https://example.org/x", "only an address"),
        (None, "only an address"),
        ({"type": "Block", "actor": ADA, "object": BOB}, "neither a post nor an act"),
        ({"type": ["Block", 7]}, "neither a post nor an act"),
        (HELLO | {"object": A1}, "neither a post nor an act"),
        (post(1, 1, "x", published="2024-03-01T12:00:00"), "zone"),
        (post(1, 1, "x", id="a b"), "no id"),
        (post(1, 1, "x", id="https://example.org/" + "x" * 500), "no id"),
        (post(1, 1, {"en": "x"}), "neither text"),
        (boost(1, 1, BOBS, actor=None), "no actor"),
        (boost(1, 1, BOBS, object=7), "no object"),
        ({"type": "Undo", "actor": ADA, "object": "https://example.org/9"}, "not among the files"),
    ],
)
def test_what_is_broken_is_a_reject_and_adds_nothing(read_outbox, activity, reason):
    reading = read_outbox(activity)
    (reject,) = reading.rejects
    assert reason in reject.reason
    assert set(reading.records) == {"accounts"}


def test_likes_are_nobodys_without_an_actor(read, write):
    file = write("likes.json", json.dumps(collection("likes.json", LIKES)))
    assert "actor.json" in read("activitypub", file).rejects[0].reason


def test_likes_are_not_those_of_whoever_else_is_told(read, tmp_path):
    folder = write(tmp_path / "all", [], LIKES, actor={"type": "Note"})
    (folder / "000001.jsonl").write_text(json.dumps({"kind": "users/ada", "body": ACTOR}))
    assert not ends(read("activitypub", folder))


def test_one_outbox_is_read_by_itself(read, write):
    file = write("outbox.json", json.dumps(collection("outbox.json", [REPLY])))
    assert ("REPLIED", ADA, BOB, A2) in ends(read("activitypub", file))
    file.write_text(file.read_text()[:-20])
    with pytest.raises(SourceError, match="cut off"):
        read("activitypub", file)
