"""An archive as Mastodon makes it, whose answers are known by hand."""

import json

PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
ADA, BOB, CAROL = (
    f"https://{host}/users/{name}"
    for host, name in [("example.org", "ada"), ("other.example", "bob"), ("misskey.example", "c4")]
)
TO = {"to": [PUBLIC], "cc": [f"{ADA}/followers"]}
ACTOR = {
    "@context": ["https://www.w3.org/ns/activitystreams"],
    "id": ADA,
    "type": "Person",
    "preferredUsername": "ada",
    "name": "Ada Byron",
    "url": "https://example.org/@ada",
    "published": "2020-01-01T00:00:00Z",
    "outbox": "outbox.json",
    "likes": "likes.json",
}


def post(number, day, content, **more):
    address = f"{ADA}/statuses/{number}"
    at = f"2024-03-{day:02}T12:00:00Z"
    note = {
        "id": address,
        "type": "Note",
        "summary": None,
        "inReplyTo": None,
        "published": at,
        "url": f"https://example.org/@ada/{number}",
        "attributedTo": ADA,
        "content": content,
        "tag": [],
    }
    return {
        "id": f"{address}/activity",
        "type": "Create",
        "actor": ADA,
        "published": at,
        "object": note | TO | more,
    } | TO


def boost(number, day, of, author=None, **more):
    return {
        "id": f"{ADA}/statuses/{number}/activity",
        "type": "Announce",
        "actor": ADA,
        "published": f"2024-03-{day:02}T12:00:00Z",
        "to": [PUBLIC],
        "cc": [f"{ADA}/followers", *([author] if author else [])],
        "object": of,
    } | more


def mention(account, name):
    return {"type": "Mention", "href": account, "name": name}


BOBS = f"{BOB}/statuses/112020304050607080"
NOTE = "https://misskey.example/notes/9x"
HELLO = post(1, 1, "<p>Hello</p>", tag=[{"type": "Hashtag", "name": "#Rust", "href": "x"}])
REPLY = post(
    2,
    2,
    "<p>Yes</p>",
    inReplyTo=BOBS,
    tag=[mention(BOB, "@bob@other.example"), mention(CAROL, "@c4@misskey.example")],
)
BOOSTS = [boost(3, 3, BOBS, BOB), boost(4, 4, NOTE, CAROL), boost(5, 5, NOTE)]
LIKES = [BOBS]


def collection(name, items):
    return {
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": name,
        "type": "OrderedCollection",
        "totalItems": len(items),
        "orderedItems": items,
    }


def write(folder, outbox, likes=(), actor=ACTOR):
    folder.mkdir(exist_ok=True)
    documents = {
        "actor.json": actor,
        "outbox.json": collection("outbox.json", outbox),
        "likes.json": collection("likes.json", list(likes)),
        "bookmarks.json": collection("bookmarks.json", [NOTE]),
    }
    for name, document in documents.items():
        (folder / name).write_text(json.dumps(document), encoding="utf-8")
    return folder


def make(folder):
    return write(folder / "archive", [HELLO, REPLY, *BOOSTS], LIKES)
