"""A tweet, whichever way it was told."""

import html
import re
from dataclasses import dataclass
from datetime import datetime

from leylines.graph.sources.fields import Object, id_of, needed_id, objects, text, whole_number
from leylines.graph.sources.records import Unusable
from leylines.graph.sources.twitter.times import time_in, time_of

RETWEET = re.compile(r"RT @(\w{1,20}):")
ADDRESS = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/(\w{1,20})/status/(\d{1,19})")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is named in a tweet: account, handle, name."""

    id: str
    handle: str | None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Tweet:
    """A tweet.

    Attributes
    ----------
    id : str
        Its own, or, of an edited one, that of the first version.
    version : str
        Its own.
    retweeted : str or None
        The tweet that it passes on; empty if only its author is told (``retweeted_of``, a handle).
    quoted_of : str or None
        The handle in the address of the quoted tweet.
    """

    id: str
    version: str
    author: str
    at: datetime
    text: str | None
    tags: tuple[str, ...]
    mentions: tuple[Person, ...] = ()
    parent: str | None = None
    replied_to: Person | None = None
    quoted: str | None = None
    quoted_of: str | None = None
    retweeted: str | None = None
    retweeted_of: str | None = None
    group: str | None = None
    views: int | None = None


def from_archive(value: Object, owner: str | None) -> Tweet:
    """Return a tweet of an archive, which is by its owner."""
    tweet = needed_id(value, "id_str") if value.get("id_str") else needed_id(value, "id")
    if owner is None:
        raise Unusable("no account.js beside it says whose this is")
    written = text(value, "full_text") or text(value, "text")
    retweet, quoted = RETWEET.match(written or ""), _quoted_address(value)
    first = id_of(value, "edit_info", "edit", "initialTweetId")
    first = first or _first(value, "edit_info", "initial", "editTweetIds") or tweet
    replied_to = id_of(value, "in_reply_to_user_id_str") or id_of(value, "in_reply_to_user_id")
    return Tweet(
        id=first,
        version=tweet,
        author=owner,
        at=_needed_time(value, tweet),
        text=html.unescape(written) if written else None,
        tags=_tags(value, "text"),
        mentions=_people(objects(value, "entities", "user_mentions"), "screen_name"),
        parent=id_of(value, "in_reply_to_status_id_str") or id_of(value, "in_reply_to_status_id"),
        replied_to=Person(replied_to, text(value, "in_reply_to_screen_name"))
        if replied_to
        else None,
        quoted=quoted[2] if quoted else None,
        quoted_of=quoted[1].casefold() if quoted else None,
        retweeted="" if retweet else None,
        retweeted_of=retweet[1].casefold() if retweet else None,
        group=id_of(value, "community_id_str") or id_of(value, "community_id"),
    )


def from_api(value: Object) -> Tweet:
    """Return a tweet of an answer of the API, version 2."""
    tweet, author = needed_id(value, "id"), id_of(value, "author_id")
    if author is None:
        raise Unusable("there is no author_id; ask for tweet.fields=author_id", "author_id")
    referenced = {
        text(each, "type"): id_of(each, "id") for each in objects(value, "referenced_tweets")
    }
    replied_to = id_of(value, "in_reply_to_user_id")
    written = text(value, "note_tweet", "text") or text(value, "text")
    return Tweet(
        id=_first(value, "edit_history_tweet_ids") or tweet,
        version=tweet,
        author=author,
        at=_needed_time(value, tweet),
        text=html.unescape(written) if written else None,
        tags=_tags(value, "tag"),
        mentions=_people(objects(value, "entities", "mentions"), "username"),
        parent=referenced.get("replied_to"),
        replied_to=Person(replied_to, None) if replied_to else None,
        quoted=referenced.get("quoted"),
        retweeted=referenced.get("retweeted"),
        group=id_of(value, "community_id"),
        views=whole_number(value, "public_metrics", "impression_count"),
    )


def _first(value: Object, *path: str) -> str | None:
    """Return the first of the ids that a tweet had, from edit to edit."""
    found: object = value
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return id_of({"id": found[0]}, "id") if isinstance(found, list) and found else None


def _needed_time(value: Object, tweet: str) -> datetime:
    at = time_of(value, "created_at") or time_in(tweet)
    if at is None:
        raise Unusable("there is no created_at", "created_at")
    return at


def _tags(value: Object, name: str) -> tuple[str, ...]:
    found = (text(tag, name) for tag in objects(value, "entities", "hashtags"))
    return tuple(dict.fromkeys(tag[:100].casefold() for tag in found if tag))


def _people(mentions: list[Object], handle: str) -> tuple[Person, ...]:
    found = {}
    for mention in mentions:
        account = id_of(mention, "id_str") or id_of(mention, "id")
        if account and account != "-1":  # who is there no more
            found[account] = Person(account, text(mention, handle), text(mention, "name"))
    return tuple(found.values())


def _quoted_address(value: Object) -> "re.Match[str] | None":
    # Somebody quotes by putting the address last.
    urls = [text(url, "expanded_url") for url in objects(value, "entities", "urls")]
    return ADDRESS.match(urls[-1]) if urls and urls[-1] else None
