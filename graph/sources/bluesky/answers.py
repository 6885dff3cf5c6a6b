"""What is told in an answer of the API: each says by itself what it is."""

from collections.abc import Iterator

from leylines.graph.model import Reject
from leylines.graph.sources.api_pages import pages_in
from leylines.graph.sources.bluesky.told import Told
from leylines.graph.sources.fields import Object, objects
from leylines.graph.sources.gathering import Item
from leylines.graph.sources.tree import Tree

LISTS = {
    "posts": "post",
    "likes": "like",
    "repostedBy": "reposter",
    "followers": "follower",
    "follows": "follows",
    "profiles": "profile",
    "actors": "profile",
}


def told_in(tree: Tree, name: str) -> Iterator[Item | Reject]:
    """Yield what the answers in a file tell; the value of each item is a :class:`Told`."""
    for page in pages_in(tree, name):
        if isinstance(page, Reject):
            yield page
            continue
        told = list(_of_body(page.value.body))
        for each in told:
            yield Item(page.line, each, page.size // len(told))


def _of_body(body: object) -> Iterator[Told]:
    if not isinstance(body, dict):
        yield Told("other", "", body)
    elif isinstance(body.get("thread"), dict):
        yield from _of_thread(body["thread"])
    elif isinstance(body.get("feed"), list):
        for item in body["feed"]:
            yield from _of_feed(item)
    elif any(isinstance(body.get(name), list) for name in LISTS):
        subject = body.get("subject")
        of = subject.get("did") if isinstance(subject, dict) else body.get("uri")
        for name, sort in LISTS.items():
            for value in body[name] if isinstance(body.get(name), list) else ():
                yield Told(sort, of if isinstance(of, str) else "", value)
        if isinstance(subject, dict):
            yield Told("profile", "", subject)
    else:
        yield Told(_sort(body), "", body)


def _sort(value: Object) -> str:
    return "post" if "record" in value else "profile" if "did" in value else "other"


def _of_feed(item: object) -> Iterator[Told]:
    if not isinstance(item, dict):
        yield Told("other", "", item)
        return
    reason = item.get("reason")
    if isinstance(reason, dict) and isinstance(reason.get("by"), dict):
        yield Told("repost", "", item)
    yield Told("post", "", item.get("post"))
    reply = item.get("reply")
    for name in ("root", "parent"):
        within = reply.get(name) if isinstance(reply, dict) else None
        if isinstance(within, dict) and "record" in within:
            yield Told("post", "", within)


def _of_thread(thread: Object) -> Iterator[Told]:
    waiting = [thread]
    while waiting:  # threads can be deeper than a program can call itself
        node = waiting.pop()
        if isinstance(node.get("post"), dict):
            yield Told("post", "", node["post"])
        if isinstance(node.get("parent"), dict):
            waiting.append(node["parent"])
        waiting += reversed(objects(node, "replies"))
