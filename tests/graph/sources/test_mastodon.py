"""Answers of Mastodon's API, as its documentation shows them; no real archive was at hand."""

import json
import zipfile
from datetime import UTC, datetime

import pytest
from examples.mastodon import (
    ADA,
    BOB,
    BOOST,
    CAROL,
    FEED,
    PAGES,
    POST,
    REPLY,
    mention,
    status,
    write,
)

from leylines.graph.errors import SourceError


@pytest.fixture
def archive(tmp_path, example_of):
    return example_of("mastodon", tmp_path)


@pytest.fixture
def read_pages(read, tmp_path):
    """Read pages as an archive."""

    def _read(*pages):
        return read("mastodon", write(tmp_path / "archive", pages))

    return _read


def ends(reading):
    return {
        (i["kind"], i["actor"], i["target"], i["content"]) for i in reading.records["interactions"]
    }


def at(reading, kind):
    return {i["actor"]: i["at"] for i in reading.records["interactions"] if i["kind"] == kind}


def test_who_did_what_to_whom(read, archive):
    reading = read("mastodon", archive)
    assert ends(reading) == {
        ("REPLIED", "2", "1", "11"),
        ("MENTIONED", "2", "3", "11"),
        ("REPOSTED", "3", "1", "10"),
        ("REPOSTED", "2", "1", "10"),
        ("QUOTED", "3", "2", "13"),
        ("LIKED", "2", "1", "10"),
        ("LIKED", "3", "1", "10"),
        ("FOLLOWED", "2", "1", None),
        ("FOLLOWED", "1", "3", None),
    }


def test_each_entity_is_a_row(read, archive):
    reading = read("mastodon", archive)
    assert reading.rows_read == 1 + 2 + 1 + 2 + 2 + 2 + 1 + 1
    (reject,) = reading.rejects
    assert (reject.file, reject.line) == ("000001.jsonl.gz", 4)
    assert "a bot's" in reject.reason


def test_statuses_become_contents_in_their_hashtags(read, archive):
    contents = {c["id"]: c for c in read("mastodon", archive).records["contents"]}
    assert set(contents) == {"10", "11", "13"}
    post, reply = contents["10"], contents["11"]
    assert (post["kind"], post["text"], post["author"]) == ("post", "Hello\n#Rust", "1")
    assert (post["communities"], post["url"]) == (["rust"], "https://example.org/@ada/10")
    assert (reply["kind"], reply["parent"], reply["communities"]) == ("reply", "10", [])


def test_what_answers_a_post_lies_in_its_hashtags(read, archive):
    interactions = read("mastodon", archive).records["interactions"]
    inside = {i["kind"] for i in interactions if i["communities"] == ["rust"]}
    assert inside == {"REPLIED", "MENTIONED", "REPOSTED", "LIKED"}


def test_what_the_api_does_not_date_is_as_early_as_it_can_be(read, archive):
    reading = read("mastodon", archive)
    written, boosted = (datetime(2024, 3, day, 12, tzinfo=UTC) for day in (1, 3))
    assert at(reading, "LIKED") == {"2": written, "3": written}
    assert at(reading, "REPOSTED") == {"2": written, "3": boosted}
    assert at(reading, "FOLLOWED") == {
        "2": datetime(2021, 1, 1, tzinfo=UTC),
        "1": datetime(2020, 1, 1, tzinfo=UTC),
    }


def test_accounts_are_told_by_their_number(read, archive):
    accounts = {}
    for account in read("mastodon", archive).records["accounts"]:
        accounts.setdefault(account["id"], account)
    assert set(accounts) == {"1", "2", "3"}
    assert accounts["2"]["handle"] == "bob@other.example"
    assert accounts["2"]["name"] == "bob"
    assert accounts["1"]["url"] == "https://example.org/@ada"


def test_the_order_of_files_changes_nothing_but_the_order(read, tmp_path):
    folder = tmp_path / "split"
    for place, page in enumerate(reversed(PAGES)):
        write(folder, [page], f"{place:06}.jsonl.gz")
    apart, together = read("mastodon", folder), read("mastodon", write(tmp_path / "one", PAGES))
    for table in ("interactions", "contents"):
        assert {json.dumps(r, default=str, sort_keys=True) for r in apart.records[table]} == {
            json.dumps(r, default=str, sort_keys=True) for r in together.records[table]
        }


def test_saved_answers_are_read_as_the_archive(read, tmp_path, archive):
    saved = tmp_path / "saved.zip"
    with zipfile.ZipFile(saved, "w") as out:
        for kind, body in PAGES:
            out.writestr(f"api/v1/{kind}.json", json.dumps(body))
    assert ends(read("mastodon", saved)) == ends(read("mastodon", archive))


