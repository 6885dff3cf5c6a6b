"""What is written down of a tweet and of a user."""

from datetime import datetime

from leylines.graph.model import Kind
from leylines.graph.sources.records import Records, Unusable
from leylines.graph.sources.twitter.known import Known, communities_of
from leylines.graph.sources.twitter.tweets import Person, Tweet


def add_user(
    account: str,
    handle: str | None,
    name: str | None,
    records: Records,
    *,
    created_at: datetime | None = None,
) -> None:
    """Add an account; its address is that of its id, for handles change."""
    url = f"https://x.com/i/user/{account}"
    records.add("accounts", id=account, handle=handle, name=name, url=url, created_at=created_at)


def add_tweet(known: Known, tweet: Tweet, records: Records) -> None:
    """Add a tweet, and what its author did by writing it."""
    if tweet.version in known.deleted:
        raise Unusable("it was deleted")
    if tweet.retweeted is not None:
        _add_retweet(known, tweet, records)
        return
    _add_content(known, tweet, records)
    replied_to, mentions = tweet.replied_to, tweet.mentions
    parent = known.find(tweet.parent)
    tags = communities_of(tweet) or (parent.communities if parent else ())
    target = replied_to.id if replied_to else parent.author if parent else None
    if replied_to:
        add_user(replied_to.id, replied_to.handle, None, records)
    _act("REPLIED", tweet, target, tweet.id, tags, records)
    for person in mentions:
        if person.id not in (target, tweet.author):
            add_user(person.id, person.handle, person.name, records)
            _act("MENTIONED", tweet, person.id, f"{tweet.id}-{person.id}", tags, records)
    quoted = known.find(tweet.quoted)
    quoted_author = quoted.author if quoted else known.handles.get(tweet.quoted_of or "")
    _act("QUOTED", tweet, quoted_author, tweet.id, tags, records)


def _add_content(known: Known, tweet: Tweet, records: Records) -> None:
    records.add("accounts", id=tweet.author)
    if known.tweets[tweet.id].newest != tweet.version:
        return
    for tag in tweet.tags:
        records.add("communities", id=tag, name=tag, kind="tag")
    if tweet.group:
        records.add("communities", id=tweet.group, name=None, kind="group")
    records.add(
        "contents",
        id=tweet.id,
        kind="reply" if tweet.parent or tweet.replied_to else "post",
        author=tweet.author,
        at=tweet.at,
        text=tweet.text,
        url=f"https://x.com/i/web/status/{tweet.version}",
        views=tweet.views,
        parent=known.original(tweet.parent),
        communities=list(communities_of(tweet)),
    )


def _add_retweet(known: Known, tweet: Tweet, records: Records) -> None:
    """Add a retweet: its target is the author of the other tweet, or who is named behind RT."""
    original = known.find(tweet.retweeted)
    author = original.author if original else _named(tweet, known)
    if author is None:
        raise Unusable("a retweet of nobody knows whose tweet", "referenced_tweets")
    first = known.original(tweet.retweeted)
    records.add("accounts", id=tweet.author)
    records.interact(
        "REPOSTED",
        tweet.author,
        author,
        of=f"{first}-{tweet.author}" if first else tweet.id,
        at=tweet.at,
        communities=original.communities if original else tweet.tags,
        content=first,
    )
    for person in tweet.mentions:
        if person.id == author:
            add_user(person.id, person.handle, person.name, records)


def _named(tweet: Tweet, known: Known) -> str | None:
    handle = tweet.retweeted_of
    if handle is None:  # the API puts whose tweet it is first
        handle = (tweet.text or "")[4:].partition(":")[0].casefold()
    found: list[Person] = [one for one in tweet.mentions if (one.handle or "").casefold() == handle]
    return found[0].id if found else known.handles.get(handle)


def _act(
    kind: Kind, tweet: Tweet, target: str | None, of: str, tags: tuple[str, ...], records: Records
) -> None:
    author, at = tweet.author, tweet.at
    records.interact(kind, author, target, of=of, at=at, communities=tags, content=tweet.id)
