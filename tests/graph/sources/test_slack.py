"""Slack: an export known by hand, laid out as Slack's help describes it.

None of this was tried on the export of a real workspace.
"""

import zipfile
from datetime import UTC, datetime

import pytest
from examples.slack import EXPORT, MESSAGES, REPLY, ROOT, written

from leylines.graph.errors import SourceError

DAY = "general/2026-03-01.json"
FIRST, SECOND = f"C1GEN-{ROOT}", f"C1GEN-{REPLY}"


@pytest.fixture
def load(read, tmp_path):
    def _load(*messages, day=DAY, options=None, **files):
        files = {**EXPORT, **({day: list(messages)} if messages else {}), **files}
        return read("slack", written(tmp_path, files), **(options or {}))

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


def test_an_export(load):
    reading = load()
    assert acts(reading) == {
        ("MENTIONED", "U1ADA", "W3CAR", FIRST),
        ("LIKED", "U2BOB", "U1ADA", FIRST),
        ("REPLIED", "U2BOB", "U1ADA", SECOND),
        ("MESSAGED", "U1ADA", "U2BOB", "D1-1772366500.000100"),
    }
    first, second, direct = (contents(reading)[i] for i in (FIRST, SECOND, "D1-1772366500.000100"))
    assert first["text"] == "Who & why, @carol?"
    assert second["text"] == "@lady me"
    assert (first["parent"], second["parent"]) == (None, FIRST)
    assert first["at"] == datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert first["communities"] == second["communities"] == ["C1GEN"]
    assert (direct["text"], direct["communities"]) == (None, [])
    assert {(c["id"], c["name"], c["kind"]) for c in reading.records["communities"]} == {
        ("C1GEN", "general", "channel")
    }
    assert {a["id"]: (a["handle"], a["name"]) for a in reading.records["accounts"]} == {
        "U1ADA": ("lady", "Ada L."),
        "U2BOB": ("bob", "Bob B."),
        "W3CAR": ("carol", None),
    }
    assert reading.rows_read == 4 + 1 + 1 + 3 + 1
    assert [(r.file, r.line, r.reason) for r in reading.rejects] == [
        ("users.json", 4, "a bot"),
        (DAY, 3, "channel_join: tells what was done; nobody wrote it"),
    ]


def test_a_folder_and_an_export_within_a_folder_are_the_same(read, load, tmp_path):
    expected = load()
    with zipfile.ZipFile(tmp_path / "export.zip") as archive:
        archive.extractall(tmp_path / "unpacked" / "acme")
    for path in (tmp_path / "unpacked", tmp_path / "unpacked" / "acme"):
        reading = read("slack", path)
        assert reading.records == expected.records


def test_old_exports_do_not_name_the_parents_author(load):
    old = {key: value for key, value in MESSAGES[1].items() if key != "parent_user_id"}
    day_before = {**EXPORT, "general/2026-02-28.json": [old]}
    reading = load(MESSAGES[0], **day_before)
    assert ("REPLIED", "U2BOB", "U1ADA", SECOND) in acts(reading)


def test_a_thread_that_is_not_there_is_a_parent_all_the_same(load):
    old = {key: value for key, value in MESSAGES[1].items() if key != "parent_user_id"}
    reading = load(old)
    assert contents(reading)[SECOND]["parent"] == FIRST
    assert ("MENTIONED", "U2BOB", "U1ADA", SECOND) in acts(reading)


def test_the_copy_edited_last_counts(load):
    edited = {**MESSAGES[1], "text": "better", "edited": {"ts": "1772366470.000000"}}
    wrapped = {"subtype": "message_changed", "ts": "1772366470.000100", "message": edited}
    for copies in ((MESSAGES[1], edited), (edited, MESSAGES[1]), (MESSAGES[1], wrapped)):
        reading = load(*copies)
        assert contents(reading)[SECOND]["text"] == "better"
        assert reading.rows_read == 9
        assert reasons(reading) == ["a bot"]


