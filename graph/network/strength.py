"""Strength: how much each interaction adds to the influence of one person on another."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leylines.graph.network.interactions import Interactions
from leylines.graph.network.parameters import Parameters

DAY = 86_400_000
"""Milliseconds."""


@dataclass(frozen=True, slots=True, eq=False)
class InfluenceFlow:
    """What each interaction contributes, as arrays of one length, in the interactions' order.

    Attributes
    ----------
    source, target : (f,) int32
        Who influences, and who is influenced.
    value : (f,) float64
        What is added to the strength of source → target; above 0.
    at : (f,) int64
        Milliseconds since 1970.
    event : (f,) int64
        The interaction's position.
    """

    source: NDArray[np.int32]
    target: NDArray[np.int32]
    value: NDArray[np.float64]
    at: NDArray[np.int64]
    event: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of contributions."""
        return len(self.event)


def end_of_data(interactions: Interactions, parameters: Parameters) -> int:
    """Return the time that counts as now: ``until``, or else the newest interaction's time."""
    if parameters.until is not None:
        return parameters.until
    return int(interactions.at.max()) if len(interactions) else 0


def influence_flow(interactions: Interactions, parameters: Parameters) -> InfluenceFlow:
    """Return what each interaction contributes to the strength of influence.

    The contribution is weight × selectivity × recency. The weight is the kind's (influence table)
    times the interaction's own. Selectivity is 1/√W, with W the weights of everything that the
    same actor did on that UTC day. Recency is 2^(−age/half-life), the age in whole UTC days. What
    is later than ``until``, of a kind that the table leaves out, or without weight is left out.

    The choice of W and its consequences are in docs/decisions/strength-and-probability.md.

    Examples
    --------
    One like has weight 0.5 and, being all that its actor did that day, the strength √0.5.

    >>> from leylines.graph.network.interactions import Contents, Lists
    >>> none = Lists(np.zeros(1, np.int64), np.zeros(0, np.int32))
    >>> contents = Contents([], *[np.zeros(0, np.int32)] * 2, np.zeros(0, np.int64), none)
    >>> like = Interactions(
    ...     persons=["ada", "bob"], names=["Ada", "Bob"], communities=[], community_names=[],
    ...     community_kinds=[], kinds=["LIKED"], actor=np.array([1], np.int32),
    ...     target=np.array([0], np.int32), kind=np.array([0], np.int8), at=np.array([0]),
    ...     weight=np.array([1.0]), content=np.array([-1], np.int32),
    ...     in_communities=Lists(np.zeros(2, np.int64), np.zeros(0, np.int32)), contents=contents)
    >>> flow = influence_flow(like, Parameters())
    >>> flow.source.tolist(), flow.target.tolist(), flow.value.round(3).tolist()
    ([0], [1], [0.707])
    """
    now = end_of_data(interactions, parameters)
    weights = counted_weight(interactions, parameters, now)
    event = np.flatnonzero(weights)
    actor, other = interactions.actor[event], interactions.target[event]
    at, kept = interactions.at[event], weights[event]
    forward = to_target(interactions.kinds, parameters)[interactions.kind[event]]
    return InfluenceFlow(
        source=np.where(forward, actor, other),
        target=np.where(forward, other, actor),
        value=kept
        * selectivity(actor, at // DAY, kept)
        * recency(at, now, parameters.half_life_days),
        at=at,
        event=event.astype(np.int64),
    )


def counted_weight(
    interactions: Interactions, parameters: Parameters, now: int
) -> NDArray[np.float64]:
    """Return the weight of each interaction, (m,) float64; 0 for what is left out."""
    rows = [parameters.table.get(kind) for kind in interactions.kinds]
    weight = np.array([row.weight if row else 0.0 for row in rows], dtype=np.float64)
    weights = weight[interactions.kind] * interactions.weight
    return np.where((weights > 0) & (interactions.at <= now), weights, 0.0)


def to_target(kinds: Sequence[str], parameters: Parameters) -> NDArray[np.bool_]:
    """Return for each kind whether influence flows the way of the interaction, (kinds,) bool."""
    rows = [parameters.table.get(kind) for kind in kinds]
    return np.array([bool(row and row.flow == "to target") for row in rows], dtype=np.bool_)


def recency(at: NDArray[np.int64], now: int, half_life_days: float) -> NDArray[np.float64]:
    """Return how much an interaction of time ``at`` still counts, (m,) float64 from 0 to 1.

    What is later than ``now`` has not aged.

    Examples
    --------
    >>> recency(np.array([0, 30 * DAY, 90 * DAY]), now=60 * DAY, half_life_days=30.0).tolist()
    [0.25, 0.5, 1.0]
    """
    age_days = np.maximum(now // DAY - at // DAY, 0)
    return np.asarray(np.exp2(-age_days / half_life_days))


def selectivity(
    actor: NDArray[np.int32], day: NDArray[np.int64], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return 1/√W of each act, (m,) float64: W is the weight of all its actor did that day."""
    if not len(actor):
        return np.zeros(0)
    first = day.min()
    key = actor.astype(np.int64) * (day.max() - first + 1) + (day - first)
    _, group = np.unique(key, return_inverse=True)
    return 1 / np.sqrt(np.bincount(group, weights=weight)[group])
