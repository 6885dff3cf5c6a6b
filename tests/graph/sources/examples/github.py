import gzip
import json

ADA, BOB, CAROL = (
    {"id": number, "login": name, "type": "User", "html_url": f"https://github.com/{name}"}
    for number, name in ((1, "ada"), (2, "bob"), (3, "carol"))
)
BOT = {"id": 9, "login": "dependabot[bot]", "type": "Bot"}
API = "https://api.github.com/repos/Ada/Engine"
ISSUE = {
    "id": 700,
    "number": 7,
    "title": "It stops",
    "body": "Why? @carol",
    "user": ADA,
    "repository_url": API,
    "html_url": "https://github.com/Ada/Engine/issues/7",
    "created_at": "2026-03-01T12:00:00Z",
    "updated_at": "2026-03-01T12:00:00Z",
    "labels": [{"id": 40, "name": "bug"}],
}
COMMENT = {
    "id": 71,
    "user": BOB,
    "body": "Because. `@ada` @nobody",
    "issue_url": f"{API}/issues/7",
    "html_url": "https://github.com/Ada/Engine/issues/7#issuecomment-71",
    "created_at": "2026-03-01T13:00:00Z",
    "updated_at": "2026-03-01T13:00:00Z",
}
REACTION = {"id": 5, "user": CAROL, "content": "heart", "created_at": "2026-03-01T14:00:00Z"}
PAGES = (
    ("repos/Ada/Engine", {"id": 50, "full_name": "Ada/Engine", "owner": ADA}),
    ("repos/Ada/Engine/issues", [ISSUE]),
    ("repos/Ada/Engine/issues/comments", [COMMENT]),
    ("repos/Ada/Engine/issues/comments/71/reactions", [REACTION]),
    ("repos/Ada/Engine/issues/7/reactions", [{**REACTION, "id": 6, "content": "-1"}]),
    ("repos/Ada/Engine/issues/comments", [{**COMMENT, "id": 72, "user": BOT}]),
)


def event(kind, actor, at="2026-03-02T12:00:00Z", **payload):
    """Return a line of GH Archive."""
    actor = {"id": actor["id"], "login": actor["login"]}
    repo = {"id": 50, "name": "Ada/Engine"}
    return {"type": kind, "actor": actor, "repo": repo, "payload": payload, "created_at": at}


def written(folder, pages):
    """Write an archive of answers."""
    archive = folder / "archive"
    archive.mkdir(exist_ok=True)
    with gzip.open(archive / "000001.jsonl.gz", "wt") as out:
        out.writelines(json.dumps({"kind": k, "body": b}) + "\n" for k, b in pages)
    return archive


def make(folder):
    """Write answers about one issue, with a bot's comment and a reaction that is no like."""
    return written(folder, PAGES)
