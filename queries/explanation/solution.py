"""The linear system of one context, solved to the last digits."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leylines.graph.network import InfluenceFlow, Interactions, Parameters, influence_flow
from leylines.queries.scores import Contexts, build_contexts, contextual_scores, scale
from leylines.queries.scores.contextual import attenuation, transfer

FINEST = 2.0**-60
"""Where the solution ends, relative to the context's largest score: below the last digit."""


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """``s = T (1 + β s)`` in one context; nodes are the persons between whom influence flows.

    Attributes
    ----------
    persons : int
        How many there are, inside the context or not.
    parameters : Parameters
    flow : InfluenceFlow
        That of the context, ``f`` rows.
    contexts : Contexts
        The context alone, with ``n`` nodes and ``e`` edges.
    strength, transfer : (e,) float64
        Strength of each edge, and T.
    norm, beta : float
        The largest direct score, and the attenuation that it allows.
    score : (n,) float64
        s: the score before it is put on the scale that is shown.
    """

    persons: int
    parameters: Parameters
    flow: InfluenceFlow
    contexts: Contexts
    strength: NDArray[np.float64]
    transfer: NDArray[np.float64]
    norm: float
    beta: float
    score: NDArray[np.float64]

    def node(self, person: int) -> int | None:
        """Return the node of a person, or None if no influence flows from or to it."""
        place = int(np.searchsorted(self.contexts.person, person))
        there = place < len(self.score) and int(self.contexts.person[place]) == person
        return place if there else None

    def by_person(self, value: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return a node value by person, (persons,) float64; 0 for those outside."""
        result = np.zeros(self.persons)
        result[self.contexts.person] = value
        return result

    @property
    def shown(self) -> NDArray[np.float64]:
        """The score of each person on the scale that is shown, (persons,) float64, 0 to 100."""
        return self.by_person(scale(self.contexts, self.score))


def solve(
    interactions: Interactions, parameters: Parameters, inside: NDArray[np.bool_]
) -> Solution:
    """Solve the system of one context.

    Parameters
    ----------
    inside : (m,) bool
        The interactions of the context. Selectivity goes by all that an actor did, inside or not.
    """
    whole = influence_flow(interactions, parameters)
    kept = inside[whole.event]
    flow = InfluenceFlow(
        whole.source[kept],
        whole.target[kept],
        whole.value[kept],
        whole.at[kept],
        whole.event[kept],
    )
    rows, nobody = np.arange(len(flow)), np.zeros(0, dtype=np.int64)
    contexts = build_contexts(
        1, flow.source, flow.target, (rows, np.zeros_like(rows)), (nobody, nobody)
    )
    strength = contexts.strength(flow.value)
    t = transfer(contexts, strength, parameters.gamma)
    direct = contexts.matrix(t) @ np.ones(len(contexts.person))
    return Solution(
        persons=len(interactions.persons),
        parameters=parameters,
        flow=flow,
        contexts=contexts,
        strength=strength,
        transfer=t,
        norm=float(contexts.maximum(direct)[0]),
        beta=float(attenuation(contexts, direct, parameters.depth)[0]),
        score=contextual_scores(
            contexts,
            flow.value,
            gamma=parameters.gamma,
            depth=parameters.depth,
            tolerance=FINEST,
        ),
    )
