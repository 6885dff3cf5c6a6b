"""Which contexts an analysis looks at: everything, the declared communities, the detected ones."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leylines.graph.network import InfluenceFlow, Interactions, Lists
from leylines.queries.communities import Inflow, homes, one_home
from leylines.queries.scores import Contexts, build_contexts

Pairs = tuple[NDArray[np.integer], NDArray[np.integer]]


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """The contexts of an analysis, and the inflows of the two families of communities.

    Context 0 is everything, then come ``declared`` communities in the order of their ids, then
    ``detected`` ones, the largest first.
    """

    contexts: Contexts
    declared: int
    detected: int
    inflow_declared: Inflow
    inflow_detected: Inflow
    interactions: NDArray[np.int64]
    """Of each context, (contexts,) int64."""


def lay_out(
    interactions: Interactions, flow: InfluenceFlow, detected: NDArray[np.int32], until: int
) -> Layout:
    """Lay out all contexts of an analysis.

    A person is in everything, and in a declared community, who acted there, was acted upon or wrote
    a content. A flow of influence is in a detected community if both its ends are.

    Parameters
    ----------
    detected : (persons,) int32
        The detected community of each person, or -1.
    until : int
        Milliseconds since 1970; what is later is left out.
    """
    communities = len(interactions.communities)
    groups = int(detected.max(initial=-1)) + 1
    count = 1 + communities + groups
    contexts = build_contexts(
        count,
        flow.source,
        flow.target,
        _flows(interactions, flow, detected),
        _members(interactions, detected, until),
    )
    return Layout(
        contexts,
        communities,
        groups,
        Inflow(
            flow.source, interactions.in_communities.take(flow.event), homes(interactions, until)
        ),
        Inflow(flow.source, _one_each(detected[flow.target]), one_home(detected, groups)),
        _interactions(interactions, detected, until, count),
    )


def _flows(interactions: Interactions, flow: InfluenceFlow, detected: NDArray[np.int32]) -> Pairs:
    declared = interactions.in_communities.take(flow.event)
    everything = np.arange(len(flow))
    inside = np.flatnonzero(_inside(detected, flow.source, flow.target))
    first = 1 + len(interactions.communities)
    return (
        np.concatenate([everything, declared.rows(), inside]),
        np.concatenate(
            [np.zeros_like(everything), 1 + declared.indices, first + detected[flow.source[inside]]]
        ),
    )


def _members(interactions: Interactions, detected: NDArray[np.int32], until: int) -> Pairs:
    contents = interactions.contents
    past = interactions.at <= until
    written = (contents.at <= until) & (contents.author >= 0)
    found = np.flatnonzero(detected >= 0)
    persons: list[NDArray[np.integer]] = [found]
    contexts: list[NDArray[np.integer]] = [1 + len(interactions.communities) + detected[found]]
    for person, present, where in (
        (interactions.actor, past, interactions.in_communities),
        (interactions.target, past, interactions.in_communities),
        (contents.author, written, contents.communities),
    ):
        row = where.rows()
        kept = present[row]
        persons += [person[present], person[row[kept]]]
        contexts += [np.zeros(present.sum(), dtype=np.int32), 1 + where.indices[kept]]
    return np.concatenate(persons), np.concatenate(contexts)


def _interactions(
    interactions: Interactions, detected: NDArray[np.int32], until: int, count: int
) -> NDArray[np.int64]:
    past = interactions.at <= until
    where = interactions.in_communities
    declared = where.indices[past[where.rows()]]
    inside = past & _inside(detected, interactions.actor, interactions.target)
    found = 1 + len(interactions.communities) + detected[interactions.actor[inside]]
    return np.bincount(
        np.concatenate([np.zeros(past.sum(), dtype=np.int64), 1 + declared, found]),
        minlength=count,
    )


def _inside(
    detected: NDArray[np.int32], u: NDArray[np.int32], v: NDArray[np.int32]
) -> NDArray[np.bool_]:
    same: NDArray[np.bool_] = (detected[u] == detected[v]) & (detected[u] >= 0)
    return same


def _one_each(community: NDArray[np.int32]) -> Lists:
    """Return lists of at most one community each; -1 stands for none."""
    indptr = np.concatenate([[0], np.cumsum(community >= 0)]).astype(np.int64)
    return Lists(indptr, community[community >= 0])
