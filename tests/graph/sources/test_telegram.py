"""Telegram: exports known by hand, with the members that Telegram Desktop writes.

None of this was tried on the export of a real account.
"""

import io
import json
from datetime import UTC, datetime

import pytest
from examples.telegram import ADA, BOB, CAROL, LIKES, MESSAGES, chat, message
from hypothesis import given
from hypothesis import strategies as st

from leylines.graph.errors import SourceError
from leylines.graph.sources.telegram.documents import Mended


@pytest.fixture
def load(read, write):
    def _load(document, **options):
        return read("telegram", write("result.json", json.dumps(document)), **options)

    return _load


def acts(reading):
    return {
        (i["kind"], i["actor"], i["target"], i["content"])
        for i in reading.records.get("interactions", [])
    }


def contents(reading):
    return {content["id"]: content for content in reading.records.get("contents", [])}


def reasons(reading):
    return [reject.reason for reject in reading.rejects]


def test_a_chat(load):
    reading = load(chat(MESSAGES))
    assert acts(reading) == {
        ("MENTIONED", ADA, CAROL, "channel70-1"),
        ("LIKED", BOB, ADA, "channel70-1"),
        ("REPLIED", BOB, ADA, "channel70-2"),
    }
    first, second = contents(reading).values()
    assert (first["text"], first["parent"], second["parent"]) == ("Hello Carol", None, first["id"])
    assert first["at"] == datetime(2026, 3, 1, 12, 0, 1, tzinfo=UTC)
    assert first["url"] == "https://t.me/c/70/1"
    assert reading.records["communities"] == [{"id": "channel70", "name": "Bees", "kind": "group"}]
    assert {a["id"]: a["name"] for a in reading.records["accounts"]} == {
        ADA: "Ada",
        BOB: "Bob",
        CAROL: None,  # only who wrote or liked has a name
    }
    assert reading.rows_read == 3
    assert [(r.line, r.reason) for r in reading.rejects] == [
        (3, "service: tells what was done; nobody wrote it")
    ]


def test_an_account_holds_the_same_chats(load):
    others = [
        chat([message(1, "ada", "note")], 1, "saved_messages"),
        chat(
            [message(1, "ada", "secret"), message(2, "bob", "hush")], int(BOB[4:]), "personal_chat"
        ),
    ]
    account = {
        "personal_information": {"user_id": 7, "name": "x", "id": 9},
        "contacts": {"list": [{"id": 1, "messages": [1]}]},
        "chats": {"about": "…", "list": [*others, chat(MESSAGES)]},
        "left_chats": {"list": [chat([message(1, "carol", "Bye")], 71, "public_channel", "Old")]},
    }
    reading, alone = load(account), load(chat(MESSAGES))
    assert acts(reading) - acts(alone) == {
        ("MESSAGED", ADA, BOB, f"{BOB}-1"),
        ("MESSAGED", BOB, ADA, f"{BOB}-2"),
    }
    assert acts(alone) <= acts(reading)
    assert contents(alone).items() <= contents(reading).items()
    assert contents(reading)[f"{BOB}-1"]["text"] is None
    assert {(c["id"], c["kind"]) for c in reading.records["communities"]} == {
        ("channel70", "group"),
        ("channel71", "channel"),
    }
    assert reading.rows_read == 7
    assert reasons(reading)[0] == "saved_messages: not between people"


def test_forwards_and_what_is_said_in_a_channels_name(load):
    posts = [
        message(1, "ada", "news", **{"from_id": "channel70"}),
        message(2, "bob", "news", forwarded_from="Ada", forwarded_from_id="channel9"),
        message(3, "bob", "news", forwarded_from="somebody who hides"),
        message(4, "bob", "so?", reply_to_message_id=8, reply_to_peer_id="channel9"),
    ]
    reading = load(chat(posts, kind="public_channel"))
    assert acts(reading) == {("REPOSTED", BOB, "channel9", "channel70-2")}
    assert contents(reading)["channel70-1"]["author"] == "channel70"
    assert contents(reading)["channel70-4"]["parent"] == "channel9-8"
    assert contents(load(chat(posts)))["channel70-1"]["author"] is None  # a group's admin


