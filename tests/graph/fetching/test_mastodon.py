"""Timelines read forward, with what belongs to each status, and the last days once more."""

import pytest

from leylines.graph.errors import FetchError

ACCOUNT = {"id": "77", "acct": "ada"}
DAY = 86_400_000 << 16


class Instance:
    """Statuses by number; three at a time."""

    def __init__(self):
        self.statuses = {}
        self.below = {}

    def answer(self, path, query):
        path = path.removeprefix("/api/v1/")
        if path == "accounts/lookup":
            return ACCOUNT if query["acct"] == ["ada"] else None
        if path in ("accounts/77/statuses", "timelines/tag/bread", "timelines/public"):
            newer = sorted(each for each in self.statuses if each > int(query["min_id"][0]))
            return [self.statuses[each] for each in reversed(newer[:3])]
        return self.below.get(path)


@pytest.fixture
def instance():
    instance = Instance()
    for number in range(1, 8):
        instance.statuses[number] = {"id": str(number), "content": "x", "replies_count": 0}
    instance.statuses[2] |= {"favourites_count": 3, "reblogs_count": 1}
    instance.statuses[5] |= {"replies_count": 1}
    instance.statuses[6] |= {"favourites_count": 9, "reblog": {"id": "1"}}
    instance.below = {
        "statuses/2/favourited_by": [{"id": "8"}],
        "statuses/2/reblogged_by": [{"id": "9"}],
        "statuses/5/context": {"ancestors": [], "descendants": [{"id": "40"}]},
    }
    return instance


@pytest.fixture
def site(serve, instance):
    return serve(instance.answer)


def test_an_account_with_all_that_belongs_to_it(site, instance, fetched, archived, troubles):
    site.troubles = troubles
    fetched("mastodon", f"{site.root}/@ada")
    assert [kind for kind, _ in archived()] == [
        "accounts/77",
        "accounts/77/statuses",
        "statuses/2/favourited_by",
        "statuses/2/reblogged_by",
        "accounts/77/statuses",
        "statuses/5/context",
        "accounts/77/statuses",
    ]
    bodies = [body for kind, body in archived() if kind == "accounts/77/statuses"]
    assert [[int(each["id"]) for each in body] for body in bodies] == [[3, 2, 1], [6, 5, 4], [7]]


@pytest.mark.parametrize(
    ("path", "kind"), [("tags/bread", "timelines/tag/bread"), ("public", "timelines/public")]
)
def test_other_timelines(site, instance, fetched, archived, path, kind):
    fetched("mastodon", f"{site.root}/{path}")
    assert [each for each, _ in archived()].count(kind) == 3
    assert fetched("mastodon", f"{site.root}/{path}").answers == 0


def test_new_posts_and_those_of_the_last_days_once_more(site, instance, fetched, archived):
    from datetime import UTC, datetime

    from leylines.graph.fetching.mastodon import id_at

    now = id_at(datetime.now(UTC))
    old, young = now - 9 * DAY, now - DAY
    instance.statuses = {each: {"id": str(each)} for each in (1, old, young)}
    fetched("mastodon", f"{site.root}/public")
    before = len(archived())
    instance.statuses[young] |= {"content": "edited"}
    instance.statuses[now] = {"id": str(now)}
    fetched("mastodon", f"{site.root}/public")
    assert archived()[before:] == [
        ("timelines/public", [{"id": str(now)}, {"id": str(young), "content": "edited"}])
    ]


def test_a_limit_is_gone_on_from(site, fetched, archived):
    assert not fetched("mastodon", f"{site.root}/public", limit=1).complete
    assert fetched("mastodon", f"{site.root}/public").complete
    ids = [int(each["id"]) for kind, body in archived() if "public" in kind for each in body]
    assert ids == [3, 2, 1, 6, 5, 4, 7]


@pytest.mark.parametrize("path", ["", "@ben", "about/more", "tags"])
def test_addresses_that_are_none(site, fetched, path):
    with pytest.raises(FetchError):
        fetched("mastodon", f"{site.root}/{path}")


def test_a_date_that_is_none(site, fetched):
    with pytest.raises(FetchError, match="not a date"):
        fetched("mastodon", f"{site.root}/public", options={"since": "soon"})
