"""Items by number, over a server in trouble, and what has changed since."""

import pytest

from leylines.graph.errors import FetchError


@pytest.fixture
def items():
    return {number: {"id": number, "type": "comment", "by": "ada"} for number in range(1, 251)}


@pytest.fixture
def site(serve, items):
    changed = []

    def answer(path, query):
        if path == "/v0/maxitem.json":
            return max(items)
        if path == "/v0/updates.json":
            return {"items": changed, "profiles": []}
        return (items.get(int(path.removeprefix("/v0/item/").removesuffix(".json"))), {})

    site = serve(answer)
    site.changed = changed
    return site


def numbers(pages):
    return [int(kind.removeprefix("item/")) for kind, _ in pages]


def test_everything_comes_once(site, fetched, archived, items, troubles):
    site.troubles = troubles
    summary = fetched("hackernews", site.root)
    assert (summary.answers, summary.files, summary.complete) == (250, 1, True)
    assert archived() == [(f"item/{number}", items[number]) for number in range(1, 251)]


def test_only_what_is_new_and_what_has_changed(site, fetched, archived, items):
    fetched("hackernews", site.root)
    assert fetched("hackernews", site.root).files == 0
    items[7] = {"id": 7, "deleted": True}
    items[251] = {"id": 251}
    site.changed += [7, 251]
    fetched("hackernews", site.root)
    assert archived()[250:] == [("item/7", items[7]), ("item/251", items[251])]


def test_a_number_whose_item_cannot_be_seen_yet_comes_next_time(site, fetched, archived, items):
    items[100] = None
    items[251] = items[252] = None
    fetched("hackernews", site.root)
    assert numbers(archived()) == [n for n in range(1, 251) if n != 100]
    items[251] = {"id": 251}
    items[252] = {"id": 252}
    fetched("hackernews", site.root)
    assert numbers(archived())[-2:] == [251, 252]


def test_a_limit_and_where_to_begin(site, fetched, archived):
    summary = fetched("hackernews", site.root, options={"first": "20"}, limit=1)
    assert numbers(archived()) == list(range(20, 120))
    assert not summary.complete
    fetched("hackernews", site.root, options={"first": "20"})
    assert numbers(archived()) == list(range(20, 251))


def test_mistakes(serve, fetched):
    with pytest.raises(FetchError, match="no option 'tag'"):
        fetched("hackernews", "http://127.0.0.1:1", options={"tag": "x"})
    with pytest.raises(FetchError, match="takes no token"):
        fetched("hackernews", "http://127.0.0.1:1", token="x")
    with pytest.raises(FetchError, match="not what this API"):
        fetched("hackernews", serve(lambda path, query: {}).root, folder="other")
