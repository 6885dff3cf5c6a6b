"""What each record becomes.

========== =========================================================================================
post       a content; REPLIED to the author of the post that it replies to, or else of the topic;
           QUOTED to the author of each post that it quotes; MENTIONED for each account that it
           names, unless it replies to that one; ACCEPTED from who accepted it to its author
like       LIKED from who likes to the post's author
category   a community; a topic in a subcategory lies in both
topic      communities of kind tag
user       an account
========== =========================================================================================
"""

from leylines.graph.sources.api_records import Entity
from leylines.graph.sources.discourse.forum import Forum, person
from leylines.graph.sources.discourse.likes import read_action, read_like
from leylines.graph.sources.discourse.posts import read_post
from leylines.graph.sources.fields import needed_id, time_of
from leylines.graph.sources.records import Records, Unusable


def read_entity(forum: Forum, entity: Entity, records: Records) -> None:
    """Read a record of an answer."""
    if entity.sort == "post":
        read_post(forum, entity, records)
    elif entity.sort == "like":
        read_like(forum, entity, records)
    elif entity.sort == "action":
        read_action(forum, entity.value, records)
    elif entity.sort == "user":
        time_of(entity.value, "created_at")
        forum.introduce(person(needed_id(entity.value, "id")), records)
    elif entity.sort == "category":
        path = forum.communities.path(needed_id(entity.value, "id"))
        forum.communities.add(path, (), records)
    elif entity.sort == "topic":
        topic_id = needed_id(entity.value, "id")
        forum.public_topic(topic_id)
        forum.communities.of_topic(topic_id, records)
    else:
        raise Unusable("not a record of an answer that is known")
