"""What each entity becomes."""

from datetime import datetime

from leylines.graph.model import Kind
from leylines.graph.sources.fields import needed_time
from leylines.graph.sources.mastodon.accounts import AUTOMATIC, add_account, checked_account
from leylines.graph.sources.mastodon.entities import Entity
from leylines.graph.sources.mastodon.known import Known, Post
from leylines.graph.sources.mastodon.statuses import Status, add_status
from leylines.graph.sources.records import Records, Unusable


def read_entity(known: Known, entity: Entity, records: Records) -> None:
    """Read a status, an account, or an account in a list of those who did something."""
    value = entity.value
    if not isinstance(value, dict) or entity.sort == "other":
        raise Unusable("neither a status nor an account")
    if entity.sort == "status":
        boosted = value.get("reblog")
        if not isinstance(boosted, dict):
            add_status(known, Status.of(known, value), records)
            return
        account, status = checked_account(known, value["account"]), Status.of(known, boosted)
        at = needed_time(value, "created_at")
        add_status(known, status, records)
        at = known.boosted.get((status.id, account), at)
        _interact("REPOSTED", account, status.id, status.post, at, records)
        add_account(value["account"], records)
        return
    account = checked_account(known, value)
    if entity.sort in ("favourited_by", "reblogged_by"):
        _react(known, entity, account, records)
    elif entity.sort in ("followers", "following"):
        _follow(known, entity, account, records)
    add_account(value, records)


def _react(known: Known, entity: Entity, account: str, records: Records) -> None:
    post = known.posts.get(entity.of)
    if post is None:
        raise Unusable(f"the status {entity.of} that it is of is not among the files")
    if post.author in known.automatic:
        raise Unusable(AUTOMATIC)
    if entity.sort == "favourited_by":
        _interact("LIKED", account, entity.of, post, post.at, records)
    elif (entity.of, account) not in known.boosted:  # which tells it with its time
        _interact("REPOSTED", account, entity.of, post, post.at, records)


def _interact(
    kind: Kind, actor: str, status: str, post: Post, at: datetime, records: Records
) -> None:
    records.interact(
        kind,
        actor,
        post.author,
        of=f"{status}-{actor}",
        at=max(at, post.at),
        communities=post.tags,
        content=status,
    )


def _follow(known: Known, entity: Entity, account: str, records: Records) -> None:
    actor, target = (account, entity.of) if entity.sort == "followers" else (entity.of, account)
    if entity.of in known.automatic:
        raise Unusable(AUTOMATIC)
    times = [known.joined[each] for each in (actor, target) if each in known.joined]
    if not times:
        raise Unusable("neither account says since when it is there", "created_at")
    records.interact("FOLLOWED", actor, target, of=f"{actor}-{target}", at=max(times))
