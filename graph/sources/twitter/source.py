"""The source itself: archives of accounts, or answers of the API, read twice.

The archive (Settings, Your account, Download an archive of your data) is a .zip with scripts under
``data/``, each ``window.YTD.tweets.part0 = [{"tweet": {…}}, …]``:

================================  ==================================================================
``account.js``                    the account; all else is its own doing
``tweets.js``, ``tweet.js``       contents, or REPOSTED for ``RT @name:``; REPLIED to
                                  ``in_reply_to_user_id_str``; MENTIONED for ``user_mentions``;
                                  QUOTED where the last address in it is a tweet's, if it is known
                                  who has that handle
``deleted-tweets.js``             the contents are gone
``like.js``                       LIKED, if it is known whose tweet it is
``follower.js``, ``following.js`` FOLLOWED
``direct-messages.js``            MESSAGED, LIKED for reactions; without their text
================================  ==================================================================

An answer of the API, version 2, is ``{"data": …, "includes": {"users": …, "tweets": …}}``. What it
holds is told by its objects; an archive of answers (``{"kind": …, "body": …}``) names the endpoint:

================================  ==================================================================
any other, such as                tweets and users; a tweet REPLIED to ``in_reply_to_user_id``,
``users/ID/tweets``,              MENTIONED for ``entities.mentions``, QUOTED or REPOSTED for
``tweets/search/recent``          ``referenced_tweets``
``tweets/ID/liking_users``        users: each LIKED the tweet
``tweets/ID/retweeted_by``        users: each REPOSTED it
``users/ID/liked_tweets``         tweets: the user LIKED each
``users/ID/followers``            users: each FOLLOWED it
``users/ID/following``            users: each is FOLLOWED by it
================================  ==================================================================

It is relied upon ``id`` and ``author_id`` of a tweet, ``id`` of a user; used are ``created_at``,
``text``, ``note_tweet``, ``entities``, ``edit_history_tweet_ids``, ``community_id``,
``public_metrics.impression_count``, ``username`` and ``name``.

The format: the archive's own ``data/README.txt``; docs.x.com/x-api/fundamentals/data-dictionary.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from leylines.graph.model import Batch
from leylines.graph.sources.exports import export_files, opened_export
from leylines.graph.sources.gathering import Item, gathered_batches, items_of, json_shown
from leylines.graph.sources.options import check_options
from leylines.graph.sources.twitter.files import Told, told_in, twitter_files
from leylines.graph.sources.twitter.known import Known
from leylines.graph.sources.twitter.readers import read_told


class Twitter:
    """Archives of accounts, or answers of the API."""

    name = "twitter"
    title = "X (Twitter): an account's archive, or answers of the API"
    carries = frozenset({"times", "contents", "communities", "likes"})
    described = "docs.x.com/x-api/fundamentals/data-dictionary"
    options: Mapping[str, str] = MappingProxyType({})

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the files that are read."""
        return export_files(path, twitter_files, "tweets.js, or .json file with answers of the API")

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the archives or the answers, each tweet, user, like and message a row."""
        check_options(self.name, options, self.options)
        self.files(path)
        known = Known()
        with opened_export(path) as tree:
            names, told = twitter_files(tree), partial(told_in, tree)
            owners = [name for name in names if name.endswith("account.js")]
            for learn, among in ((known.learn_owner, owners), (known.learn, names)):
                for item in items_of(among, told):
                    if isinstance(item, Item):
                        learn(item.value)
            items, read = items_of(names, told), partial(read_told, known)
            yield from gathered_batches(path.name, items, read, _shown)


def _shown(told: Told) -> str:
    return json_shown(told.value)
