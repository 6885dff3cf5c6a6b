"""A small instance whose answers are known by hand."""

import gzip
import json

ADA = {
    "id": "1",
    "acct": "ada",
    "username": "ada",
    "display_name": "Ada Byron",
    "url": "https://example.org/@ada",
    "created_at": "2020-01-01T00:00:00.000Z",
    "bot": False,
    "group": False,
}
BOB = ADA | {
    "id": "2",
    "acct": "bob@other.example",
    "username": "bob",
    "display_name": "",
    "url": "https://other.example/@bob",
    "created_at": "2021-01-01T00:00:00.000Z",
}
CAROL = ADA | {"id": "3", "acct": "carol", "display_name": "Carol"}
FEED = ADA | {"id": "9", "acct": "feed", "bot": True}


def mention(account):
    return {name: account[name] for name in ("id", "username", "acct", "url")}


def status(number, account, day, content="", **more):
    return {
        "id": str(number),
        "created_at": f"2024-03-{day:02}T12:00:00.000Z",
        "edited_at": None,
        "in_reply_to_id": None,
        "in_reply_to_account_id": None,
        "visibility": "public",
        "spoiler_text": "",
        "uri": f"https://example.org/users/{account['username']}/statuses/{number}",
        "url": f"https://example.org/@{account['acct']}/{number}",
        "content": content,
        "account": account,
        "mentions": [],
        "tags": [],
        "reblog": None,
    } | more


POST = status(10, ADA, 1, "<p>Hello</p><p>#Rust</p>", tags=[{"name": "Rust", "url": "x"}])
REPLY = status(
    11,
    BOB,
    2,
    "<p>@ada @carol hi</p>",
    in_reply_to_id="10",
    in_reply_to_account_id="1",
    mentions=[mention(ADA), mention(CAROL)],
)
BOOST = status(12, CAROL, 3, reblog=POST)
QUOTE = status(13, CAROL, 4, "See", quote={"state": "accepted", "quoted_status": REPLY})
ADVERT = status(14, FEED, 5, "Buy")

PAGES = [
    ("accounts/1", ADA),
    ("timelines/public", [POST, BOOST]),
    ("statuses/10/context", {"ancestors": [], "descendants": [REPLY]}),
    ("timelines/tag/rust", [QUOTE, ADVERT]),
    ("statuses/10/favourited_by", [BOB, CAROL]),
    ("statuses/10/reblogged_by", [CAROL, BOB]),
    ("accounts/1/followers", [BOB]),
    ("accounts/1/following", [CAROL]),
]


def write(folder, pages, name="000001.jsonl.gz"):
    lines = [json.dumps({"kind": kind, "body": body}) for kind, body in pages]
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(gzip.compress("\n".join(lines).encode()))
    return folder


def make(folder):
    return write(folder / "mastodon", PAGES)
