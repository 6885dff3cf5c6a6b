"""Every source by its name."""

from collections.abc import Mapping

from leylines.graph.errors import SourceError
from leylines.graph.sources.activitypub import ActivityPub
from leylines.graph.sources.bluesky import Bluesky
from leylines.graph.sources.delimited import Delimited
from leylines.graph.sources.discord import Discord
from leylines.graph.sources.discourse import Discourse
from leylines.graph.sources.edge_list import EdgeList
from leylines.graph.sources.github import GitHub
from leylines.graph.sources.graph_files import Gexf, GraphMl
from leylines.graph.sources.hacker_news import HackerNews
from leylines.graph.sources.json_lines import JsonLines
from leylines.graph.sources.khoros import Khoros
from leylines.graph.sources.mail import Mail
from leylines.graph.sources.mastodon import Mastodon
from leylines.graph.sources.parquet import Parquet
from leylines.graph.sources.reddit import RedditDump
from leylines.graph.sources.slack import Slack
from leylines.graph.sources.snap import Snap
from leylines.graph.sources.source import Source
from leylines.graph.sources.stack_exchange import StackExchange
from leylines.graph.sources.table import MappedTable
from leylines.graph.sources.telegram import Telegram
from leylines.graph.sources.twitter import Twitter

_ALL: tuple[Source, ...] = (
    ActivityPub(),
    Bluesky(),
    Delimited(),
    Discord(),
    Discourse(),
    EdgeList(),
    Gexf(),
    GitHub(),
    GraphMl(),
    HackerNews(),
    JsonLines(),
    Khoros(),
    Mail(),
    MappedTable(),
    Mastodon(),
    Parquet(),
    RedditDump(),
    Slack(),
    Snap(),
    StackExchange(),
    Telegram(),
    Twitter(),
)

SOURCES: Mapping[str, Source] = {source.name: source for source in _ALL}


def source_named(name: str) -> Source:
    """Return the source of that name.

    Raises
    ------
    SourceError
        If there is none.

    Examples
    --------
    >>> source_named("snap").title
    'SNAP edge list (SRC DST UNIXTIME), plain or .gz'
    """
    try:
        return SOURCES[name]
    except KeyError:
        raise SourceError(
            f"There is no source named {name!r}", cure=f"Use one of {', '.join(SOURCES)}."
        ) from None
