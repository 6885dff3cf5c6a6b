"""A repository, made as the specification says, whose answers are known by hand."""

from hashlib import sha256

import libipld

ADA, BOB, CAROL = "did:plc:ada", "did:plc:bob", "did:web:carol.example"
POSTS = "app.bsky.feed.post"
BOBS, CAROLS = f"at://{BOB}/{POSTS}/3kmqxw2a", f"at://{CAROL}/{POSTS}/3kmqxw2b"


def record(kind, day, **more):
    return {"$type": kind, "createdAt": f"2024-03-{day:02}T12:00:00.000Z"} | more


def facet(kind, **more):
    return {
        "index": {"byteStart": 0, "byteEnd": 1},
        "features": [{"$type": f"app.bsky.richtext.facet#{kind}"} | more],
    }


HELLO = record(POSTS, 1, text="Hello #Rust", facets=[facet("tag", tag="Rust")])
REPLY = record(
    POSTS,
    2,
    text="@bob @carol yes",
    reply={"root": {"uri": CAROLS, "cid": "x"}, "parent": {"uri": BOBS, "cid": "x"}},
    facets=[facet("mention", did=BOB), facet("mention", did=CAROL)],
)
QUOTE = record(
    POSTS, 3, text="see", embed={"$type": "app.bsky.embed.record", "record": {"uri": CAROLS}}
)
RECORDS = {
    "app.bsky.actor.profile/self": {"$type": "app.bsky.actor.profile", "displayName": "Ada Byron"},
    f"{POSTS}/3kmqxw2a22221": HELLO,
    f"{POSTS}/3kmqxw2a22222": REPLY,
    f"{POSTS}/3kmqxw2a22223": QUOTE,
    "app.bsky.feed.like/3kmqxw2a22224": record("app.bsky.feed.like", 4, subject={"uri": BOBS}),
    "app.bsky.feed.repost/3kmqxw2a22225": record(
        "app.bsky.feed.repost", 5, subject={"uri": CAROLS}
    ),
    "app.bsky.graph.follow/3kmqxw2a22226": record("app.bsky.graph.follow", 6, subject=BOB),
    "app.bsky.graph.block/3kmqxw2a22227": record("app.bsky.graph.block", 7, subject=CAROL),
}


def cid_of(data):
    return bytes([1, 0x71, 0x12, 0x20]) + sha256(data).digest()


def number(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def node(paths, left=None):
    """Return a node of the tree with these paths, each written as it differs from the last."""
    entries, before = [], b""
    for path, cid in paths:
        key = path.encode()
        shared = next(
            (i for i, (a, b) in enumerate(zip(before, key, strict=False)) if a != b),
            min(len(before), len(key)),
        )
        entries.append({"p": shared, "k": key[shared:], "v": cid, "t": None})
        before = key
    return libipld.encode_dag_cbor({"l": left, "e": entries})


def car(records=RECORDS, did=ADA):
    """Return a repository: the commit, a tree of two nodes, and the records."""
    data = {path: libipld.encode_dag_cbor(value) for path, value in records.items()}
    paths = sorted((path, cid_of(block)) for path, block in data.items())
    left = node(paths[: len(paths) // 2])
    root = node(paths[len(paths) // 2 :], cid_of(left))
    commit = libipld.encode_dag_cbor(
        {"did": did, "version": 3, "rev": "3k", "prev": None, "data": cid_of(root), "sig": b"x"}
    )
    header = libipld.encode_dag_cbor({"version": 1, "roots": [cid_of(commit)]})
    blocks = [commit, root, left, *dict.fromkeys(data.values())]
    sections = [header, *(cid_of(block) + block for block in blocks)]
    return b"".join(number(len(section)) + section for section in sections)


def make(folder):
    file = folder / "ada.car"
    file.write_bytes(car())
    return file
