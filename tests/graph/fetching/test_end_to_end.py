"""From a live API to records: what each feed fetches is what the source of its name reads.

Each community is the same: ada writes, ben answers, cleo likes what ada wrote.
"""

import pytest

from leylines.graph.sources import source_named
from leylines.graph.sync import read_plan, sync

AT = ["2026-01-01T00:00:00.000Z", "2026-01-01T00:01:00.000Z"]


def discourse(path, query):
    def post(number):
        return {
            "id": number,
            "topic_id": 5,
            "post_number": number,
            "created_at": AT[number - 1],
            "user_id": number,
            "username": ("ada", "ben")[number - 1],
            "cooked": "<p>Bread</p>",
            "post_type": 1,
            "reply_to_post_number": None if number == 1 else 1,
            "actions_summary": [{"id": 2, "count": 1}] if number == 1 else [],
        }

    return {
        "/posts.json": {"latest_posts": [post(2)]},
        "/categories.json": {"category_list": {"categories": [{"id": 3, "name": "Bread"}]}},
        "/latest.json": {"topic_list": {"topics": [{"id": 5, "bumped_at": AT[1]}]}}
        if query.get("page") == ["0"]
        else {"topic_list": {"topics": []}},
        "/t/5.json": {
            "id": 5,
            "title": "Bread",
            "category_id": 3,
            "tags": [],
            "post_stream": {"posts": [post(1), post(2)], "stream": [1, 2]},
        },
        "/post_action_users.json": {"post_action_users": [{"id": 3, "username": "cleo"}]},
    }.get(path)


def github(path, query):
    def user(number):
        return {"id": number, "login": ("ada", "ben", "cleo")[number - 1], "type": "User"}

    if query.get("page", ["1"]) != ["1"]:
        return []
    repository = "/api/v3/repos/leaf/bread"
    issue = {
        "id": 11,
        "number": 1,
        "title": "Bread",
        "body": "?",
        "user": user(1),
        "created_at": "2026-01-01T00:00:00Z",
        "updated_at": "2026-01-01T00:01:00Z",
        "labels": [],
        "reactions": {"total_count": 1},
        "html_url": "https://github.com/leaf/bread/issues/1",
        "url": f"https://api.github.com{repository}/issues/1",
        "repository_url": "https://api.github.com/repos/leaf/bread",
    }
    comment = {
        "id": 12,
        "user": user(2),
        "body": "!",
        "created_at": "2026-01-01T00:01:00Z",
        "updated_at": "2026-01-01T00:01:00Z",
        "issue_url": "https://api.github.com/repos/leaf/bread/issues/1",
    }
    reaction = {
        "id": 13, "content": "heart", "user": user(3), "created_at": "2026-01-01T00:02:00Z"
    }  # fmt: skip
    return {
        repository: {"id": 1, "name": "bread", "full_name": "leaf/bread", "owner": user(1)},
        f"{repository}/issues": [issue],
        f"{repository}/issues/comments": [comment],
        f"{repository}/pulls/comments": [],
        f"{repository}/issues/1/reactions": [reaction],
    }.get(path)


def hackernews(path, query):
    story = {"id": 1, "type": "story", "by": "ada", "time": 1767225600, "title": "Bread"}
    comment = {"id": 2, "type": "comment", "by": "ben", "time": 1767225660, "parent": 1}
    return {
        "/v0/maxitem.json": 2,
        "/v0/updates.json": {"items": []},
        "/v0/item/1.json": story | {"kids": [2]},
        "/v0/item/2.json": comment | {"text": "Yes"},
    }.get(path)


