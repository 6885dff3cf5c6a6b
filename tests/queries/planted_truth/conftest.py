"""The demonstration as the arrays that come back from the graph, without a graph in between."""

import numpy as np
import pytest

from leylines.graph.demo import Demo
from leylines.graph.demo.rhythm import to_datetimes
from leylines.graph.model import KINDS
from leylines.graph.network import Contents, Interactions, Lists


@pytest.fixture(scope="session")
def interactions_of():
    """Return a function from a demonstration to its interactions."""
    return _interactions_of


def _interactions_of(demo: Demo) -> Interactions:
    """Return what is read from the graph once all three networks are loaded."""
    world, people, threads, done = demo.world, demo.people, demo.threads, demo.reactions
    person, ids = _by_id(people.ids)
    community, communities = _by_id([each.graph_id for each in world.communities])
    network, networks = _by_id([each.id for each in world.networks])
    names = dict(zip(people.ids, people.names, strict=True))
    labels = {each.graph_id: each.name for each in world.communities}
    kinds = {each.id: each.community_kind for each in world.networks}
    in_network = network[world.network_of[threads.community]]
    order = np.lexsort((np.arange(len(threads)), in_network))  # ids count in each network by time
    content = _positions(order)
    about = _or_none(content, done.content)
    ends = person[done.target], person[done.actor]
    rows = np.lexsort((about, done.kind, *ends, _milliseconds(done.at)))
    return Interactions(
        persons=ids,
        names=[names[each] for each in ids],
        communities=communities,
        community_names=[labels[each] for each in communities],
        community_kinds=[kinds[each.partition("/")[0]] for each in communities],
        kinds=KINDS,
        actor=person[done.actor[rows]],
        target=person[done.target[rows]],
        kind=done.kind[rows].astype(np.int8),
        at=_milliseconds(done.at)[rows],
        weight=np.ones(len(rows)),
        content=about[rows],
        in_communities=_one_each(_or_none(community, done.community[rows])),
        contents=Contents(
            ids=[f"{networks[in_network[each]]}/{each:06}" for each in order.tolist()],
            author=person[threads.author[order]],
            parent=_or_none(content, threads.parent[order]),
            at=_milliseconds(threads.at)[order],
            communities=_one_each(community[threads.community[order]]),
        ),
    )


def _by_id(ids):
    """Return each one's position in the order of ids, and the ids in that order."""
    order = sorted(range(len(ids)), key=ids.__getitem__)
    return _positions(np.array(order)), [ids[each] for each in order]


def _positions(order):
    position = np.empty(len(order), np.int32)
    position[order] = np.arange(len(order))
    return position


def _or_none(position, rows):
    return np.where(rows >= 0, position[rows], -1).astype(np.int32)


def _one_each(rows) -> Lists:
    return Lists(np.concatenate([[0], np.cumsum(rows >= 0)]).astype(np.int64), rows[rows >= 0])


def _milliseconds(days):
    return to_datetimes(days).astype("datetime64[ms]").astype(np.int64)
