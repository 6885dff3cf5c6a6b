"""What came afterwards: whom new people reacted to, inside and across communities."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leylines.queries.validation.scene import Scene, received

FEWEST_MEMBERS = 20
FEWEST_GAINING = 5
"""A community with fewer members, or fewer who gained anything, cannot tell orders apart."""

NAMES = ("new people", "new people inside", "new people across", "accepted")
"""What is measured, as it is told."""


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """How much each node gained after the cut, and the blocks within which nodes are compared.

    Attributes
    ----------
    name : str
        Of ``NAMES``.
    gain : (n,) float64
        By node of the scene's contexts; 0 or more.
    blocks : list of (j,) int64
        Nodes that are ranked against each other.
    """

    name: str
    gain: NDArray[np.float64]
    blocks: list[NDArray[np.int64]]


def outcomes(scene: Scene) -> list[Outcome]:
    """Return what can be measured of a split: outcomes that nobody gained are left out.

    A new person is one who reacted after the cut, and never before, to somebody. ``new people``
    counts them anywhere; ``inside`` within the community, each community apart; ``across`` those
    who are at home in another community than the one reacted to. ``accepted`` counts acceptances.
    Only who was there before the cut is looked at.
    """
    contexts = scene.contexts
    everybody = np.arange(contexts.indptr[1])
    target, actor, event = _new_pairs(scene)
    whole = _count(scene, np.zeros_like(target), target)

    inside = _inside(scene, target, actor, event)
    home = scene.group
    known = (home[target] >= 0) & (home[actor] >= 0)
    away = known & (home[target] != home[actor])
    across = _count(scene, np.zeros_like(target[away]), target[away])
    at_home = everybody[home[contexts.person[: len(everybody)]] >= 0]

    accepted = _accepted(scene)
    found = [
        Outcome("new people", whole, [everybody]),
        Outcome("new people inside", inside, _communities(scene, inside)),
        Outcome("new people across", across, [at_home]),
        Outcome("accepted", accepted, [everybody]),
    ]
    return [
        outcome
        for outcome in found
        if any((outcome.gain[block] > 0).sum() >= FEWEST_GAINING for block in outcome.blocks)
    ]


def _new_pairs(
    scene: Scene,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return target, actor and first event of each pair of the future that is new."""
    past, future = scene.split.past, scene.split.future
    persons = max(1, len(past.persons))
    before = np.flatnonzero(received(past, scene.parameters))
    after = np.flatnonzero(received(future, scene.parameters))
    known = past.target[before].astype(np.int64) * persons + past.actor[before]
    pairs = future.target[after].astype(np.int64) * persons + future.actor[after]
    pair, first = np.unique(pairs, return_index=True)
    new = ~np.isin(pair, known)
    return pair[new] // persons, pair[new] % persons, after[first[new]]


def _inside(
    scene: Scene,
    target: NDArray[np.int64],
    actor: NDArray[np.int64],
    event: NDArray[np.int64],
) -> NDArray[np.float64]:
    """Return by node of a community how many new people reacted there."""
    if scene.declared:
        lists = scene.split.future.in_communities.take(event)
        rows = lists.rows()
        return _count(scene, 1 + lists.indices.astype(np.int64), target[rows])
    same = (scene.group[target] == scene.group[actor]) & (scene.group[target] >= 0)
    place = scene.communities.start + scene.group[target[same]].astype(np.int64)
    return _count(scene, place, target[same])


def _communities(scene: Scene, gain: NDArray[np.float64]) -> list[NDArray[np.int64]]:
    indptr = scene.contexts.indptr
    blocks = [np.arange(indptr[place], indptr[place + 1]) for place in scene.communities]
    return [
        block
        for block in blocks
        if len(block) >= FEWEST_MEMBERS and (gain[block] > 0).sum() >= FEWEST_GAINING
    ]


def _accepted(scene: Scene) -> NDArray[np.float64]:
    future = scene.split.future
    kind = list(future.kinds).index("ACCEPTED") if "ACCEPTED" in future.kinds else -1
    target = future.target[future.kind == kind].astype(np.int64)
    return _count(scene, np.zeros_like(target), target)


def _count(
    scene: Scene, context: NDArray[np.int64], person: NDArray[np.int64]
) -> NDArray[np.float64]:
    node = scene.nodes(context, person)
    counted = np.bincount(node[node >= 0], minlength=len(scene.contexts.person))
    return counted.astype(np.float64)
