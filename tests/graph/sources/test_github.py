"""GitHub: events and answers known by hand, in the shapes that its documentation shows.

None of this was tried on a real file of GH Archive or a real archive of answers.
"""

import gzip
import json
from datetime import UTC, datetime

import pytest
from examples.github import ADA, BOB, BOT, CAROL, COMMENT, ISSUE, PAGES, REACTION, event, written

from leylines.graph.errors import SourceError

ISSUES, COMMENTS = "repos/Ada/Engine/issues", "repos/Ada/Engine/issues/comments"
PULL = {
    **{key: value for key, value in ISSUE.items() if key != "repository_url"},
    "number": 8,
    "head": {},
    "base": {"repo": {"id": 50, "full_name": "Ada/Engine"}},
    "url": "https://api.github.com/repos/Ada/Engine/pulls/8",
}
PULL_URL = "https://api.github.com/repos/Ada/Engine/pulls/8"


@pytest.fixture
def load(read, tmp_path):
    return lambda *pages: read("github", written(tmp_path, pages))


@pytest.fixture
def load_events(read, tmp_path):
    def _load(*events):
        file = tmp_path / "2026-03-02-12.json.gz"
        file.write_bytes(gzip.compress("".join(json.dumps(e) + "\n" for e in events).encode()))
        return read("github", file)

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


def test_answers_of_the_api(load):
    reading = load(*PAGES)
    assert acts(reading) == {
        ("MENTIONED", "1", "3", "repository-50#7"),
        ("REPLIED", "2", "1", "comment-71"),
        ("LIKED", "3", "2", "comment-71"),
    }
    issue, comment = contents(reading)["repository-50#7"], contents(reading)["comment-71"]
    assert (issue["kind"], issue["title"], issue["text"]) == ("issue", "It stops", "Why? @carol")
    assert issue["url"] == "https://github.com/Ada/Engine/issues/7"
    assert comment["parent"] == "repository-50#7"
    assert comment["at"] == datetime(2026, 3, 1, 13, tzinfo=UTC)
    assert issue["communities"] == comment["communities"] == ["repository-50", "label-40"]
    assert [(c["id"], c["name"], c["kind"]) for c in reading.records["communities"]] == [
        ("repository-50", "Ada/Engine", "group"),
        ("label-40", "bug", "tag"),
    ]
    assert {a["id"]: (a["handle"], a["url"]) for a in reading.records["accounts"]} == {
        "1": ("ada", "https://github.com/ada"),
        "2": ("bob", "https://github.com/bob"),
        "3": ("carol", "https://github.com/carol"),
    }
    assert reading.rows_read == 6
    assert [(r.line, r.reason) for r in reading.rejects] == [
        (5, "the reaction -1 is no sign of approval"),
        (6, "written by a bot or an organisation"),
    ]


def test_the_order_of_the_answers_changes_no_id(load):
    first, second = load(*PAGES), load(*reversed(PAGES))
    assert acts(first) == acts(second)
    assert contents(first) == contents(second)


def test_events(load_events):
    reading = load_events(
        event("IssueCommentEvent", BOB, action="created", issue=ISSUE, comment=COMMENT),
        event("IssuesEvent", ADA, action="closed", issue=ISSUE),
        event("PushEvent", ADA, size=1),
        event("WatchEvent", CAROL, action="started"),
        event("WatchEvent", CAROL, action="started"),
    )
    assert acts(reading) == {
        ("REPLIED", "2", "1", "comment-71"),
        ("MENTIONED", "1", "3", "repository-50#7"),
        ("LIKED", "3", "1", None),
    }
    assert set(contents(reading)) == {"repository-50#7", "comment-71"}
    assert len(reading.records["contents"]) == 2
    assert reading.rows_read == 5
    assert [(r.line, r.reason) for r in reading.rejects] == [
        (3, "PushEvent tells of no word or deed towards somebody"),
        (5, "an earlier row tells of the same star"),
    ]


def test_events_and_answers_give_the_same_ids(load, load_events):
    told = load_events(
        event("IssueCommentEvent", BOB, action="created", issue=ISSUE, comment=COMMENT)
    )
    asked = load(*PAGES[:3])
    assert contents(told) == contents(asked)
    assert acts(told) == acts(asked) - {("MENTIONED", "1", "3", "repository-50#7")}


def test_a_star_of_an_organisations_repository_is_for_nobody(load_events):
    reading = load_events(event("WatchEvent", CAROL, action="started"))
    assert reasons(reading) == ["nothing tells that the repository is a person's"]


def test_a_pull_request_as_events_show_it_since_2025(load_events):
    short = {"id": 800, "number": 8, "url": PULL_URL}
    review = {"id": 90, "user": BOB, "body": "Fine.", "state": "approved"}
    review["submitted_at"] = "2026-03-03T12:00:00Z"
    reading = load_events(
        event("PullRequestEvent", ADA, action="opened", pull_request=short),
        event("PullRequestReviewEvent", BOB, review=review, pull_request=short),
        event("PullRequestEvent", BOB, action="closed", pull_request=short),
    )
    assert acts(reading) == {("REPLIED", "2", "1", "review-90")}
    assert contents(reading)["repository-50#8"]["kind"] == "pull request"
    assert reasons(reading) == ["it does not say who wrote it"]


