"""The Stack Exchange dump: a small one known by hand, and a real one whose counts are published."""

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


def test_entities_are_not_resolved(read, dump, tmp_path):
    (tmp_path / "secret").write_text("secret")
    (dump / "Tags.xml").write_text(
        f'<!DOCTYPE tags [<!ENTITY x SYSTEM "file://{tmp_path}/secret">'
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        '<tags><row TagName="x" />&x;&b;</tags>'
    )
    names = [c["name"] for c in read("stackexchange", dump).records["communities"]]
    assert names == ["x"]


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
    assert kinds["REPLIED"] == 1450 + 1956
    assert reading.rows_read == 3461 + 154 + 1986 + 3413 + 12560 + 327
