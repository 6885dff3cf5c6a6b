"""A post that can be used, and what is written down of it."""

from dataclasses import dataclass
from datetime import datetime

from leylines.graph.model import Kind
from leylines.graph.sources.bluesky.told import ADDRESS, DID, POST, account_in, time_in
from leylines.graph.sources.fields import Object, moment, objects, text, texts
from leylines.graph.sources.records import Records, Unusable

FEATURE = "app.bsky.richtext.facet#"


@dataclass(frozen=True, slots=True)
class Post:
    """A post: who wrote it and when, what it is under, what it quotes, whom it names."""

    address: str
    author: str
    at: datetime
    text: str | None
    tags: tuple[str, ...]
    parent: str | None
    quoted: str | None
    mentions: tuple[str, ...]

    @classmethod
    def of(cls, address: object, record: object) -> "Post":
        """Check a post.

        Raises
        ------
        Unusable
            If something is missing or broken.
        """
        if not isinstance(address, str) or not (author := account_in(address, POST)):
            raise Unusable("there is no address of a post", "uri")
        if not isinstance(record, dict):
            raise Unusable("there is no record", "record")
        features = [
            feature for facet in objects(record, "facets") for feature in objects(facet, "features")
        ]
        return cls(
            address=address,
            author=author,
            at=time_of(address, record),
            text=text(record, "text"),
            tags=_tags(record, features),
            parent=_address(_at(record, "reply", "parent", "uri")),
            quoted=_address(
                _at(record, "embed", "record", "uri")
                or _at(record, "embed", "record", "record", "uri")
            ),
            mentions=_mentions(features),
        )


def time_of(address: str, record: Object) -> datetime:
    """Return when a record was made: by its own word, or else by its key."""
    written = record.get("createdAt")
    found = ADDRESS.fullmatch(address)
    at = moment(written) if isinstance(written, str) else None
    at = at or (time_in(found[3]) if found else None)
    if at is None:
        raise Unusable("no createdAt with a zone between 1970 and 2099", "createdAt")
    return at


def _at(record: Object, *path: str) -> object:
    found: object = record
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found


def _address(value: object) -> str | None:
    return value if isinstance(value, str) and account_in(value, POST) else None


def _tags(record: Object, features: list[Object]) -> tuple[str, ...]:
    found = [text(each, "tag") for each in features if each.get("$type") == f"{FEATURE}tag"]
    each = [tag.strip("#")[:100].casefold() for tag in (*found, *texts(record, "tags")) if tag]
    return tuple(dict.fromkeys(tag for tag in each if tag))


def _mentions(features: list[Object]) -> tuple[str, ...]:
    found = [each.get("did") for each in features if each.get("$type") == f"{FEATURE}mention"]
    return tuple(dict.fromkeys(did for did in found if isinstance(did, str) and DID.fullmatch(did)))


def add_post(post: Post, parent_tags: tuple[str, ...], records: Records) -> None:
    """Add a post, and what its author did by writing it."""
    for tag in post.tags:
        records.add("communities", id=tag, name=tag, kind="tag")
    records.add("accounts", id=post.author, url=url_of(post.author))
    records.add(
        "contents",
        id=post.address,
        kind="reply" if post.parent else "post",
        author=post.author,
        at=post.at,
        text=post.text,
        url=url_of(post.author, post.address),
        parent=post.parent,
        communities=list(post.tags),
    )
    tags, replied_to = post.tags or parent_tags, account_in(post.parent)
    _act("REPLIED", post, replied_to, post.address, tags, records)
    for did in post.mentions:
        if did not in (replied_to, post.author):
            _act("MENTIONED", post, did, f"{post.address}-{did}", tags, records)
    _act("QUOTED", post, account_in(post.quoted), post.address, tags, records)


def _act(
    kind: Kind, post: Post, target: str | None, of: str, tags: tuple[str, ...], records: Records
) -> None:
    author, at = post.author, post.at
    records.interact(kind, author, target, of=of, at=at, communities=tags, content=post.address)


def url_of(did: str, post: str = "") -> str:
    """Return where an account or a post can be looked at.

    Examples
    --------
    >>> url_of("did:plc:ada", "at://did:plc:ada/app.bsky.feed.post/3kmqxw2a")
    'https://bsky.app/profile/did:plc:ada/post/3kmqxw2a'
    """
    return f"https://bsky.app/profile/{did}" + (f"/post/{post.rpartition('/')[2]}" if post else "")
