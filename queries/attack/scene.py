"""Interactions with what scores are computed from: everything, and one community."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leylines.graph.network import InfluenceFlow, Interactions, Parameters, influence_flow
from leylines.graph.network.strength import end_of_data
from leylines.queries.scores import Contexts, build_contexts


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """Interactions with what scores are computed from.

    Context 0 is everything; context 1, if there is one, the community attacked.
    """

    interactions: Interactions
    parameters: Parameters
    flow: InfluenceFlow
    contexts: Contexts

    @classmethod
    def of(cls, interactions: Interactions, parameters: Parameters, community: int) -> "Scene":
        """Return the scene of interactions.

        Parameters
        ----------
        community : int
            Position of the community attacked; -1: there is only everything.
        """
        flow = influence_flow(interactions, parameters)
        contexts = _contexts(interactions, parameters, flow, community)
        return cls(interactions, parameters, flow, contexts)


def _contexts(
    interactions: Interactions, parameters: Parameters, flow: InfluenceFlow, community: int
) -> Contexts:
    """Lay out everything and one community, with the members that an analysis gives them."""
    past = interactions.at <= end_of_data(interactions, parameters)
    contents, places = interactions.contents, interactions.in_communities
    written = (contents.at <= end_of_data(interactions, parameters)) & (contents.author >= 0)
    here = _lies_in(places.rows(), places.indices, community, len(past))
    there = _lies_in(
        contents.communities.rows(), contents.communities.indices, community, len(written)
    )
    everybody = [
        np.concatenate(
            [interactions.actor[acts], interactions.target[acts], contents.author[texts]]
        )
        for acts, texts in ((past, written), (past & here, written & there))
    ]
    inside = np.flatnonzero(here[flow.event])
    return build_contexts(
        1 if community < 0 else 2,
        flow.source,
        flow.target,
        _in_turn(np.arange(len(flow)), inside),
        _in_turn(*everybody),
    )


def _lies_in(
    rows: NDArray[np.int64], places: NDArray[np.int32], community: int, count: int
) -> NDArray[np.bool_]:
    found = np.zeros(count, dtype=np.bool_)
    found[rows[places == community]] = True
    return found


def _in_turn(
    first: NDArray[np.integer], second: NDArray[np.integer]
) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """Return both, end to end, and which of the two each entry is of."""
    return np.concatenate([first, second]), np.repeat([0, 1], [len(first), len(second)])