def test_comments_on_lines_reply_to_each_other(load):
    first = {**COMMENT, "id": 1, "pull_request_url": PULL_URL}
    del first["issue_url"]
    second = {**first, "id": 2, "user": CAROL, "in_reply_to_id": 1}
    empty = {"id": 3, "user": BOB, "body": "", "state": "COMMENTED", "pull_request_url": PULL_URL}
    reading = load(
        ("repos/Ada/Engine/pulls", [PULL]),
        ("repos/Ada/Engine/pulls/comments", [second, first]),
        ("repos/Ada/Engine/pulls/8/reviews", [{**empty, "submitted_at": "2026-03-01T13:00:00Z"}]),
        ("repos/Ada/Engine/pulls/8/reviews", [{**empty, "state": "PENDING"}]),
    )
    assert acts(reading) == {
        ("REPLIED", "2", "1", "review-comment-1"),
        ("REPLIED", "3", "2", "review-comment-2"),
        ("MENTIONED", "1", "3", "repository-50#8"),
    }
    assert contents(reading)["review-comment-2"]["parent"] == "review-comment-1"
    assert contents(reading)["review-comment-1"]["parent"] == "repository-50#8"
    assert [r.line for r in reading.rejects] == [3, 4]


def test_the_newest_copy_counts_wherever_it_stands(load):
    newer = {**COMMENT, "body": "Better.", "updated_at": "2026-03-05T12:00:00Z"}
    for copies in ([newer, COMMENT], [COMMENT, newer]):
        reading = load(*PAGES[:2], (COMMENTS, copies))
        assert [c["text"] for c in reading.records["contents"]] == ["Why? @carol", "Better."]
        assert reading.rows_read == 4
        assert not reading.rejects


def test_what_was_deleted_is_removed(load_events):
    reading = load_events(
        event("IssueCommentEvent", BOB, action="deleted", issue=ISSUE, comment=COMMENT),
        event("IssueCommentEvent", BOB, action="created", issue=ISSUE, comment=COMMENT),
    )
    assert [batch.removed for batch in reading.batches] == [{"contents": ["comment-71"]}]
    assert set(contents(reading)) == {"repository-50#7"}


def test_a_renamed_account_stays_one_with_its_last_name(load):
    renamed = {**COMMENT, "id": 73, "user": {"id": 2, "login": "robert"}}
    renamed["updated_at"] = "2027-01-01T00:00:00Z"
    reading = load(*PAGES[:2], (COMMENTS, [renamed, COMMENT]))
    (bob,) = (a for a in reading.records["accounts"] if a["id"] == "2")
    assert bob["handle"] == "robert"


def test_nobody_acts_upon_bots_or_deleted_accounts(load):
    ghost = {"id": 10137, "login": "ghost", "type": "User"}
    reading = load(
        (ISSUES, [{**ISSUE, "user": BOT, "body": "@bob"}, {**ISSUE, "number": 9, "user": ghost}]),
        (COMMENTS, [COMMENT, {**COMMENT, "id": 2, "issue_url": f"{PULL_URL}/../issues/9"}]),
        (COMMENTS, [{**COMMENT, "id": 3, "user": None}]),
    )
    assert not acts(reading)
    found = contents(reading)
    assert found["comment-71"]["parent"] is None  # a bot's issue is not loaded
    assert found["repository-ada/engine#9"]["author"] is None
    assert found["comment-3"]["author"] is None


def test_a_comment_whose_issue_is_not_there_is_a_content_only(load):
    reading = load(PAGES[0], PAGES[2])
    assert not acts(reading)
    assert contents(reading)["comment-71"]["parent"] == "repository-50#7"


def test_saved_answers_are_known_by_their_paths(read, tmp_path):
    for kind, body in PAGES[:4]:
        file = tmp_path / "saved" / f"{kind}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(body, indent=1))
    assert acts(read("github", tmp_path / "saved")) >= {
        ("REPLIED", "2", "1", "comment-71"),
        ("LIKED", "3", "2", "comment-71"),
    }


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"id": None}, "there is no id"),
        ({"user": {"id": 2}}, "there is no user.login"),
        ({"user": {"id": 2, "login": []}}, "neither text nor a whole number"),
        ({"user": 7}, "not an account"),
        ({"created_at": "2026-03-01T13:00:00"}, "not a time with a zone between 1970 and 2099"),
        ({"created_at": "2199-03-01T13:00:00Z"}, "not a time with a zone between 1970 and 2099"),
        ({"body": {"a": 1}}, "neither text nor a whole number"),
        ({"issue_url": 5, "commit_id": None, "body": "x"}, None),
    ],
)
def test_a_malformed_comment_is_a_reject(load, changed, reason):
    reading = load(*PAGES[:2], (COMMENTS, [{**COMMENT, **changed}]))
    assert reasons(reading) == ([reason] if reason else [])
    assert reading.rows_read == 3


def test_texts_that_no_graph_can_hold_are_mended(load):
    reading = load(*PAGES[:2], (COMMENTS, [{**COMMENT, "body": "a\0b"}]))
    assert contents(reading)["comment-71"]["text"] == "a\ufffdb"


def test_lines_that_are_no_answers_are_rejects(read, write):
    deep = b'{"a":' * 100_000
    file = write("x.jsonl", b'{"kind": "a", "body": [7]}\n\xff\n{"a"\n' + deep + b'\n{"kind": 1}\n')
    reading = read("github", file)
    assert [reject.line for reject in reading.rejects] == [1, 2, 3, 4, 5]
    assert reading.rows_read == 5


def test_a_file_that_is_cut_off_is_told(read, tmp_path):
    archive = written(tmp_path, PAGES)
    file = archive / "000001.jsonl.gz"
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(SourceError, match="cut off"):
        read("github", archive)


def test_a_reaction_that_comes_twice_counts_once(load):
    kind = "repos/Ada/Engine/issues/comments/71/reactions"
    reading = load(*PAGES[:3], (kind, [REACTION, REACTION]))
    assert reading.kinds()["LIKED"] == 1
    assert reasons(reading) == ["an earlier row has the same id"]
