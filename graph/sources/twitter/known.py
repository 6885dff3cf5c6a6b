"""What is known before anything is read: whose each tweet, each handle and each archive is.

This is held in memory: some 250 bytes a tweet and 220 an account that is named
(measured).
"""

import sys
from dataclasses import dataclass, field
from datetime import datetime

from leylines.graph.sources.fields import Object, needed_id, text
from leylines.graph.sources.records import Unusable
from leylines.graph.sources.twitter.files import Told
from leylines.graph.sources.twitter.times import FIRST_USER, time_in, time_of
from leylines.graph.sources.twitter.tweets import Tweet, from_api, from_archive

API_TWEETS = ("api tweet", "liked_tweets")
API_USERS = ("user", "liking_users", "retweeted_by", "followers", "following")


@dataclass(slots=True)
class Written:
    """Who wrote a tweet and when, in which hashtags and groups, and its newest version."""

    author: str
    at: datetime
    communities: tuple[str, ...]
    newest: str


@dataclass(slots=True)
class Known:
    """The tweets by id, first versions by later ones, accounts by handle, owners of archives."""

    tweets: dict[str, Written] = field(default_factory=dict)
    first: dict[str, str] = field(default_factory=dict)
    handles: dict[str, str] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    joined: dict[str, datetime] = field(default_factory=dict)
    retweeted: set[tuple[str, str]] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)

    def learn_owner(self, told: Told) -> None:
        """Take in whose an archive is, before its tweets."""
        if told.sort == "owner" and isinstance(told.value, dict):
            try:
                self.owners[told.of] = needed_id(told.value, "accountId")
                self._learn_user(told.value, "accountId", "createdAt")
            except Unusable:
                return

    def learn(self, told: Told) -> None:
        """Take in what is told; what cannot be used will be a reject when it is read."""
        try:
            if told.sort in API_USERS:
                self._learn_user(told.value, "id", "created_at")
            elif told.sort == "tweet" or told.sort in API_TWEETS:
                self._learn_tweet(self.tweet_of(told))
            elif told.sort == "deleted":
                self.deleted.add(self.tweet_of(told).version)
        except Unusable:
            return

    def tweet_of(self, told: Told) -> Tweet:
        """Return a tweet, told in either way."""
        if not isinstance(told.value, dict):
            raise Unusable("no tweet")
        if told.sort in API_TWEETS:
            return from_api(told.value)
        return from_archive(told.value, self.owners.get(told.of))

    def _learn_user(self, value: Object, id_: str, created_at: str) -> None:
        account, handle = needed_id(value, id_), text(value, "username")
        if handle:
            self.handles[handle.casefold()] = account
        at = time_of(value, created_at) or time_in(account, FIRST_USER)
        if at:
            self.joined[account] = at

    def _learn_tweet(self, tweet: Tweet) -> None:
        for person in (*tweet.mentions, *((tweet.replied_to,) if tweet.replied_to else ())):
            if person.handle:
                self.handles.setdefault(person.handle.casefold(), person.id)
        if tweet.version != tweet.id:
            self.first[tweet.version] = tweet.id
        if tweet.retweeted is not None:
            if tweet.retweeted:
                self.retweeted.add((tweet.retweeted, tweet.author))
            return
        before = self.tweets.get(tweet.id)
        if before is None or _number(before.newest) < _number(tweet.version):
            author, places = sys.intern(tweet.author), tuple(map(sys.intern, communities_of(tweet)))
            self.tweets[tweet.id] = Written(author, tweet.at, places, tweet.version)

    def original(self, tweet: str | None) -> str | None:
        """Return the id of a tweet's first version."""
        return self.first.get(tweet, tweet) if tweet else None

    def find(self, tweet: str | None) -> Written | None:
        """Return what is known of a tweet."""
        return self.tweets.get(self.original(tweet) or "")

    def joined_at(self, account: str) -> datetime | None:
        """Return since when an account is there, if that can be known."""
        return self.joined.get(account) or time_in(account, FIRST_USER)


def _number(id_: str) -> tuple[int, str]:
    return len(id_), id_


def communities_of(tweet: Tweet) -> tuple[str, ...]:
    """Return the hashtags of a tweet, and the group that it was written in."""
    return (*tweet.tags, *((tweet.group,) if tweet.group else ()))
