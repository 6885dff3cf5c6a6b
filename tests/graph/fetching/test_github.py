"""Lists in the order of change, that change while they are read."""

import pytest

from leylines.graph.fetching import github

REPOSITORY = "/api/v3/repos/leaf/bread"


def item(number, minute, **more):
    at = f"2026-01-01T00:{minute:02}:00Z"
    return {"id": 1000 + number, "number": number, "updated_at": at} | more


class Repository:
    """Two issues a page; lists are sorted by when their items were last changed."""

    def __init__(self):
        self.lists = {name: [] for name in github.LISTS}
        self.below = {}
        self.on_page = lambda name, page: None

    def answer(self, path, query):
        rest = path.removeprefix(REPOSITORY).strip("/")
        if not rest:
            return {"id": 1, "full_name": "leaf/bread"}
        if rest in self.below:
            return self.below[rest]
        if rest not in self.lists:
            return None
        page, size = int(query["page"][0]), int(query["per_page"][0])
        self.on_page(rest, page)
        items = sorted(self.lists[rest], key=lambda each: (each["updated_at"], each["id"]))
        items = [each for each in items if each["updated_at"] >= query["since"][0]]
        return items[(page - 1) * size : page * size]


@pytest.fixture
def repository(monkeypatch):
    monkeypatch.setattr(github, "PAGE", 2)
    return Repository()


@pytest.fixture
def site(serve, repository):
    site = serve(repository.answer)
    site.root += "/leaf/bread"
    return site


def listed(pages, name):
    return [(each["number"], each["updated_at"][14:16]) for kind, body in pages
            if kind == f"repos/leaf/bread/{name}" for each in body]  # fmt: skip


def test_each_item_once_with_what_hangs_on_it(site, repository, fetched, archived, troubles):
    site.troubles = troubles
    repository.lists["issues"] = [
        item(1, 1),
        item(2, 2, pull_request={}),
        item(3, 2, reactions={"total_count": 1}),
        item(4, 2),
        item(5, 9),
    ]
    repository.lists["issues/comments"] = [item(7, 3, reactions={"total_count": 2})]
    repository.below = {
        "pulls/2/reviews": [{"id": 5}],
        "issues/3/reactions": [{"content": "+1"}],
        "issues/comments/1007/reactions": [{"content": "heart"}],
    }
    fetched("github", site.root)
    assert [kind.removeprefix("repos/leaf/bread") for kind, _ in archived()] == [
        "", "/issues", "/pulls/2/reviews", "/issues", "/issues/3/reactions", "/issues",
        "/issues/comments", "/issues/comments/1007/reactions",
    ]  # fmt: skip
    assert listed(archived(), "issues") == [
        (1, "01"), (2, "02"), (3, "02"), (4, "02"), (5, "09")
    ]  # fmt: skip


def test_the_next_fetch_brings_what_has_changed(site, repository, fetched, archived):
    repository.lists["issues"] = [item(1, 1), item(2, 2), item(3, 3)]
    fetched("github", site.root)
    before = len(archived())
    assert fetched("github", site.root).answers == 0
    repository.lists["issues"] = [item(1, 7), item(2, 2), item(3, 3), item(4, 3)]
    fetched("github", site.root)
    assert listed(archived()[before:], "issues") == [(4, "03"), (1, "07")]


def test_what_changes_while_the_list_is_read_is_not_skipped(site, repository, fetched, archived):
    issues = repository.lists["issues"] = [item(number, number) for number in range(1, 8)]

    def change(name, page):
        if name == "issues" and len(site.asked) == 3:
            issues[0] = item(1, 30)

    repository.on_page = change
    fetched("github", site.root)
    assert {number for number, _ in listed(archived(), "issues")} == set(range(1, 8))
    assert listed(archived(), "issues")[-1] == (1, "30")


def test_since_and_the_token(site, repository, fetched, archived):
    repository.lists["issues"] = [item(1, 1) | {"updated_at": "2025-12-31T00:00:00Z"}, item(2, 2)]
    fetched("github", site.root, options={"since": "2026-01-01"}, token="SECRET")
    assert listed(archived(), "issues") == [(2, "02")]
    assert {headers["Authorization"] for headers in site.headers} == {"Bearer SECRET"}
    assert "SECRET" not in str(archived())
