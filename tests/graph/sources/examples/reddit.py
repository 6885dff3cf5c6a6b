import json

import zstandard


def comment(id_, author, parent, body, **more):
    """Return a comment as dumps have it."""
    return {
        "id": id_,
        "author": author,
        "author_fullname": f"t2_{author}",
        "parent_id": parent,
        "link_id": "t3_s1",
        "subreddit": "AskBees",
        "subreddit_id": "t5_b",
        "created_utc": 1_772_366_400,
        "body": body,
        "score": 5,
        **more,
    }


SUBMISSION = {
    "id": "s1",
    "author": "Ada",
    "subreddit": "AskBees",
    "created_utc": 1_772_362_800,
    "title": "Bees &amp; wasps",
    "selftext": "Why?",
    "permalink": "/r/AskBees/comments/s1/bees/",
    "is_self": True,
    "score": 9,
}
ROWS = (
    SUBMISSION,
    comment("c1", "Bob", "t3_s1", "a &gt; b, u/Ada and /u/carol, not u/nobody"),
    comment("c2", "Carol", "t1_c1", "Yes."),
    comment("c3", "AutoModerator", "t3_s1", "Rules."),
    {"id": "c4"},
)


def written(folder, rows, name="RC_2026-03.zst"):
    """Write a dump."""
    file = folder / name
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    file.write_bytes(zstandard.ZstdCompressor().compress(data) if name.endswith("zst") else data)
    return file


def make(folder):
    """Write a submission with two comments, one of a bot and one that is none."""
    return written(folder, ROWS)
