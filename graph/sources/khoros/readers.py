"""What each record becomes.

=================  =================================================================================
message            a content; REPLIED to the author of its parent (in a Q&A board the first answer
                   level is ANSWERED instead); QUOTED and MENTIONED for those whom it names;
                   ACCEPTED from who began the topic to its author, if it is the solution
kudo               LIKED, with its weight
board, category,   a community; what is written in a board lies in the ones above it too
group hub, node
tag, label         a community of kind tag
user               an account
=================  =================================================================================
"""

import math

from leylines.graph.sources.api_records import Entity
from leylines.graph.sources.fields import Object, needed_id, needed_time, time_of
from leylines.graph.sources.khoros.community import Community
from leylines.graph.sources.khoros.known import place_of
from leylines.graph.sources.khoros.messages import read_message
from leylines.graph.sources.records import Records, Unusable


def read_entity(community: Community, entity: Entity, records: Records) -> None:
    """Read a record of an answer."""
    value, sort = entity.value, entity.sort
    if sort == "message":
        read_message(community, entity, records)
    elif sort == "kudo":
        _read_kudo(community, value, records)
    elif sort == "user":
        _read_user(community, value, records)
    elif sort in ("tag", "label"):
        tag = needed_id(value, "text")
        if not entity.of:
            raise Unusable("the query does not say of which message it is", "kind")
        community.places.add_tags((tag,), records)
    elif sort == "other":
        raise Unusable("not a record of an answer that is known")
    else:
        community.places.add_path(place_of(sort, value), records)


def _read_kudo(community: Community, value: Object, records: Records) -> None:
    message_id, at = needed_id(value, "message", "id"), needed_time(value, "time")
    message = community.known.messages.get(message_id)
    liker = community.known.person(needed_id(value, "user", "id"))
    if message is None:
        raise Unusable(f"the message {message_id} is not among the answers", "message.id")
    author, weight = community.known.person(message.author), _weight(value)
    if message.gone or author is None or liker is None:
        raise Unusable("the message, its author or who liked it has been deleted")
    if (message_id, liker) in community.liked:
        return
    community.liked.add((message_id, liker))
    of, at = f"{message_id}-{liker}", max(at, message.at)
    community.interact("LIKED", liker, author, message_id, of, at, records, weight)


def _weight(value: Object) -> float:
    weight = value.get("weight", 1)
    is_number = isinstance(weight, int | float) and not isinstance(weight, bool)
    if not (is_number and 0 < weight < math.inf):
        raise Unusable("a kudo that weighs nothing", "weight")
    return float(weight)


def _read_user(community: Community, value: Object, records: Records) -> None:
    account = needed_id(value, "id")
    time_of(value, "registration_data", "registration_time")
    if value.get("deleted") is True:
        records.remove("accounts", account)
    elif community.known.person(account) is None:
        raise Unusable("nobody's account: it stands for all who are not signed in", "id")
    else:
        community.introduce(account, records)
