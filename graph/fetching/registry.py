"""Every feed by its name."""

from collections.abc import Mapping

from leylines.graph.errors import FetchError
from leylines.graph.fetching.discourse import DiscourseFeed
from leylines.graph.fetching.feed import Feed
from leylines.graph.fetching.github import GitHubFeed
from leylines.graph.fetching.hackernews import HackerNews
from leylines.graph.fetching.khoros import KhorosFeed
from leylines.graph.fetching.mastodon import MastodonFeed

_ALL: tuple[Feed, ...] = (
    DiscourseFeed(),
    GitHubFeed(),
    HackerNews(),
    KhorosFeed(),
    MastodonFeed(),
)

FEEDS: Mapping[str, Feed] = {feed.name: feed for feed in _ALL}


def feed_named(name: str) -> Feed:
    """Return the feed of that name.

    Raises
    ------
    FetchError
        If there is none.

    Examples
    --------
    >>> feed_named("github").address
    'https://github.com/OWNER/REPOSITORY'
    """
    try:
        return FEEDS[name]
    except KeyError:
        raise FetchError(
            f"There is no feed named {name!r}", cure=f"Use one of {', '.join(FEEDS)}."
        ) from None
