"""Mailing lists and mailboxes as the standards describe them; no real archive was at hand."""

import gzip
import subprocess
import sys
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from examples.mail import ADA, ANSWER, BOB, LIST, LOST, MACHINE, QUESTION, message
from hypothesis import given
from hypothesis import strategies as st

from leylines.graph.errors import SourceError
from leylines.graph.sources.mail.bodies import own_html, own_words
from leylines.graph.sources.mail.headers import addresses_in, decoded, headers_of, time_of

A, B, C = (
    sha256(address.encode()).hexdigest()
    for address in ("ada@example.org", "bob@other.example", "carol@example.org")
)


@pytest.fixture
def archive(tmp_path, example_of):
    return example_of("mail", tmp_path)


@pytest.fixture
def read_mbox(read, write):
    """Read messages as an mbox file."""

    def _read(*messages, **options):
        return read("mail", write("x.mbox", "".join(messages)), **options)

    return _read


def ends(reading):
    interactions = reading.records.get("interactions", [])
    return {(i["kind"], i["actor"], i["target"], i["content"]) for i in interactions}


def test_who_replied_to_whom(read, archive):
    reading = read("mail", archive)
    assert ends(reading) == {("REPLIED", B, A, "m2@example.org")}
    assert reading.rows_read == 4
    (reject,) = reading.rejects
    assert (reject.file, reject.reason) == ("2024-March.mbox", "sent by a machine")
    assert reject.line == 1 + (QUESTION + ANSWER + LOST).count("\n")
    assert "m4@example.org" in reject.row


def test_messages_become_contents_in_their_list(read, archive):
    reading = read("mail", archive)
    first, second, third = reading.records["contents"]
    assert (first["id"], first["author"], first["title"]) == ("m1@example.org", A, "Grüße")
    assert first["at"] == datetime(2024, 3, 1, 11, tzinfo=UTC)
    assert first["text"] == "Is it?\n\nFrom here on it is.\nFrom now on, too."
    assert (second["text"], second["parent"]) == ("Yes.", "m1@example.org")
    assert third["parent"] == "m9@other"
    assert {c for content in reading.records["contents"] for c in content["communities"]} == {
        "users.example.org"
    }
    (community,) = reading.records["communities"]
    assert (community["name"], community["kind"]) == ("Users of Leylines", "group")


def test_no_address_is_kept(read, archive):
    reading = read("mail", archive)
    names = {account["id"]: account["handle"] for account in reading.records["accounts"]}
    assert names == {A: "Ada Byron", B: B[:12]}
    told = str(reading.records) + str(reading.rejects)
    assert "ada@example.org" not in told.lower()
    assert "bob@other.example" not in told.lower()


def test_packed_and_single_files_and_maildirs_read_alike(read, tmp_path, archive):
    messages = [QUESTION, ANSWER, LOST, MACHINE]
    maildir, single, packed = tmp_path / "mail", tmp_path / "single", tmp_path / "x.mbox.gz"
    packed.write_bytes(gzip.compress(archive.read_bytes()))
    for folder in ("cur", "new", "tmp"):
        (maildir / folder).mkdir(parents=True)
    single.mkdir()
    for place, text in enumerate(messages):
        plain = text.partition("\n")[2].replace("\n>From", "\nFrom")
        (maildir / ("cur" if place % 2 else "new") / f"{place}.host:2,S").write_text(plain)
        (single / f"{place}.eml").write_text(plain)
    (maildir / "tmp" / "9.host").write_text("From: half")
    expected = ends(read("mail", archive))
    for path in (maildir, single, packed):
        reading = read("mail", path)
        assert ends(reading) == expected
        assert reading.rows_read == 4
        assert len(reading.batches) == 1
        assert len(reading.rejects) == 1


def test_a_copy_is_a_reject_and_lies_in_both_lists(read, tmp_path):
    other = QUESTION.replace("<users.example.org>", "<dev.example.org>")
    (tmp_path / "a").write_text(QUESTION)
    (tmp_path / "b").write_text(other)
    reading = read("mail", tmp_path)
    (content,) = reading.records["contents"]
    assert content["communities"] == ["dev.example.org", "users.example.org"]
    assert [(r.file, r.line) for r in reading.rejects] == [("b", 1)]


