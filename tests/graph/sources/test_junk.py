"""Answers and exports of social networks in which anything may stand in place of anything."""

import copy
import json
import tempfile
from pathlib import Path

import libipld
import pytest
from examples import activitypub, bluesky, mastodon, twitter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leylines.graph.sources import source_named

POST = bluesky.HELLO | {"reply": bluesky.REPLY["reply"], "embed": bluesky.QUOTE["embed"]}
PROFILE = {"did": bluesky.ADA, "handle": "ada.test", "createdAt": "2023-01-01T00:00:00Z"}
VIEW = {"uri": f"at://{bluesky.ADA}/{bluesky.POSTS}/3k", "record": POST, "author": PROFILE}
BLUESKY = [
    {"feed": [{"post": VIEW, "reason": {"by": PROFILE, "indexedAt": "2024-01-01T00:00:00Z"}}]},
    {"thread": {"post": VIEW, "replies": [{"post": VIEW}], "parent": {"post": VIEW}}},
    {"uri": VIEW["uri"], "likes": [{"createdAt": "2024-01-01T00:00:00Z", "actor": PROFILE}]},
    {"subject": PROFILE, "follows": [PROFILE]},
]
TWEET = {
    "id": "1765000000000000002",
    "author_id": "3",
    "text": "x",
    "in_reply_to_user_id": "2",
    "entities": {"mentions": [{"id": "2", "username": "bob"}], "hashtags": [{"tag": "rust"}]},
    "referenced_tweets": [{"type": "retweeted", "id": "7"}, {"type": "quoted", "id": "8"}],
    "edit_history_tweet_ids": ["1765000000000000002"],
    "note_tweet": {"text": "y"},
}
TWITTER = [
    {"data": [TWEET], "includes": {"users": [{"id": "3", "username": "carol"}], "tweets": [TWEET]}},
    {"data": TWEET},
]
EXAMPLES = {
    "mastodon": [{"kind": kind, "body": body} for kind, body in mastodon.PAGES],
    "activitypub": [
        activitypub.HELLO,
        activitypub.REPLY,
        *activitypub.BOOSTS,
        {"type": "Undo", "actor": activitypub.ADA, "object": activitypub.BOOSTS[0]},
        activitypub.ACTOR,
        activitypub.collection("likes.json", activitypub.LIKES),
    ],
    "bluesky": BLUESKY,
    "twitter": TWITTER,
}
PLAIN = [None, True, 0, -1, 2**60, 1.5, "", "x", "\0", "\ud800", "https://x/y", "9" * 600]
JUNK = [*PLAIN, "2024-01-01T00:00:00", [], [None], [[]], {}, {"id": []}, {"type": 1}, {"a": {}}]


def places(value, path=()):
    """Yield the path of everything within a value."""
    yield path
    if isinstance(value, dict | list):
        for name in value if isinstance(value, dict) else range(len(value)):
            yield from places(value[name], (*path, name))


@st.composite
def spoiled(draw, examples):
    """Draw examples in which junk stands in some places."""
    found = copy.deepcopy(examples)
    for _ in range(draw(st.integers(1, 4))):
        path = draw(st.sampled_from([path for path in places(found) if path]))
        within = found
        for name in path[:-1]:
            within = within[name]
        within[path[-1]] = copy.deepcopy(draw(st.sampled_from(JUNK)))
    return found


def read_twice(name, file_name, data):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / file_name
        file.write_bytes(data)
        batches = [list(source_named(name).batches(file, {})) for _ in range(2)]
    assert batches[0] == batches[1]
    for batch in batches[0]:
        assert batch.rows_read >= len(batch.rejects)
        for records in batch.records.values():
            records.validate(full=True)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.data())
def test_no_answer_stops_a_load(name, data):
    lines = data.draw(spoiled(EXAMPLES[name]))
    read_twice(name, "x.jsonl", "\n".join(map(json.dumps, lines)).encode())


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.data())
def test_no_file_of_an_archive_of_x_stops_a_load(data):
    files = data.draw(spoiled(twitter.FILES))
    items = [items for items in files.values() if isinstance(items, list)]
    names = [name for name, items in files.items() if isinstance(items, list)]
    with tempfile.TemporaryDirectory() as folder:
        path = twitter.write(Path(folder) / "x.zip", dict(zip(names, items, strict=True)))
        if names:
            list(source_named("twitter").batches(path, {}))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.data())
def test_no_record_of_a_repository_stops_a_load(data):
    records = data.draw(spoiled(bluesky.RECORDS))
    try:
        packed = bluesky.car(records)
    except (ValueError, TypeError, OverflowError):  # what no repository can hold
        packed = bluesky.car({"a/b": {"$type": "x"}})
    read_twice("bluesky", "x.car", packed)
    assert libipld.decode_car(packed)[0]["version"] == 1
