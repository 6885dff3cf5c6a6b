"""Messages by their time, of which several may be the same."""

import re

import pytest

from leylines.graph.errors import FetchError
from leylines.graph.fetching import khoros


class Community:
    """Answers the few forms of LiQL that are asked."""

    def __init__(self):
        self.messages = []
        self.kudos = {}
        self.boards = [{"type": "board", "id": f"b{n}"} for n in range(3)]

    def answer(self, path, query):
        assert path == "/api/2.0/search"
        asked = re.fullmatch(
            r"SELECT .+ FROM (\w+)(?: WHERE (\S+) >?= '(.+?)')?(?: ORDER BY post_time ASC)?"
            r" LIMIT (\d+) OFFSET (\d+)",
            query["q"][0],
        )
        table, _, value, limit, offset = asked.groups()
        items = {"messages": self.messages, "boards": self.boards, "categories": []}.get(table)
        if table == "messages":
            items = sorted(items, key=lambda each: (each["post_time"], each["id"]))
            items = [each for each in items if each["post_time"] >= value]
        if table == "kudos":
            items = self.kudos[value]
        here = items[int(offset) : int(offset) + int(limit)]
        return {"status": "success", "data": {"type": table, "size": len(here), "items": here}}

    def write(self, id_, second, kudos=0):
        at = f"2026-01-01T00:00:{second:02}.000+00:00"
        self.messages.append({"id": str(id_), "post_time": at, "kudos": {"sum": {"weight": kudos}}})
        self.kudos[str(id_)] = [{"id": f"k{n}"} for n in range(kudos)]


@pytest.fixture
def community(monkeypatch):
    monkeypatch.setattr(khoros, "MOST", 2)
    community = Community()
    for id_, second in ((1, 1), (2, 2), (3, 2), (4, 2), (5, 2), (6, 3)):
        community.write(id_, second, kudos=3 if id_ == 4 else 0)
    return community


@pytest.fixture
def site(serve, community):
    return serve(community.answer)


def ids(pages, table):
    return [
        each["id"] for kind, body in pages if f"FROM {table}" in kind
        for each in body["data"]["items"]
    ]  # fmt: skip


def test_everything_comes_once(site, fetched, archived, troubles):
    site.troubles = troubles
    fetched("khoros", site.root)
    assert ids(archived(), "messages") == ["1", "2", "3", "4", "5", "6"]
    assert ids(archived(), "boards") == ["b0", "b1", "b2"]
    assert [kind for kind, _ in archived() if "kudos WHERE" in kind] == [
        "SELECT * FROM kudos WHERE message.id = '4'"
    ] * 2
    assert ids(archived(), "kudos") == ["k0", "k1", "k2"]


def test_only_what_is_new(site, community, fetched, archived):
    fetched("khoros", site.root)
    before = len(archived())
    assert fetched("khoros", site.root).files == 0
    community.write(7, 3)
    fetched("khoros", site.root, limit=1)
    assert ids(archived()[before:], "messages") == ["7"]


def test_since_and_mistakes(site, fetched, archived):
    fetched("khoros", site.root, options={"since": "2026-01-01T00:00:03"})
    assert ids(archived(), "messages") == ["6"]
    with pytest.raises(FetchError, match="not a date"):
        fetched("khoros", site.root, folder="other", options={"since": "2026' OR '1"})


def test_an_answer_that_is_an_error(serve, fetched):
    site = serve(lambda path, query: {"status": "error", "message": "no"})
    with pytest.raises(FetchError, match="not what this API"):
        fetched("khoros", site.root)