def test_mail_to_no_list_is_to_those_it_is_to(read_mbox):
    private = message(
        1, ADA, "Hi", more=f"To: Bob <{BOB}>, ada@example.org\nCc: carol@example.org\n"
    )
    answer = message(
        2, BOB, "Yo", more=f"To: {ADA}, c <carol@example.org>\nReferences: <m1@example.org>\n"
    )
    assert ends(read_mbox(private, answer)) == {
        ("MESSAGED", A, B, "m1@example.org"),
        ("REPLIED", B, A, "m2@example.org"),
        ("MESSAGED", B, C, "m2@example.org"),
    }


def test_the_list_can_be_said(read_mbox):
    reading = read_mbox(message(1, ADA, "Hi", more=f"To: {BOB}\n"), list="Users.example.org")
    assert not ends(reading)
    assert reading.records["contents"][0]["communities"] == ["users.example.org"]


def test_a_list_that_sends_in_its_own_name_hides_nobody(read_mbox):
    more = f"{LIST}List-Post: <mailto:users@example.org>\nReply-To: {ADA}\n"
    reading = read_mbox(message(1, "Ada via Users <users@example.org>", "Hi", more=more))
    assert reading.records["contents"][0]["author"] == A
    reading = read_mbox(message(1, "users@example.org", "Hi", more=more.partition("Reply")[0]))
    assert "no address" in reading.rejects[0].reason


def test_an_obscured_address_is_the_same_account(read_mbox):
    reading = read_mbox(message(1, "ada at example.org (Ada Byron)", "Hi"))
    (account,) = reading.records["accounts"]
    assert (account["id"], account["name"]) == (A, "Ada Byron")


def test_a_message_without_an_id_has_the_same_one_each_time(read_mbox):
    bare = QUESTION.replace("Message-ID: <m1@example.org>\n", "")
    other = bare.replace("Fri, 01", "Sat, 02")
    ids = [c["id"] for c in read_mbox(bare, other).records["contents"]]
    assert len(set(ids)) == 2
    assert ids == [c["id"] for c in read_mbox(bare, other).records["contents"]]


@pytest.mark.parametrize(
    ("headers", "at"),
    [
        ("Date: Fri, 1 Mar 2024 12:00:00 +0100", datetime(2024, 3, 1, 11, tzinfo=UTC)),
        ("Date: 1 Mar 24 12:00 EST", datetime(2024, 3, 1, 17, tzinfo=UTC)),
        ("Date: Fri, 1 Mar 2024 12:00:00 -0000", datetime(2024, 3, 1, 12, tzinfo=UTC)),
        (
            "Date: Fri, 1 Mar 2024 12:00:00\nReceived: by x; Fri, 1 Mar 2024 13:00:00 +0000",
            datetime(2024, 3, 1, 13, tzinfo=UTC),
        ),
        (
            "Date: Sun, 1 Mar 2026 12:00:00 +0000\nReceived: by x; Fri, 1 Mar 2024 13:00:00 +0000",
            datetime(2024, 3, 1, 13, tzinfo=UTC),
        ),
        (
            "Date: Thu, 29 Feb 2024 12:00:00 +0000\nReceived: by x; Fri, 1 Mar 2024 13:00:00 +0000",
            datetime(2024, 2, 29, 12, tzinfo=UTC),
        ),
    ],
)
def test_times_have_a_zone_or_are_those_of_arrival(headers, at):
    assert time_of(headers_of(headers.encode())) == at


