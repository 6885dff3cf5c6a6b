"""A forum whose topics move while they are read, and a fetch that is killed in the middle."""

import os
import signal
import subprocess
import sys

import pytest

KILLED = """
import sys
from pathlib import Path
import leylines.graph.fetching.pace as pace
from leylines.graph.fetching import feed_named, fetch
sys.modules["leylines.graph.fetching.fetch"].FILE_BYTES = 1
pace.FIRST_PAUSE = 0.001
told = lambda task, done, total=None: print(done, flush=True)
fetch(feed_named("discourse"), sys.argv[1], Path(sys.argv[2]), interval=float(sys.argv[3]),
      progress=told)
"""


class Forum:
    """Topics with their posts; post ids grow over the whole forum."""

    def __init__(self):
        self.topics = {}
        self.likes = {}
        self.clock = 0
        self.pinned = set()
        self.posts = 0

    def write(self, topic, count=1):
        stream = self.topics.setdefault(topic, {"id": topic, "stream": []})["stream"]
        for _ in range(count):
            self.posts += 1
            stream.append(self.posts)
        self.clock += 1
        self.topics[topic]["bumped_at"] = f"2026-01-01T00:00:{self.clock:02}.000Z"

    def post(self, number):
        likes = [{"id": 2, "count": len(self.likes[number])}] if number in self.likes else []
        return {"id": number, "actions_summary": likes}

    def answer(self, path, query):
        parts = path.strip("/").removesuffix(".json").split("/")
        match parts:
            case ["categories"]:
                return {"category_list": {"categories": [{"id": 1, "subcategory_ids": []}]}}
            case ["posts"]:
                return {"latest_posts": [self.post(self.posts)] if self.posts else []}
            case ["latest"]:
                return {"topic_list": {"topics": self.listed(int(query["page"][0]))}}
            case ["t", topic] if int(topic) in self.topics:
                stream = self.topics[int(topic)]["stream"]
                posts = [self.post(each) for each in stream[:20]]
                return {"id": int(topic), "post_stream": {"posts": posts, "stream": stream}}
            case ["t", topic, "posts"] if int(topic) in self.topics:
                posts = [self.post(int(each)) for each in query["post_ids[]"]]
                return {"post_stream": {"posts": posts}}
            case ["post_action_users"]:
                users = self.likes[int(query["id"][0])]
                page = int(query["page"][0])
                here = [{"id": each} for each in users[page * 2 : page * 2 + 2]]
                total = {"total_rows_post_action_users": len(users)} if len(users) > 2 else {}
                return {"post_action_users": here} | total
        return None

    def listed(self, page, size=3):
        topics = sorted(self.topics.values(), key=lambda each: each["bumped_at"], reverse=True)
        topics.sort(key=lambda each: each["id"] not in self.pinned)
        here = topics[page * size : (page + 1) * size]
        return [
            {"id": each["id"], "bumped_at": each["bumped_at"], "pinned": each["id"] in self.pinned}
            for each in here
        ]


@pytest.fixture
def forum():
    forum = Forum()
    for topic in range(1, 8):
        forum.write(topic, 3)
    forum.write(8, 45)
    forum.likes = {2: [7, 8, 9], 50: [7]}
    return forum


@pytest.fixture
def site(serve, forum):
    return serve(forum.answer)


def posts_of(pages):
    return [
        post["id"]
        for kind, body in pages
        if kind.startswith("t/")
        for post in body["post_stream"]["posts"]
    ]


def likers_of(pages):
    return [
        (kind, user["id"])
        for kind, body in pages
        if kind.startswith("post_action_users")
        for user in body["post_action_users"]
    ]


LIKES = [
    ("post_action_users.json?id=2&post_action_type_id=2", 7),
    ("post_action_users.json?id=2&post_action_type_id=2", 8),
    ("post_action_users.json?id=2&post_action_type_id=2", 9),
    ("post_action_users.json?id=50&post_action_type_id=2", 7),
]


def test_everything_comes_once(site, forum, fetched, archived, troubles):
    site.troubles = troubles
    forum.pinned = {1}
    fetched("discourse", site.root)
    assert posts_of(archived()) == list(range(1, forum.posts + 1))
    assert likers_of(archived()) == LIKES
    assert [kind for kind, _ in archived()].count("categories") == 1


def test_only_topics_in_which_something_has_happened(site, forum, fetched, archived):
    forum.pinned = {1}
    fetched("discourse", site.root)
    assert fetched("discourse", site.root).answers == 0
    before = len(archived())
    forum.write(8, 2)
    forum.write(9, 1)
    fetched("discourse", site.root)
    news = archived()[before:]
    assert [kind for kind, _ in news] == ["categories", "t/8", "t/8/posts", "t/9"]
    assert posts_of(news)[20:] == [67, 68, 69]  # after the first posts of the long topic


def test_what_moves_while_it_is_read_is_not_skipped(site, forum, fetched, archived):
    moved = []

    def answer(path, query):
        if path.startswith("/t/3") and not moved:
            moved.append(forum.write(2))
        return forum.answer(path, query)

    site.answer = answer
    fetched("discourse", site.root)
    fetched("discourse", site.root)
    assert set(posts_of(archived())) == set(range(1, forum.posts + 1))


@pytest.mark.parametrize("gone", [None, (403, b"{}", {})])
def test_a_topic_that_is_gone_when_its_turn_comes(site, forum, fetched, archived, gone):
    site.answer = lambda path, query: gone if path == "/t/4.json" else forum.answer(path, query)
    fetched("discourse", site.root)
    assert set(posts_of(archived())) == set(range(1, forum.posts + 1)) - {10, 11, 12}


def test_a_limit_stops_between_topics(site, forum, fetched, archived):
    while not fetched("discourse", site.root, limit=2).complete:
        assert posts_of(archived()) == sorted(posts_of(archived()))
    assert posts_of(archived()) == list(range(1, forum.posts + 1))


def test_since_leaves_out_what_rests(site, forum, fetched, archived):
    fetched("discourse", site.root, options={"since": "2026-01-01T00:00:07"})
    assert posts_of(archived())[0] == 19


@pytest.mark.parametrize("answers", [2, 7, 11])
def test_a_killed_fetch_goes_on_where_it_was(site, forum, fetched, archived, tmp_path, answers):
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, site.root, str(tmp_path / "archive"), "0.02"],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ,
    )
    while int(process.stdout.readline()) < answers:
        pass
    process.send_signal(signal.SIGKILL)
    process.communicate()
    forum.write(1)
    fetched("discourse", site.root)
    # Whatever was kept is not fetched again, but for the topic in which something new has happened.
    assert sorted(posts_of(archived())) == sorted([1, 2, 3, *range(1, forum.posts + 1)])
    assert len(likers_of(archived())) == len(LIKES) + 3
