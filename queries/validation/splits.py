"""Splits of the data: what a score may know, and what happens afterwards."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from leylines.graph.errors import AnalysisError
from leylines.graph.network import Interactions
from leylines.graph.network.strength import DAY

WARM_UP = 0.25
"""The share of the data's span before the first cut: a score of the first days knows too little."""

HORIZON_DAYS = 90.0
MOST_OF_SPAN = 1 / 6
"""The horizon is the one above, or so much of the data's span where that is shorter."""


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """What is known and what is measured, with the same persons, communities and contents.

    Attributes
    ----------
    past, future : Interactions
    until : int
        The end of the past, milliseconds since 1970.
    horizon : int or None
        How long the future is, milliseconds; none if past and future were drawn by chance from one
        set of interactions, so that nothing is later than anything else.
    """

    past: Interactions
    future: Interactions
    until: int
    horizon: int | None


def time_splits(
    interactions: Interactions, cuts: int, horizon_days: float | None = None
) -> list[Split]:
    """Cut the data at several times, evenly spread, each with the same horizon behind it.

    The first cut comes when a quarter of the span (or one horizon) is over, the last one a horizon
    before the end.

    Parameters
    ----------
    interactions : Interactions
    cuts : int
        How many, at least 1.
    horizon_days : float, optional
        How far the future reaches; none: 90 days, or a sixth of the span if that is less.

    Raises
    ------
    AnalysisError
        If the data do not span two horizons.
    """
    begin, end = (int(t) for t in (interactions.at.min(), interactions.at.max()))
    days = min(HORIZON_DAYS, (end - begin) / DAY * MOST_OF_SPAN)
    horizon = round((days if horizon_days is None else horizon_days) * DAY)
    first, last = begin + max(int((end - begin) * WARM_UP), horizon), end - horizon
    if horizon <= 0 or first > last:
        raise AnalysisError(
            f"The data span {(end - begin) / DAY:.1f} days, too few to look {horizon / DAY:.1f} "
            "days ahead",
            cure="Give fewer --horizon-days, or load more.",
        )
    return [_at(interactions, int(cut), horizon) for cut in np.linspace(first, last, cuts)]


def random_splits(interactions: Interactions, count: int, share: float, seed: int) -> list[Split]:
    """Hold back a share of the interactions by chance, several times: for data without times.

    Parameters
    ----------
    share : float
        Of the interactions, how many are held back.
    seed : int
    """
    generator = np.random.default_rng(seed)
    until = int(interactions.at.max(initial=0))
    splits = []
    for _ in range(count):
        held = generator.random(len(interactions)) < share
        splits.append(Split(taken(interactions, ~held), taken(interactions, held), until, None))
    return splits


def taken(interactions: Interactions, chosen: NDArray[np.bool_]) -> Interactions:
    """Return the chosen interactions alone; everything else stays as it is.

    Parameters
    ----------
    chosen : (m,) bool
    """
    rows = np.flatnonzero(chosen)
    return replace(
        interactions,
        actor=interactions.actor[rows],
        target=interactions.target[rows],
        kind=interactions.kind[rows],
        at=interactions.at[rows],
        weight=interactions.weight[rows],
        content=interactions.content[rows],
        in_communities=interactions.in_communities.take(rows),
    )


def _at(interactions: Interactions, cut: int, horizon: int) -> Split:
    at = interactions.at
    future = (at > cut) & (at <= cut + horizon)
    return Split(taken(interactions, at <= cut), taken(interactions, future), cut, horizon)