def test_one_saved_answer_is_read(read, write):
    file = write("timeline.json", json.dumps([POST, REPLY]))
    assert ends(read("mastodon", file)) == {
        ("REPLIED", "2", "1", "11"),
        ("MENTIONED", "2", "3", "11"),
    }


def test_the_newest_text_is_kept_whatever_comes_last(read_pages):
    edited = POST | {"content": "Edited", "edited_at": "2024-03-09T00:00:00.000Z"}
    for pages in ([POST, edited], [edited, POST]):
        reading = read_pages(("timelines/public", pages))
        assert [c["text"] for c in reading.records["contents"]] == ["Edited"]
        assert not reading.rejects


def test_a_reply_to_what_is_not_there_is_a_content_that_replies(read_pages):
    reading = read_pages(("timelines/public", [REPLY]))
    assert ("REPLIED", "2", "1", "11") in ends(reading)
    assert reading.records["contents"][0]["parent"] == "10"


def test_direct_messages_are_told_without_their_text(read_pages):
    direct = status(20, ADA, 1, "secret", visibility="direct", mentions=[mention(BOB)])
    reading = read_pages(("statuses/20", direct))
    assert ends(reading) == {("MESSAGED", "1", "2", "20")}
    assert "secret" not in str(reading.records)


def test_nobody_acts_upon_a_bot(read_pages):
    to_bot = status(
        21,
        ADA,
        1,
        in_reply_to_id="14",
        in_reply_to_account_id="9",
        mentions=[mention(FEED), mention(BOB)],
    )
    boost = status(22, ADA, 1, reblog=status(14, FEED, 1))
    reading = read_pages(
        ("accounts/9", FEED), ("x", [to_bot, boost]), ("accounts/9/followers", [ADA])
    )
    assert ends(reading) == {("MENTIONED", "1", "2", "21")}
    assert [r.line for r in reading.rejects] == [1, 2, 3]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (POST | {"id": None}, "there is no id"),
        (POST | {"id": {"a": 1}}, "neither text"),
        (POST | {"account": "ada"}, "there is no account"),
        (POST | {"account": {}}, "there is no id"),
        (POST | {"created_at": "2024-03-01T12:00:00"}, "zone"),
        (POST | {"created_at": None}, "there is no created_at"),
        (POST | {"edited_at": "soon"}, "zone"),
        (POST | {"content": ["x"]}, "neither text"),
        (REPLY | {"in_reply_to_id": "1\ufffd"}, "broken"),
        (BOOST | {"created_at": "soon"}, "zone"),
        (BOOST | {"reblog": {"id": "1"}}, "there is no account"),
        ({"error": "Record not found"}, "neither a status"),
        ("text", "neither a status"),
        (None, "neither a status"),
    ],
)
def test_what_is_broken_is_a_reject_and_adds_nothing(read_pages, value, reason):
    reading = read_pages(("timelines/public", [value]))
    assert reading.rows_read == 1
    (reject,) = reading.rejects
    assert reason in reject.reason
    assert not reading.records


def test_lists_that_belong_to_nothing_known_are_rejects(read_pages):
    young = CAROL | {"created_at": None}
    reading = read_pages(
        ("statuses/99/favourited_by", [BOB]),
        ("accounts/99/followers", [young]),
        ("accounts/1", ADA),
    )
    assert ["99" in r.reason or "since when" in r.reason for r in reading.rejects] == [True] * 2
    assert [a["id"] for a in reading.records["accounts"]] == ["1"]


def test_lines_that_are_no_json_are_rejects(read, tmp_path):
    folder = write(tmp_path / "a", PAGES)
    good = json.dumps({"kind": "accounts/1", "body": ADA}).encode()
    (folder / "000002.jsonl").write_bytes(b'{"kind": "x", "bo\n\xff\n' + b"[" * 9000 + b"\n" + good)
    rejects = [r for r in read("mastodon", folder).rejects if r.file == "000002.jsonl"]
    assert [r.line for r in rejects] == [1, 2, 3]


def test_a_file_that_is_cut_off_is_told(read, write):
    file = write("timeline.json", json.dumps([POST, REPLY])[:-30])
    with pytest.raises(SourceError, match="after 1 records"):
        read("mastodon", file)


def test_a_folder_without_answers_is_told(read, tmp_path):
    (tmp_path / "x.txt").write_text("x")
    with pytest.raises(SourceError, match=r"no \.jsonl"):
        read("mastodon", tmp_path)