@pytest.mark.parametrize(
    "deletion",
    [
        {"subtype": "tombstone", "ts": ROOT, "thread_ts": ROOT, "hidden": True},
        {"subtype": "message_deleted", "ts": "1772366600.000100", "deleted_ts": ROOT},
    ],
)
def test_what_was_deleted_is_removed_and_no_parent(load, deletion):
    reading = load(MESSAGES[0], MESSAGES[1], deletion)
    assert {"contents": [FIRST]} in [batch.removed for batch in reading.batches]
    assert set(contents(reading)) == {SECOND, "D1-1772366500.000100"}
    assert contents(reading)[SECOND]["parent"] is None
    assert {act[0] for act in acts(reading)} == {"MENTIONED", "MESSAGED"}


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ({"subtype": "bot_message", "bot_id": "B1", "ts": ROOT}, "written by a bot"),
        ({"bot_id": "B1", "ts": ROOT}, "written by a bot"),
        ({"user": "U9BOT", "ts": ROOT}, "written by a bot"),
        ({"user": "USLACKBOT", "ts": ROOT}, "written by a bot"),
        ({"user": "U1ADA"}, "there is no ts"),
        ({"user": "U1ADA", "ts": "noon"}, "not a time with a zone between 1970 and 2099"),
        ({"user": "U1ADA", "ts": "99999999999"}, "not a time with a zone between 1970 and 2099"),
        ({"ts": ROOT}, "there is no user"),
        ({"user": "U1ADA", "ts": ROOT, "text": []}, "neither text nor a whole number"),
        ("text", "not a JSON object"),
        ({"user": "U1ADA", "ts": ROOT, "parent_user_id": {}}, "neither text nor a whole number"),
    ],
)
def test_what_is_no_message_of_a_person_is_a_reject(load, message, reason):
    reading = load(message, MESSAGES[1])
    assert reasons(reading) == ["a bot", reason]
    assert SECOND in contents(reading)


def test_people_of_other_workspaces_are_known_by_their_messages(load):
    profile = {"display_name": "dan", "real_name": "Dan D."}
    reading = load({"user": "U7DAN", "ts": ROOT, "text": "hi", "user_profile": profile})
    (dan,) = (a for a in reading.records["accounts"] if a["id"] == "U7DAN")
    assert (dan["handle"], dan["name"]) == ("dan", "Dan D.")


def test_links_are_made_where_the_site_is_known(load):
    reading = load(options={"site": "acme.slack.com"})
    assert contents(reading)[FIRST]["url"] == (
        "https://acme.slack.com/archives/C1GEN/p1772366400000100"
    )
    assert reading.records["accounts"][0]["url"] == "https://acme.slack.com/team/U1ADA"
    with pytest.raises(SourceError, match="no address of a workspace"):
        load(options={"site": "https://acme"})


def test_a_conversation_that_no_list_names_stays_private(load):
    reading = load(**{"mpdm-a--b-1/2026-03-01.json": [MESSAGES[0]]})
    content = contents(reading)[f"mpdm-a--b-1-{ROOT}"]
    assert (content["text"], content["communities"]) == (None, [])


def test_a_conversation_of_several_is_messaged_to_each(load):
    files = {"mpims.json": [{"id": "G1", "name": "mpdm-x", "members": ["U1ADA", "U2BOB", "W3CAR"]}]}
    reading = load(**files, **{"mpdm-x/2026-03-01.json": [{"user": "W3CAR", "ts": ROOT}]})
    assert {act[:3] for act in acts(reading) if act[3] == f"G1-{ROOT}"} == {
        ("MESSAGED", "W3CAR", "U1ADA"),
        ("MESSAGED", "W3CAR", "U2BOB"),
    }


@pytest.mark.parametrize("day", [b'[{"ts": "1"', b"\xff", b"[" * 100_000, b'[{"a": "\x00"}]'])
def test_a_damaged_day_is_told(load, day):
    with pytest.raises(SourceError, match=r"general/2026-03-02|nested too deeply"):
        load(**{"general/2026-03-02.json": day})


def test_what_is_no_export_is_told(read, tmp_path):
    with pytest.raises(SourceError, match=r"users\.json"):
        read("slack", written(tmp_path, {"x.json": []}))


def test_a_zip_of_a_later_version_is_told(read, tmp_path):
    file = written(tmp_path, EXPORT)
    data = bytearray(file.read_bytes())
    data[data.index(b"PK\x01\x02") + 6] = 84
    file.write_bytes(data)
    with pytest.raises(SourceError, match=r"no \.zip"):
        read("slack", file)
