"""The routes that a run keeps: from the people of a community to those who count in another."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from leylines.graph.network import InfluenceNetwork, Interactions
from leylines.graph.progress import Progress
from leylines.queries.analysis.layout import Layout
from leylines.queries.analysis.result import SCHEMAS
from leylines.queries.analysis.standing import Standing
from leylines.queries.analysis.tables import detected_ids
from leylines.queries.communities import AT_HOME, Inflow, Reach
from leylines.queries.routes import ContextualRoute, contextual_routes
from leylines.queries.scores.pair import FEWEST_MEMBERS

PAIRS = 20
"""Pairs of communities of each family, declared and detected, between which routes are kept."""

ENDS = 5
"""Routes kept for each pair."""


def routes(
    run: str,
    layout: Layout,
    standing: Standing,
    network: InfluenceNetwork,
    interactions: Interactions,
    value: NDArray[np.float64],
    progress: Progress,
) -> pa.Table:
    """Return the table of routes between the pairs of communities with the most influence.

    Parameters
    ----------
    run : str
        The ids of routes begin with it.
    value : (flows,) float64
        What each flow of influence counts.
    """
    everywhere = _scores(layout, standing, 0)
    pairs = list(_pairs(layout, standing, interactions, value))
    found: list[dict[str, Any]] = []
    for number, (inflow, a, b, first, names) in enumerate(pairs):
        progress("Routes", number, len(pairs))
        people = np.flatnonzero(inflow.homes[:, [a]].toarray().ravel() >= AT_HOME)
        local = _scores(layout, standing, first + b)
        ends = contextual_routes(network, people.tolist(), local, everywhere, ENDS).routes
        for rank, end in enumerate(ends, start=1):
            ids = {"route": f"{run}/r{len(found) + 1}", "source": names[a], "target": names[b]}
            found.append(ids | _row(end, rank))
    progress("Routes", len(pairs), len(pairs))
    return pa.Table.from_pylist(found, SCHEMAS["routes"])


def _pairs(
    layout: Layout, standing: Standing, interactions: Interactions, value: NDArray[np.float64]
) -> Iterator[tuple[Inflow, int, int, int, list[str]]]:
    """Yield the inflow, A, B, the first community's context, and the ids of the communities."""
    families = (
        (layout.inflow_declared, standing.reach_declared, 1, list(interactions.communities)),
        (
            layout.inflow_detected,
            standing.reach_detected,
            1 + layout.declared,
            detected_ids(layout.detected),
        ),
    )
    for inflow, reach, first, names in families:
        for pair in _strongest(layout, inflow, reach, first, value):
            yield inflow, int(reach.a[pair]), int(reach.b[pair]), first, names


def _strongest(
    layout: Layout, inflow: Inflow, reach: Reach, first: int, value: NDArray[np.float64]
) -> NDArray[np.int64]:
    arriving = np.bincount(
        inflow.arrives_in.indices,
        weights=value[inflow.arrives_in.rows()],
        minlength=inflow.homes.shape[1],
    )
    enough = layout.contexts.members[first + reach.b] >= FEWEST_MEMBERS
    pairs = np.flatnonzero((reach.a != reach.b) & enough)
    amount = reach.share[pairs] * arriving[reach.b[pairs]]
    return pairs[np.argsort(-amount, kind="stable")[:PAIRS]]


def _scores(layout: Layout, standing: Standing, context: int) -> NDArray[np.float64]:
    """Return each person's score in a context, from 0 to 1; 0 for who is not in it."""
    nodes = slice(int(layout.contexts.indptr[context]), int(layout.contexts.indptr[context + 1]))
    score = np.zeros(layout.inflow_declared.homes.shape[0])
    score[layout.contexts.person[nodes]] = standing.score[nodes] / 100
    return score


def _row(end: ContextualRoute, rank: int) -> dict[str, Any]:
    if end.route is None:
        raise ValueError("A route's end without a route")
    return {
        "kind": "contextual",
        "rank": rank,
        "probability": end.route.probability,
        "low": end.route.low,
        "high": end.route.high,
        "standing": 100 * end.standing,
        "value": 100 * end.value,
        "persons": list(end.route.persons),
    }
