"""The Stack Exchange dump: a small one known by hand, and a real one whose counts are published."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from leylines.graph.errors import SourceError


def of_kind(reading, kind):
    return [record for record in reading.records["interactions"] if record["kind"] == kind]


def test_posts_become_contents_in_the_tags_of_their_question(read, dump):
    contents = {c["id"]: c for c in read("stackexchange", dump).records["contents"]}
    question, answer, comment = contents["10"], contents["11"], contents["c1"]
    assert (question["kind"], question["text"], question["views"]) == ("question", "Is P = NP?", 7)
    assert answer["parent"] == "10"
    assert comment["parent"] == "11"
    assert question["communities"] == answer["communities"] == ["qubit", "gate"]
    assert comment["communities"] == ["qubit", "gate"]


def test_interactions_go_from_who_acts_to_who_is_acted_upon(read, dump):
    reading = read("stackexchange", dump)
    ends = {
        (i["kind"], i["actor"], i["target"], i["content"]) for i in reading.records["interactions"]
    }
    assert ends == {
        ("ANSWERED", "2", "1", "11"),
        ("ACCEPTED", "1", "2", "11"),
        ("REPLIED", "3", "2", "c1"),
        ("REPLIED", "1", "2", "c2"),
        ("MENTIONED", "1", "3", "c2"),
        ("LIKED", "3", "1", "10"),
        ("QUOTED", "2", "1", "11"),
    }


def test_an_acceptance_has_the_time_of_its_vote_or_else_of_the_answer(read, dump):
    (accepted,) = of_kind(read("stackexchange", dump), "ACCEPTED")
    assert accepted["at"] == datetime(2020, 2, 6, tzinfo=UTC)
    (dump / "Votes.xml").unlink()
    (accepted,) = of_kind(read("stackexchange", dump), "ACCEPTED")
    assert accepted["at"] == datetime(2020, 2, 2, 10, tzinfo=UTC)


def test_every_row_is_loaded_or_a_reject_with_its_line_and_reason(read, dump):
    reading = read("stackexchange", dump)
    assert reading.rows_read == 4 + 1 + 4 + 4 + 3 + 1
    found = {(r.file, r.line, r.reason) for r in reading.rejects}
    assert found == {
        ("Users.xml", 6, "there is no Id"),
        ("Posts.xml", 8, "neither a question nor an answer"),
        ("Comments.xml", 5, "the post that it is on is not in the dump"),
        ("Votes.xml", 4, "the dump does not name the voter"),
    }


def test_links_are_made_where_the_site_is_known(read, dump):
    contents = read("stackexchange", dump, site="example.org").records["contents"]
    assert contents[0]["url"] == "https://example.org/q/10"


@pytest.mark.parametrize("value", ["&x;", "&b;"])
def test_a_file_that_declares_entities_is_refused(read, dump, tmp_path, value):
    (tmp_path / "secret").write_text("secret")
    (dump / "Tags.xml").write_text(
        f'<!DOCTYPE tags [<!ENTITY x SYSTEM "file://{tmp_path}/secret">'
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        f'<tags><row TagName="x" />{value}</tags>'
    )
    with pytest.raises(SourceError, match="entities"):
        read("stackexchange", dump)


def test_lines_are_right_beyond_what_the_parser_counts(read, dump):
    votes = ['  <row Id="1" PostId="10" VoteTypeId="2" CreationDate="2020-02-06" />'] * 70_000
    (dump / "Votes.xml").write_text("\n".join(["<votes>", *votes, "</votes>"]))
    rejects = [r for r in read("stackexchange", dump).rejects if r.file == "Votes.xml"]
    assert [r.line for r in rejects] == list(range(2, 70_002))


def change(dump, name, **replacements):
    text = (dump / name).read_text(encoding="utf-8")
    for old, new in replacements.values():
        assert old in text
        text = text.replace(old, new)
    (dump / name).write_text(text, encoding="utf-8")


def test_an_answer_may_come_before_its_question(read, dump):
    change(dump, "Posts.xml", ids=('Id="10"', 'Id="90"'))  # and so ParentId
    lines = (dump / "Posts.xml").read_text().splitlines(keepends=True)
    (dump / "Posts.xml").write_text("".join([lines[0], *lines[4:7], *lines[1:4], *lines[7:]]))
    reading = read("stackexchange", dump)
    (answered,) = of_kind(reading, "ANSWERED")
    assert (answered["actor"], answered["target"]) == ("2", "1")
    assert answered["communities"] == ["qubit", "gate"]


def test_nobody_accepts_or_likes_before_the_post_was_written(read, dump):
    change(dump, "Votes.xml", day=("2020-02-06", "2020-02-02"), liked=("2020-02-02", "2020-02-01"))
    reading = read("stackexchange", dump)
    (accepted,), (liked,) = of_kind(reading, "ACCEPTED"), of_kind(reading, "LIKED")
    assert accepted["at"] == datetime(2020, 2, 2, 10, tzinfo=UTC)
    assert liked["at"] == datetime(2020, 2, 1, 10, tzinfo=UTC)


def test_a_duplicate_is_nobodys_act_that_the_dump_names(read, dump):
    change(dump, "PostLinks.xml", kind=('LinkTypeId="1"', 'LinkTypeId="3"'))
    reading = read("stackexchange", dump)
    assert not of_kind(reading, "QUOTED")
    assert [r.line for r in reading.rejects if r.file == "PostLinks.xml"] == [3]


def test_who_is_not_among_the_users_acts_in_nothing(read, dump):
    users = (dump / "Users.xml").read_text().splitlines(keepends=True)
    (dump / "Users.xml").write_text("".join(users[:4] + users[5:]))  # without Carol
    reading = read("stackexchange", dump)
    ends = {i["actor"] for i in reading.records["interactions"]}
    ends |= {i["target"] for i in reading.records["interactions"]}
    assert ends == {"1", "2"}
    assert {c["author"] for c in reading.records["contents"]} == {"1", "2", None}
    assert "deleted" in next(r.reason for r in reading.rejects if r.file == "Votes.xml")


def test_a_row_that_comes_twice_is_a_reject(read, dump):
    lines = (dump / "Posts.xml").read_text().splitlines(keepends=True)
    (dump / "Posts.xml").write_text("".join([*lines[:7], lines[6], *lines[7:]]))
    reading = read("stackexchange", dump)
    assert [(r.line, r.reason) for r in reading.rejects if r.file == "Posts.xml"] == [
        (8, "an earlier row has the same Id"),
        (9, "neither a question nor an answer"),
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("@Carol yes", ["3"]),
        ("@CAR yes", ["3"]),
        ("@Ca yes", []),
        ("see @carol's answer", ["3"]),
        ("(@Carol.)", ["3"]),
        ("me@carol.org", []),
        ("@Ada and @carol", ["3"]),  # nobody means himself
        ("@Zoe", []),
    ],
)
def test_mentions_are_resolved_as_the_site_does(read, dump, text, meant):
    change(dump, "Comments.xml", text=("@carol because; @zed", text))
    mentioned = of_kind(read("stackexchange", dump), "MENTIONED")
    assert [i["target"] for i in mentioned] == meant


def test_the_site_must_be_a_name(read, dump):
    with pytest.raises(SourceError, match="not the name of a site"):
        read("stackexchange", dump, site="https://x.org/")


def test_a_truncated_file_is_named_with_its_line(read, dump):
    posts = (dump / "Posts.xml").read_text()
    (dump / "Posts.xml").write_text(posts[: posts.index("Yes.")])
    with pytest.raises(SourceError, match=r"Posts\.xml:\d+"):
        read("stackexchange", dump)


def test_a_folder_without_posts_is_no_dump(read, dump):
    (dump / "Posts.xml").unlink()
    with pytest.raises(SourceError, match=r"no Posts\.xml"):
        read("stackexchange", dump)


@pytest.mark.shared
def test_quantumcomputing_is_accounted_for(read, shared_data):
    reading = read("stackexchange", shared_data("stackexchange-quantumcomputing"))
    assert len(reading.records["accounts"]) == 3461
    assert len(reading.records["communities"]) == 154
    assert reading.kinds("contents") == {"question": 612, "answer": 1060, "comment": 3413}
    kinds = reading.kinds()
    assert kinds["ANSWERED"] == 1056
    assert kinds["ACCEPTED"] == 389
    under = {c["id"]: c["parent"] for c in reading.records["contents"]}
    kind = {c["id"]: c["kind"] for c in reading.records["contents"]}
    replied = Counter(kind[under[i["content"]]] for i in of_kind(reading, "REPLIED"))
    assert replied == {"question": 1450, "answer": 1956}
    assert reading.rows_read == 3461 + 154 + 1986 + 3413 + 12560 + 327
