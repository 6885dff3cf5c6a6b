import gzip
import json

ADA, BOB, CAROL = (
    {"id": number, "username": name, "name": name.title()}
    for number, name in ((1, "ada"), (2, "bob"), (3, "carol"))
)


def post(id_, number, by, cooked, **more):
    """Return a post of topic 5 as /t/5.json gives it."""
    return {
        "id": id_,
        "topic_id": 5,
        "post_number": number,
        "post_type": 1,
        "user_id": by["id"],
        "username": by["username"],
        "name": by["name"],
        "created_at": f"2026-03-01T12:00:{number:02}.123Z",
        "updated_at": f"2026-03-01T12:00:{number:02}.123Z",
        "cooked": cooked,
        "reply_to_post_number": None,
        **more,
    }


QUOTE = (
    '<aside class="quote no-group" data-username="ada" data-post="1" data-topic="5">'
    '<div class="title">ada:</div><blockquote><p>How?</p></blockquote></aside>'
)
POSTS = [
    post(50, 1, ADA, "<p>How? I <em>wonder</em>.</p>"),
    post(51, 2, BOB, QUOTE + "<p>So.</p>", accepted_answer=True),
    post(52, 3, CAROL, '<p><a class="mention" href="/u/ada">@Ada</a> no</p>'),
]
POSTS[2]["reply_to_post_number"] = 2
SMALL_ACTION = post(53, 4, ADA, "", post_type=3, action_code="closed.enabled")
TOPIC = {
    "id": 5,
    "title": "How?",
    "views": 9,
    "category_id": 7,
    "tags": ["help"],
    "archetype": "regular",
    "deleted_at": None,
    "accepted_answer": {"post_number": 2, "username": "bob"},
}
CATEGORIES = [{"id": 6, "name": "Work"}, {"id": 7, "name": "Tools", "parent_category_id": 6}]
PAGES = [
    ("/categories.json", {"category_list": {"categories": CATEGORIES}}),
    ("/t/5.json", {**TOPIC, "post_stream": {"posts": POSTS[:2], "stream": [50, 51, 52, 53]}}),
    ("/t/5/posts.json", {"post_stream": {"posts": [*POSTS[2:], SMALL_ACTION]}, "id": 5}),
    ("/post_action_users.json?id=51&post_action_type_id=2", {"post_action_users": [ADA, CAROL]}),
]


def written(folder, pages):
    """Write an archive of answers."""
    archive = folder / "archive"
    archive.mkdir(exist_ok=True)
    lines = (json.dumps({"kind": kind, "body": body}) for kind, body in pages)
    (archive / "000001.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    return archive


def make(folder):
    """Write an archive whose answers are known by hand."""
    return written(folder, PAGES)