def test_the_copy_edited_last_counts(read, tmp_path):
    edited = message(2, "bob", "Hi!", reply_to_message_id=1, edited_unixtime="1772366500")
    for number, (first, second) in enumerate(((MESSAGES, [edited]), ([edited], MESSAGES))):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "a.json").write_text(json.dumps(chat(first)))
        (folder / "b.json").write_text(json.dumps(chat(second)))
        reading = read("telegram", folder)
        assert contents(reading)["channel70-2"]["text"] == "Hi!"
        assert len(reading.records["contents"]) == 2
        assert ("REPLIED", BOB, ADA, "channel70-2") in acts(reading)


def test_old_exports_need_a_zone(load):
    old = {key: value for key, value in MESSAGES[1].items() if key != "date_unixtime"}
    old["from_id"] = int(BOB[4:])
    assert reasons(load(chat([old]))) == ["a time without a zone: name it with the option zone"]
    reading = load(chat([old]), zone="Europe/Berlin")
    assert contents(reading)["channel70-2"]["at"] == datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert contents(reading)["channel70-2"]["author"] == BOB
    for zone in ("Nowhere/Land", "../etc/passwd", "/etc/passwd"):
        with pytest.raises(SourceError, match="no time zone"):
            load(chat([old]), zone=zone)


def test_bots_can_be_named(load):
    reading = load(chat(MESSAGES), bots=f"{BOB}, user5")
    assert acts(reading) == {("MENTIONED", ADA, CAROL, "channel70-1")}
    assert reasons(reading)[0] == "written by a bot"


def test_control_characters_as_telegram_writes_them(read, write):
    data = json.dumps(chat([message(1, "ada", "a~b ~ \\x41 \\")])).replace("~", "\\x1F").encode()
    reading = read("telegram", write("result.json", data))
    assert contents(reading)["channel70-1"]["text"] == "a\x1fb \x1f \\x41 \\"


@given(st.lists(st.sampled_from([b"\\", b"\\\\", b"\\x1F", b"x", b"1", b"\\n"])), st.integers(1, 9))
def test_mending_does_not_depend_on_where_a_block_ends(parts, size):
    data = b"".join(parts)
    small, large = Mended(io.BytesIO(data)), Mended(io.BytesIO(data))
    pieces = b"".join(iter(lambda: small.read(size), b""))
    assert pieces == b"".join(iter(lambda: large.read(1000), b""))
    if b"\\x" not in data:
        assert pieces == data


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"id": "x"}, "no number of a message"),
        ({"id": 2**40}, "no number of a message"),
        ({"from_id": None}, "there is no from_id"),
        ({"from_id": "nobody"}, "no id of a user, a group or a channel"),
        ({"date_unixtime": "soon"}, "not a time with a zone between 1970 and 2099"),
        ({"date_unixtime": "5000000000"}, "not a time with a zone between 1970 and 2099"),
        ({"text": {"a": 1}}, "neither text nor a whole number"),
        ({"text": ["a", [1]]}, "neither text nor a whole number"),
        ({"type": None}, "there is no type"),
        ({"reactions": [{"emoji": []}]}, "neither text nor a whole number"),
    ],
)
def test_a_malformed_message_is_a_reject(load, changed, reason):
    reading = load(chat([{**MESSAGES[0], **changed}, 7, MESSAGES[1]]))
    assert reasons(reading) == [reason, "not a JSON object"]
    assert set(contents(reading)) == {"channel70-2"}


def test_malformed_lists_within_a_message_are_passed_over(load):
    odd = message(1, "ada", "a\0b", reactions=[None, {"recent": [7, {}]}, LIKES[0]])
    reading = load(chat([odd]))
    assert acts(reading) == {("LIKED", BOB, ADA, "channel70-1")}
    assert contents(reading)["channel70-1"]["text"] == "a\ufffdb"


@pytest.mark.parametrize(
    "data",
    [b"{", b"\xff", b'{"messages": [{"id"', b'{"a":' * 50_000, b'{"messages": [' + b"[" * 9000],
)
def test_what_is_no_export_is_told(read, write, data):
    with pytest.raises(SourceError, match=r"not JSON|too deeply"):
        read("telegram", write("result.json", data))
