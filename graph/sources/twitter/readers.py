"""What each thing that is told becomes."""

from leylines.graph.model import Kind
from leylines.graph.sources.fields import Object, id_of, needed_id, objects, text
from leylines.graph.sources.records import Records, Unusable
from leylines.graph.sources.twitter.files import Told
from leylines.graph.sources.twitter.known import API_TWEETS, API_USERS, Known
from leylines.graph.sources.twitter.times import time_of
from leylines.graph.sources.twitter.writing import add_tweet, add_user


def read_told(known: Known, told: Told, records: Records) -> None:
    """Read a tweet, a user, a message, or who likes or follows."""
    if not isinstance(told.value, dict) or told.sort == "other":
        raise Unusable("neither a tweet nor a user")
    if told.sort in API_USERS:
        _read_user(known, told, records)
    elif told.sort == "deleted":
        records.remove("contents", known.tweet_of(told).id)
    elif told.sort == "tweet" or told.sort in API_TWEETS:
        add_tweet(known, known.tweet_of(told), records)
        if told.sort == "liked_tweets":
            _like(known, told.of, needed_id(told.value, "id"), records)
    elif told.sort == "owner":
        account = needed_id(told.value, "accountId")
        name, at = text(told.value, "accountDisplayName"), time_of(told.value, "createdAt")
        add_user(account, text(told.value, "username"), name, records, created_at=at)
    else:
        owner = known.owners.get(told.of)
        if owner is None:
            raise Unusable("no account.js beside it says whose this is")
        _read_of_owner(known, owner, told, records)


def _read_of_owner(known: Known, owner: str, told: Told, records: Records) -> None:
    if told.sort == "message":
        _read_message(told.value, records)
    elif told.sort == "like":
        _like(known, owner, needed_id(told.value, "tweetId"), records)
    else:
        other = needed_id(told.value, "accountId")
        ends = (other, owner) if told.sort == "follower" else (owner, other)
        _follow(known, *ends, records)


def _read_user(known: Known, told: Told, records: Records) -> None:
    value = told.value
    account, handle, name = needed_id(value, "id"), text(value, "username"), text(value, "name")
    at = time_of(value, "created_at")
    if told.sort == "liking_users":
        _like(known, account, told.of, records)
    elif told.sort == "retweeted_by":
        _retweet(known, account, told.of, records)
    elif told.sort in ("followers", "following"):
        ends = (account, told.of) if told.sort == "followers" else (told.of, account)
        _follow(known, *ends, records)
    add_user(account, handle, name, records, created_at=at)


def _like(known: Known, account: str, tweet: str, records: Records) -> None:
    _react("LIKED", known, account, tweet, records)


def _retweet(known: Known, account: str, tweet: str, records: Records) -> None:
    if (tweet, account) not in known.retweeted:  # which tells it with its time
        _react("REPOSTED", known, account, tweet, records)


def _react(kind: Kind, known: Known, account: str, tweet: str, records: Records) -> None:
    """Add a like or a retweet. It has the time of the tweet: the earliest that it can be."""
    first, written = known.original(tweet) or tweet, known.find(tweet)
    if written is None:
        raise Unusable("nobody knows whose tweet this is: it is not among the files", "tweetId")
    records.interact(
        kind,
        account,
        written.author,
        of=f"{first}-{account}",
        at=written.at,
        communities=written.communities,
        content=first,
    )


def _follow(known: Known, actor: str, target: str, records: Records) -> None:
    times = [at for each in (actor, target) if (at := known.joined_at(each))]
    if not times:
        raise Unusable("neither account says since when it is there", "created_at")
    records.interact("FOLLOWED", actor, target, of=f"{actor}-{target}", at=max(times))


def _read_message(value: Object, records: Records) -> None:
    message = value.get("messageCreate")
    if not isinstance(message, dict):
        raise Unusable("not a message: somebody came, left or changed a name")
    message_id, sender = needed_id(message, "id"), needed_id(message, "senderId")
    to, at = needed_id(message, "recipientId"), time_of(message, "createdAt")
    if at is None:
        raise Unusable("there is no createdAt", "createdAt")
    content = f"m{message_id}"
    reactions = [
        (id_of(each, "senderId"), time_of(each, "createdAt") or at)
        for each in objects(message, "reactions")
    ]
    records.add("contents", id=content, kind="message", author=sender, at=at, communities=[])
    records.interact("MESSAGED", sender, to, of=content, at=at, content=content)
    for account, reacted_at in dict(reactions).items():
        records.interact(
            "LIKED", account, sender, of=f"{content}-{account}", at=reacted_at, content=content
        )
