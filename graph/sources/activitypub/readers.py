"""What each thing that is told becomes."""

from collections.abc import Iterable

from leylines.graph.model import Kind
from leylines.graph.sources.activitypub.addresses import (
    address,
    addresses,
    handle_of,
    is_direct,
    needed_address,
)
from leylines.graph.sources.activitypub.documents import LIKES, Told
from leylines.graph.sources.activitypub.known import (
    ACTS,
    OTHERS,
    PERSON,
    Known,
    Post,
    act_of,
    post_in,
    post_of,
    type_of,
)
from leylines.graph.sources.fields import Object, objects, text, time_of
from leylines.graph.sources.plain_text import plain_text
from leylines.graph.sources.records import Records, Unusable

AUTOMATIC = "not a person's account"
QUOTES = ("quote", "quoteUrl", "quoteUri", "_misskey_quote")


def read_told(known: Known, told: Told, records: Records) -> None:
    """Read an activity, a post, an actor, or the address of what somebody likes."""
    value = told.value
    if isinstance(value, str) and told.file == LIKES:
        _read_like(known, told, records)
        return
    if not isinstance(value, dict):
        raise Unusable("only an address, which does not say what was done by whom")
    kind = type_of(value)
    if kind == PERSON or (kind == "Update" and type_of(value.get("object")) == PERSON):
        _read_actor(value if kind == PERSON else value["object"], records)
    elif kind in OTHERS:
        raise Unusable(AUTOMATIC)
    elif kind in ACTS:
        _read_act(known, value, ACTS[kind], records)
    elif kind == "Undo":
        _read_undo(known, value, records)
    elif kind == "Delete":
        records.remove("contents", needed_address(value.get("object"), "object"))
    elif (post := post_in(value)) is not None:
        _read_post(known, value, post, records)
    else:
        raise Unusable("neither a post nor an act upon a post or an account", "type")


def _read_actor(value: Object, records: Records) -> None:
    account = needed_address(value, "id")
    host, name = account.split("/")[2], text(value, "preferredUsername")
    records.add(
        "accounts",
        id=account,
        handle=f"{name}@{host}" if name else handle_of(account),
        name=text(value, "name") or name,
        url=address(value.get("url")) or account,
        created_at=time_of(value, "published"),
    )


def _read_like(known: Known, told: Told, records: Records) -> None:
    post, actor = needed_address(told.value, "id"), known.owners.get(told.folder)
    if actor is None:
        raise Unusable("no actor.json beside it says who likes this")
    _act(known, {"type": "Like", "actor": actor, "object": post}, "LIKED", records)


def _read_act(known: Known, activity: Object, kind: Kind, records: Records) -> None:
    actor = needed_address(activity.get("actor"), "actor")
    it = needed_address(activity.get("object"), "object")
    if actor in known.automatic:
        raise Unusable(AUTOMATIC, "actor")
    if known.is_undone(activity):
        raise Unusable("it was taken back")
    if kind != "FOLLOWED":
        _act(known, activity, kind, records)
        return
    at = time_of(activity, "published")
    if at is None:
        raise Unusable("it does not say since when", "published")
    if it in known.automatic:
        raise Unusable(AUTOMATIC, "object")
    _add_accounts((actor, it), records)
    records.interact(kind, actor, it, of=f"{it}-{actor}", at=at)


def _act(known: Known, activity: Object, kind: Kind, records: Records) -> None:
    actor = needed_address(activity.get("actor"), "actor")
    post = needed_address(activity.get("object"), "object")
    author = known.author_of(post) or _only_one(known, activity, actor)
    if author is None:
        raise Unusable("nobody knows whose post this is, or it is no person's", "object")
    at, written = time_of(activity, "published"), known.time_of(post)
    if at is None and written is None:
        raise Unusable("nobody knows when: neither the act nor the post has a time", "published")
    at = max(each for each in (at, written) if each is not None)
    _add_accounts((actor, author), records)
    tags = known.tags_of(post)
    of = f"{post}-{actor}"
    records.interact(kind, actor, author, of=of, at=at, communities=tags, content=post)


def _only_one(known: Known, activity: Object, actor: str) -> str | None:
    """Return the one account that an act is addressed to: the author's, as Mastodon does it."""
    to = addresses(activity.get("to"), activity.get("cc"))
    people = [one for one in to if one != actor and not one.endswith("/followers")]
    return people[0] if len(people) == 1 and people[0] not in known.automatic else None


def _read_undo(known: Known, activity: Object, records: Records) -> None:
    it = activity.get("object")
    act = known.acts.get(address(it) or "") or (act_of(it) if isinstance(it, dict) else None)
    if act is None:
        raise Unusable("what it takes back is not among the files, or no interaction", "object")
    if act not in known.standing:
        records.remove("interactions", act)


def _read_post(known: Known, activity: Object, value: Object, records: Records) -> None:
    post_id, post = needed_address(value, "id"), post_of(activity, value)
    for name in ("name", "summary", "content"):
        text(value, name)
    author = post.author
    if author is None:
        raise Unusable("there is no attributedTo, or it is no address", "attributedTo")
    if author in known.automatic:
        raise Unusable(AUTOMATIC, "attributedTo")
    if post_id in known.deleted:
        raise Unusable("it was deleted")
    direct = is_direct(value.get("to"), value.get("cc"))
    _add_accounts((author,), records)
    if known.posts[post_id].edited_at == post.edited_at:
        _add_content(post_id, post, value, records, direct=direct)
    mentioned = _mentioned(known, author, value, records)
    if direct:
        for account in mentioned:
            _write("MESSAGED", post_id, post, account, f"{post_id}-{account}", (), records)
        return
    parent = address(value.get("inReplyTo"))
    tags, replied_to = post.tags or known.tags_of(parent), known.author_of(parent)
    _write("REPLIED", post_id, post, replied_to, post_id, tags, records)
    for account in mentioned:
        if account != replied_to:
            _write("MENTIONED", post_id, post, account, f"{post_id}-{account}", tags, records)
    quoted = next((found for name in QUOTES if (found := address(value.get(name)))), None)
    _write("QUOTED", post_id, post, known.author_of(quoted), post_id, tags, records)


def _add_content(
    post_id: str, post: Post, value: Object, records: Records, *, direct: bool
) -> None:
    parent = address(value.get("inReplyTo"))
    for tag in post.tags:
        records.add("communities", id=tag, name=tag, kind="tag")
    records.add(
        "contents",
        id=post_id,
        kind="message" if direct else "reply" if parent else "post",
        author=post.author,
        at=post.at,
        title=None if direct else text(value, "name") or text(value, "summary"),
        text=None if direct else plain_text(text(value, "content")),
        url=address(value.get("url")) or post_id,
        parent=parent,
        communities=list(post.tags),
    )


def _mentioned(known: Known, author: str, value: Object, records: Records) -> list[str]:
    found: dict[str, None] = {}
    for tag in objects(value, "tag"):
        account = address(tag.get("href")) if type_of(tag) == "Mention" else None
        if account and account != author and account not in known.automatic:
            found[account] = None
    _add_accounts(found, records)
    return list(found)


def _add_accounts(accounts: Iterable[str], records: Records) -> None:
    for account in accounts:
        records.add("accounts", id=account, handle=handle_of(account))


def _write(
    kind: Kind,
    post_id: str,
    post: Post,
    target: str | None,
    of: str,
    tags: tuple[str, ...],
    records: Records,
) -> None:
    if target:
        _add_accounts((target,), records)
    records.interact(
        kind, post.author, target, of=of, at=post.at, communities=tags, content=post_id
    )