def khoros(path, query):
    def message(number):
        return {
            "type": "message",
            "id": str(number),
            "subject": "Bread",
            "body": "<p>?</p>",
            "post_time": AT[number - 1],
            "author": {"id": str(number), "login": ("ada", "ben")[number - 1]},
            "board": {"id": "bread", "title": "Bread"},
            "topic": {"id": "1"},
            "depth": number - 1,
            "kudos": {"sum": {"weight": 2 - number}},
        } | ({"parent": {"id": "1"}} if number == 2 else {})

    asked = query["q"][0]
    kudo = {"type": "kudo", "id": "9", "message": {"id": "1"}, "user": {"id": "3"}, "time": AT[1]}
    items = []
    if "OFFSET 0" in asked and "FROM messages" in asked:
        items = [message(1), message(2)]
    elif "OFFSET 0" in asked and "FROM kudos" in asked:
        items = [kudo]
    kind = asked.partition(" FROM ")[2].partition(" ")[0]
    return {
        "status": "success",
        "data": {"type": kind, "list_item_type": kind[:-1], "items": items},
    }


def mastodon(path, query):
    def account(number):
        return {"id": str(number), "acct": ("ada", "ben", "cleo")[number - 1]}

    first = {
        "id": "1",
        "created_at": AT[0],
        "account": account(1),
        "content": "<p>Bread</p>",
        "visibility": "public",
        "replies_count": 1,
        "favourites_count": 1,
        "tags": [{"name": "bread"}],
        "mentions": [],
    }
    answer = {
        "id": "2",
        "created_at": AT[1],
        "account": account(2),
        "content": "<p>Yes</p>",
        "visibility": "public",
        "in_reply_to_id": "1",
        "in_reply_to_account_id": "1",
        "tags": [],
        "mentions": [],
    }
    return {
        "/api/v1/timelines/tag/bread": [first] if query.get("min_id") == ["0"] else [],
        "/api/v1/statuses/1/context": {"ancestors": [], "descendants": [answer]},
        "/api/v1/statuses/1/favourited_by": [account(3)],
    }.get(path)


COMMUNITIES = {
    "discourse": (discourse, "", {("REPLIED", "2", "1"), ("LIKED", "3", "1")}),
    "github": (github, "/leaf/bread", {("REPLIED", "2", "1"), ("LIKED", "3", "1")}),
    "hackernews": (hackernews, "", {("REPLIED", "ben", "ada")}),
    "khoros": (khoros, "", {("REPLIED", "2", "1"), ("LIKED", "3", "1")}),
    "mastodon": (mastodon, "/tags/bread", {("REPLIED", "2", "1"), ("LIKED", "3", "1")}),
}


def local(id_):
    return id_.rpartition("-")[2].rpartition("/")[2]


@pytest.mark.parametrize("name", sorted(COMMUNITIES))
def test_what_a_feed_fetches_its_source_reads(serve, fetched, tmp_path, name):
    answer, path, expected = COMMUNITIES[name]
    site = serve(answer)
    fetched(name, site.root + path)
    batches = list(source_named(name).batches(tmp_path / "archive", {}))
    assert [reject for batch in batches for reject in batch.rejects] == []
    found = {
        (row["kind"], local(row["actor"]), local(row["target"]))
        for batch in batches
        if "interactions" in batch.records
        for row in batch.records["interactions"].to_pylist()
    }
    assert found == expected


@pytest.mark.neo4j
def test_synchronising_from_a_live_api(serve, store, settings, tmp_path):
    site = serve(discourse)
    config = tmp_path / "communities.toml"
    config.write_text(
        f'[[source]]\nnetwork = "forum"\nfeed = "discourse"\naddress = "{site.root}"\n'
        'path = "archive"\ninterval = 0\n'
    )
    (first,) = sync(store, read_plan(config), settings=settings)
    assert first.error is None
    assert first.loaded.records["interactions"].created == 2
    assert store.read("MATCH (:Account)-[r:LIKED|REPLIED]->(a) RETURN count(r) AS n") == [{"n": 2}]
    (again,) = sync(store, read_plan(config), settings=settings)
    assert again.error is None
    assert again.fetched.answers == 0
