"""Who liked which post: named by the post's own list, or by what somebody did.

Only the latter says when. A like of which only the former tells has the time of the post, the
earliest that it can be.
"""

from datetime import datetime

from leylines.graph.sources.api_records import Entity
from leylines.graph.sources.discourse.forum import Forum, is_person, person
from leylines.graph.sources.discourse.known import LIKE_GIVEN, LIKE_RECEIVED
from leylines.graph.sources.fields import Object, id_of, needed_id, needed_time
from leylines.graph.sources.records import Records, Unusable


def read_like(forum: Forum, entity: Entity, records: Records) -> None:
    """Read one of those who liked a post."""
    if not entity.of:
        raise Unusable("the answer's endpoint does not say which post was liked", "kind")
    post = forum.known.posts.get(entity.of)
    if post is None:
        raise Unusable(f"the post {entity.of} is not among the answers")
    liker = person(needed_id(entity.value, "id"))
    at = forum.known.liked_at.get((entity.of, liker), post.at)
    _like(forum, entity.of, liker, post.author, post.topic, max(at, post.at), records)


def read_action(forum: Forum, value: Object, records: Records) -> None:
    """Read something that somebody did."""
    if id_of(value, "action_type") not in (LIKE_GIVEN, LIKE_RECEIVED):
        raise Unusable("no like; what else people do is told by the posts", "action_type")
    if value.get("deleted") is True:
        raise Unusable("the post has been deleted", "deleted")
    post_id, liker = needed_id(value, "post_id"), person(needed_id(value, "acting_user_id"))
    at, post = needed_time(value, "created_at"), forum.known.posts.get(post_id)
    author = post.author if post else needed_id(value, "user_id")
    topic = post.topic if post else id_of(value, "topic_id") or ""
    at = max(at, post.at) if post else at
    _like(forum, post_id, liker, author, topic, at, records)


def _like(
    forum: Forum,
    post_id: str,
    liker: str,
    author: str | None,
    topic_id: str,
    at: datetime,
    records: Records,
) -> None:
    post, topic = forum.known.posts.get(post_id), forum.public_topic(topic_id)
    if author is None or topic.deleted or (post and post.deleted):
        raise Unusable("the post or its author has been deleted")
    if not is_person(author):
        raise Unusable("the post is by the forum itself or its bot", "user_id")
    if (post_id, liker) in forum.liked:
        return
    forum.liked.add((post_id, liker))
    forum.introduce(liker, records)
    forum.introduce(author, records)
    records.interact(
        "LIKED",
        liker,
        author,
        of=f"{post_id}-{liker}",
        at=at,
        communities=forum.communities.of_topic(topic_id, records),
        content=post_id,
    )
