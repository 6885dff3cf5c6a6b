"""Discord: channels known by hand, with the members that DiscordChatExporter writes.

None of this was tried on the export of a real server.
"""

from datetime import UTC, datetime

import pytest
from examples.discord import (
    ADA,
    BOB,
    BOT,
    CAROL,
    LIKES,
    MESSAGES,
    document,
    message,
    reply_to,
    written,
)

from leylines.graph.errors import SourceError

ONE, TWO, SEVEN = (str(9_000_000_000_000_000_000 + number) for number in (1, 2, 7))


@pytest.fixture
def load(read, tmp_path):
    return lambda *documents: read("discord", written(tmp_path, *documents))


def acts(reading):
    return {
        (i["kind"], i["actor"], i["target"], i["content"])
        for i in reading.records.get("interactions", [])
    }


def contents(reading):
    return {content["id"]: content for content in reading.records.get("contents", [])}


def reasons(reading):
    return [reject.reason for reject in reading.rejects]


def test_a_channel(load):
    reading = load(document(MESSAGES))
    assert acts(reading) == {
        ("MENTIONED", "101", "103", ONE),
        ("LIKED", "102", "101", ONE),
        ("REPLIED", "102", "101", TWO),
    }
    first, second = contents(reading).values()
    assert (first["text"], first["parent"], second["parent"]) == ("Hello @Carol", None, ONE)
    assert first["at"] == datetime(2026, 3, 1, 11, 0, 1, 500_000, tzinfo=UTC)
    assert first["url"] == f"https://discord.com/channels/1/20/{ONE}"
    assert first["communities"] == second["communities"] == ["20"]
    assert reading.records["communities"] == [{"id": "20", "name": "bees", "kind": "channel"}]
    assert [(a["id"], a["handle"], a["name"]) for a in reading.records["accounts"]] == [
        ("101", "ada", "Ada"),
        ("103", "carol", "Carol"),
        ("102", "bob", "Bob"),
    ]
    assert reading.rows_read == 4
    assert [(r.line, r.reason) for r in reading.rejects] == [
        (3, "GuildMemberJoin: tells what was done; nobody wrote it"),
        (4, "written by a bot"),
    ]


def test_what_is_said_in_a_thread_replies_to_its_first_message(load):
    head = {"id": ONE, "type": "GuildPublicThread", "categoryId": "20", "category": "bees"}
    thread = document([message(7, CAROL, "And?")], **head, name="more")
    for documents in ((document(MESSAGES), thread), (thread, document(MESSAGES))):
        reading = load(*documents)
        assert ("REPLIED", "103", "101", SEVEN) in acts(reading)
        found = contents(reading)[SEVEN]
        assert (found["parent"], found["communities"]) == (ONE, ["20"])
        assert {c["name"] for c in reading.records["communities"]} == {"bees"}


def test_a_forwarded_message_is_a_repost(load):
    forward = message(7, CAROL, "", reference=reply_to(1), forwardedMessage={"content": "Hello"})
    assert ("REPOSTED", "103", "101", SEVEN) in acts(load(document([*MESSAGES, forward])))


def test_of_several_copies_the_one_exported_last_counts(load):
    old, new = document(MESSAGES[:2]), document([{**MESSAGES[1], "content": "Hi!"}])
    new["exportedAt"] = "2026-03-05T00:00:00+00:00"
    for documents in ((old, new), (new, old)):
        reading = load(*documents)
        assert contents(reading)[TWO]["text"] == "Hi!"
        assert reading.rows_read == 3
        assert not reading.rejects
        assert len(reading.records["contents"]) == 2


def test_private_messages_reach_those_who_write_there(load):
    parts = (
        document([message(7, ADA, "secret")], type="DirectTextChat", id="30"),
        document([message(8, BOB, "hush")], type="DirectTextChat", id="30"),
    )
    reading = load(*parts)
    assert {act[:3] for act in acts(reading)} == {
        ("MESSAGED", "101", "102"),
        ("MESSAGED", "102", "101"),
    }
    assert {(c["text"], tuple(c["communities"])) for c in contents(reading).values()} == {
        (None, ())
    }
    assert "communities" not in reading.records


def test_exports_of_older_versions_name_nobody_who_reacted(load):
    counts = [{"emoji": {"name": "👍"}, "count": 2}]
    reading = load(document([message(1, ADA, "Hello", reactions=counts)]))
    assert not acts(reading)


def test_names_that_a_number_told_apart(load):
    reading = load(document([message(1, {**ADA, "discriminator": "1234"}, "Hello")]))
    assert reading.records["accounts"][0]["handle"] == "ada#1234"


def test_a_reply_to_what_is_not_there_is_a_content_only(load):
    reading = load(document([MESSAGES[1]]))
    assert acts(reading) == {("MENTIONED", "102", "101", TWO)}
    assert contents(reading)[TWO]["parent"] == ONE


def test_nobody_acts_upon_bots(load):
    to_bot = message(7, ADA, "@clock", "Reply", reference=reply_to(4), mentions=[BOT])
    reading = load(document([MESSAGES[3], to_bot]))
    assert not acts(reading)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"id": "abc"}, "no id of Discord's: a number of at most 64 bits"),
        ({"id": None}, "there is no id"),
        ({"author": None}, "there is no author.id"),
        ({"timestamp": "2026-03-01T12:00:00"}, "not a time with a zone between 1970 and 2099"),
        ({"timestamp": "2126-03-01T12:00:00Z"}, "not a time with a zone between 1970 and 2099"),
        ({"content": ["a"]}, "neither text nor a whole number"),
        ({"type": None}, "there is no type"),
        ({"reference": {"messageId": {}}}, "neither text nor a whole number"),
    ],
)
def test_a_malformed_message_is_a_reject(load, changed, reason):
    reading = load(document([{**MESSAGES[0], **changed}, "text", MESSAGES[1]]))
    assert reasons(reading) == [reason, "not a JSON object"]
    assert set(contents(reading)) == {TWO}


def test_malformed_lists_within_a_message_are_passed_over(load):
    odd = message(
        1, ADA, "a\0b", mentions=[7, {"id": "x"}], reactions=[{"users": [None]}, LIKES[0]]
    )
    reading = load(document([odd]))
    assert acts(reading) == {("LIKED", "102", "101", ONE)}
    assert contents(reading)[ONE]["text"] == "a\ufffdb"


@pytest.mark.parametrize(
    "data", [b"{", b'{"a": 1}', b'{"channel": {"id": "1"}, "messages": [{"id"', b"\xff", b"[]"]
)
def test_what_is_no_channel_is_told(read, write, data):
    with pytest.raises(SourceError, match=r"JSON"):
        read("discord", write("x.json", data))


def test_attachments_are_no_channels(read, tmp_path):
    export = written(tmp_path, document(MESSAGES))
    (export / "0.json_Files").mkdir()
    (export / "0.json_Files" / "a.json").write_text("{}")
    assert read("discord", export).rows_read == 4
