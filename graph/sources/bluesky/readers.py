"""What each thing that is told becomes."""

from dataclasses import dataclass, field
from datetime import datetime

from leylines.graph.model import Kind
from leylines.graph.sources.bluesky.posts import Post, add_post, time_of, url_of
from leylines.graph.sources.bluesky.told import ADDRESS, DID, POST, Told, account_in
from leylines.graph.sources.fields import Object, text
from leylines.graph.sources.fields import time_of as time_at
from leylines.graph.sources.records import Records, Unusable

ACTS: dict[str, Kind] = {
    "app.bsky.feed.like": "LIKED",
    "app.bsky.feed.repost": "REPOSTED",
    "app.bsky.graph.follow": "FOLLOWED",
}
PROFILE = "app.bsky.actor.profile"


@dataclass(slots=True)
class Known:
    """What is known of posts and accounts before anything is read: when, and in which hashtags.

    This is held in memory: some 350 bytes a post, and 160 an account in answers
    (measured).
    """

    posts: dict[str, tuple[datetime, tuple[str, ...]]] = field(default_factory=dict)
    joined: dict[str, datetime] = field(default_factory=dict)

    def learn(self, told: Told) -> None:
        """Take in what is told; what cannot be used will be a reject when it is read."""
        try:
            if told.sort in ("profile", "follower", "follows"):
                profile = _checked(told.value)
                if at := time_at(profile, "createdAt"):
                    self.joined[profile["did"]] = at
            elif (post := post_in(told)) is not None:
                self.posts[post.address] = post.at, post.tags
        except Unusable:
            return

    def tags_of(self, post: str | None) -> tuple[str, ...]:
        """Return the hashtags of a post."""
        return self.posts[post][1] if post in self.posts else ()


def post_in(told: Told) -> Post | None:
    """Return the post that is told, if it is one."""
    if told.sort == "record":
        return Post.of(told.of, told.value) if account_in(told.of, POST) else None
    value = told.value
    if told.sort == "repost" and isinstance(value, dict):
        value = value.get("post")
    elif told.sort != "post":
        return None
    if not isinstance(value, dict):
        raise Unusable("there is no post", "post")
    return Post.of(value.get("uri"), value.get("record"))


def read_told(known: Known, told: Told, records: Records) -> None:
    """Read a record of a repository, or a thing in an answer of the API."""
    value, post = told.value, post_in(told)
    if not isinstance(value, dict):
        raise Unusable("not to be read, or neither a post nor an account")
    if told.sort == "record":
        if post is None:
            _read_record(known, told.of, value, records)
        else:
            add_post(post, known.tags_of(post.parent), records)
    elif post is not None and told.sort == "post":
        author = _checked(value.get("author"))
        add_post(post, known.tags_of(post.parent), records)
        _add_profile(author, records)
    elif post is not None:
        _read_repost(post, value["reason"], records)
    else:
        _read_profile(known, told, value, records)


def _read_record(known: Known, address: str, record: Object, records: Records) -> None:
    found = ADDRESS.fullmatch(address)
    if not found:
        raise Unusable("its path is none")
    did, collection = found[1], found[2]
    subject = record.get("subject")
    if collection == PROFILE:
        name = text(record, "displayName")
        records.add("accounts", id=did, name=name, url=url_of(did))
    elif collection not in ACTS:
        raise Unusable(f"{collection}: no interaction")
    elif collection == "app.bsky.graph.follow":
        target = _did(subject)
        at = time_of(address, record)
        records.interact("FOLLOWED", did, target, of=f"{target}-{did}", at=at)
    else:
        post = subject.get("uri") if isinstance(subject, dict) else None
        _react(known, ACTS[collection], did, post, time_of(address, record), records)


def _react(
    known: Known, kind: Kind, actor: str, post: object, at: datetime, records: Records
) -> None:
    author = account_in(post, POST)
    if not isinstance(post, str) or author is None:
        raise Unusable("its subject is no post", "subject")
    of, tags = f"{post}-{actor}", known.tags_of(post)
    records.interact(kind, actor, author, of=of, at=at, communities=tags, content=post)


def _did(value: object) -> str:
    if not isinstance(value, str) or not DID.fullmatch(value):
        raise Unusable("its subject is no account", "subject")
    return value


def _checked(profile: object) -> Object:
    """Return a profile of which everything can be used."""
    if not isinstance(profile, dict):
        raise Unusable("there is no account", "author")
    _did(profile.get("did"))
    text(profile, "handle"), text(profile, "displayName"), time_at(profile, "createdAt")
    return profile


def _add_profile(profile: Object, records: Records) -> None:
    handle = text(profile, "handle")
    records.add(
        "accounts",
        id=profile["did"],
        handle=None if handle == "handle.invalid" else handle,
        name=text(profile, "displayName"),
        url=url_of(profile["did"]),
        created_at=time_at(profile, "createdAt"),
    )


def _read_repost(post: Post, reason: Object, records: Records) -> None:
    by, at = _checked(reason.get("by")), time_at(reason, "indexedAt") or post.at
    actor, address = by["did"], post.address
    of = f"{address}-{actor}"
    records.interact(
        "REPOSTED", actor, post.author, of=of, at=at, communities=post.tags, content=address
    )
    _add_profile(by, records)


def _read_profile(known: Known, told: Told, value: Object, records: Records) -> None:
    profile = _checked(value.get("actor") if told.sort == "like" else value)
    actor, of = profile["did"], told.of
    if told.sort == "like":
        at = time_at(value, "createdAt") or time_at(value, "indexedAt")
        if at is None:
            raise Unusable("there is no createdAt", "createdAt")
        _react(known, "LIKED", actor, of, at, records)
    elif told.sort == "reposter":
        if of not in known.posts:
            raise Unusable("the post is not among the files, and the list tells no time")
        _react(known, "REPOSTED", actor, of, known.posts[of][0], records)
    elif told.sort in ("follower", "follows"):
        _follow(known, told, actor, records)
    elif told.sort != "profile":
        raise Unusable("neither a post nor an account")
    _add_profile(profile, records)


def _follow(known: Known, told: Told, listed: str, records: Records) -> None:
    """Add a follow. The list does not say since when: not before both accounts were there."""
    other = _did(told.of)
    times = [known.joined[each] for each in (listed, other) if each in known.joined]
    if not times:
        raise Unusable("neither account says since when it is there", "createdAt")
    actor, target = (listed, other) if told.sort == "follower" else (other, listed)
    records.interact("FOLLOWED", actor, target, of=f"{target}-{actor}", at=max(times))
