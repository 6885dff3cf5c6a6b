import gzip
import json

ITEMS = [
    {"id": 1, "type": "story", "by": "ada", "time": 1772362800, "title": "Ask HN: How?", "score": 9}
    | {"text": "I <i>wonder</i>.<p>Really.", "kids": [2, 4], "descendants": 3},
    {"id": 2, "type": "comment", "by": "bob", "time": 1772362860, "parent": 1, "text": "So."},
    {"id": 3, "type": "comment", "by": "ada", "time": 1772362920, "parent": 2, "text": "Thanks"},
    {"id": 4, "type": "comment", "deleted": True, "time": 1772362980, "parent": 1},
    {"id": 5, "type": "comment", "by": "carol", "time": 1772363040, "parent": 4, "text": "Oh"},
    {"id": 6, "type": "story", "by": "carol", "time": 1772363100, "title": "A tool"}
    | {"url": "https://example.org/tool"},
]
PAGES = [(f"item/{item['id']}", item) for item in ITEMS] + [
    ("item/7", None),
    ("user/ada", {"id": "ada", "created": 1160418092, "karma": 3}),
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