@pytest.mark.parametrize(
    "date",
    ["", "Date: soon\n", "Date: Fri, 1 Mar 2024 12:00:00\n", "Date: 1 Mar 1804 12:00 +0000\n"],
)
def test_a_message_without_a_time_is_a_reject(read_mbox, date):
    bare = QUESTION.replace("Date: Fri, 01 Mar 2024 12:00:00 +0100\n", date)
    reading = read_mbox(bare)
    assert [r.column for r in reading.rejects] == ["Date"]
    assert not reading.records


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Yes.\n\n> No?\n\nNo.", "Yes.\n\nNo."),
        ("Am 1. März 2024 um 12 Uhr\nschrieb Ada <a@b>:\n> x\nJa.", "Ja."),
        ("Le 1 mars 2024, Ada a écrit :\n> x\nOui.", "Oui."),
        ("Yes.\n-- \nAda", "Yes."),
        ("Yes.\n--\nAda", "Yes."),
        ("Yes.\n____________________________________\nlist footer", "Yes."),
        ("Yes.\n-----Original Message-----\nFrom: x", "Yes."),
        ("He wrote:\nit works", "He wrote:\nit works"),
        ("a -- b\n---\nc", "a -- b\n---\nc"),
        ("> only quoted", ""),
    ],
)
def test_only_what_the_author_wrote_is_kept(written, said):
    assert own_words(written) == said


def test_html_is_read_without_its_quotations():
    html = '<div>Yes.<br>So.</div><div class="gmail_quote">Ada: <blockquote>x</blockquote></div>'
    assert own_html(html) == "Yes.\nSo."


def test_the_plain_part_is_read_in_its_charset(read_mbox):
    parts = (
        "--x\nContent-Type: text/html\n\n<p>no</p>\n"
        "--x\nContent-Type: text/plain; charset=iso-8859-1\n"
        "Content-Transfer-Encoding: quoted-printable\n\nK=E4the\n--x--"
    )
    more = f'{LIST}MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="x"\n'
    assert read_mbox(message(1, ADA, parts, more=more)).records["contents"][0]["text"] == "Käthe"


def test_faults_of_the_charset_lose_nothing(read, write):
    raw = message(1, "K\xe4the <k@x.org>", "caf\xe9\0").encode("latin-1")
    reading = read("mail", write("x.mbox", raw))
    assert reading.records["accounts"][0]["name"] == "Käthe"
    assert reading.records["contents"][0]["text"] == "café\ufffd"


def test_parts_nested_without_end_are_a_reject(read_mbox):
    parts = "".join(
        f"--b{i}\nContent-Type: multipart/mixed; boundary=b{i + 1}\n\n" for i in range(3000)
    )
    more = f"{LIST}Content-Type: multipart/mixed; boundary=b0\n"
    reading = read_mbox(message(1, ADA, parts, more=more), ANSWER)
    assert ["nested" in r.reason for r in reading.rejects] == [True]
    assert len(reading.records["contents"]) == 1


def test_endless_headers_are_a_reject(read_mbox):
    reading = read_mbox(message(1, ADA, "x", more=f"X: {'y' * 300_000}\n"))
    assert "headers" in reading.rejects[0].reason


def test_what_is_no_mail_is_told(read, write):
    with pytest.raises(SourceError, match="no mbox"):
        read("mail", write("x.mbox", "Hello\n"))
    packed = gzip.compress(QUESTION.encode() * 50)
    with pytest.raises(SourceError, match="cut off"):
        read("mail", write("x.mbox.gz", packed[:-20]))


@given(st.binary(max_size=300))
def test_any_header_is_read_or_unreadable(data):
    value = data.replace(b"\n", b" ").decode("ascii", "surrogateescape")
    decoded(value)
    assert all(address.isprintable() or address for address, _ in addresses_in({"f": [value]}, "f"))


def test_comments_nested_without_end_name_nobody():
    assert addresses_in({"from": ["(" * 100_000]}, "from") == []


PEAK = """
import resource, sys
from pathlib import Path
from leylines.graph.sources import source_named
rows = sum(b.rows_read for b in source_named("mail").batches(Path(sys.argv[1]), {}))
print(rows, int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) // 1024)
"""


@pytest.mark.slow
def test_large_messages_do_not_fill_the_memory(tmp_path):
    file = tmp_path / "large.mbox"
    attachment = "QUJD" * 19 + "\n"
    with file.open("w") as out:
        for number in range(2):
            out.write(message(number, ADA, attachment * 600_000, day=1 + number))  # 46 MB each
    out = subprocess.run(
        [sys.executable, "-c", PEAK, file], capture_output=True, text=True, check=True
    ).stdout.split()
    assert int(out[0]) == 2
    assert int(out[1]) < 300
