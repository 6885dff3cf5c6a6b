"""The standing of every person in every context, with its intervals."""

from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from leylines.graph.network import InfluenceFlow, Parameters
from leylines.graph.progress import Progress
from leylines.queries.analysis.layout import Layout
from leylines.queries.communities import Reach
from leylines.queries.engine import in_order
from leylines.queries.scores import (
    Order,
    contextual_scores,
    correlations,
    everywhere,
    intervals,
    order,
    pagerank,
    replicates,
    rising,
    scale,
    tiers,
)

REPLICATE_TOLERANCE = 1e-6
"""Replicates vary by far more than this."""

Interval = tuple[NDArray[np.float64], NDArray[np.float64]]


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """What is known of each node, context and pair of communities; intervals as (low, high)."""

    score: NDArray[np.float64]
    order: Order
    overall: Order
    """The order of each context's members by their score everywhere."""
    pagerank: NDArray[np.float64]
    correlation: NDArray[np.float64]
    reach_declared: Reach
    reach_detected: Reach
    tier: NDArray[np.int32]
    """By how far the replicates tell scores apart: :func:`leylines.queries.scores.tiers`."""
    score_interval: Interval
    percentile_interval: Interval
    lift_interval: Interval
    correlation_interval: Interval
    declared_interval: Interval
    detected_interval: Interval


def stand(
    layout: Layout,
    flow: InfluenceFlow,
    interactions: int,
    parameters: Parameters,
    progress: Progress,
    threads: int = 1,
) -> Standing:
    """Compute scores, standings, their correlation and reach, and bootstrap all together.

    A replicate repeats or drops whole interactions with the values that they have: selectivity
    stays as it is, as do homes and the detected communities.

    Parameters
    ----------
    interactions : int
        How many there are, also of those without influence.
    threads : int
        They share the replicates.
    """
    contexts, value = layout.contexts, flow.value
    progress("Scores", 0, 1)
    raw = _scores(layout, value, parameters)
    local, overall = order(contexts, raw), order(contexts, everywhere(contexts, raw))
    score, correlation = scale(contexts, raw), correlations(contexts, local, overall)
    rank = pagerank(contexts, value)
    reaches = [
        Reach.of(inflow.shares(value))
        for inflow in (layout.inflow_declared, layout.inflow_detected)
    ]
    progress("Scores", 1, 1)

    count = parameters.bootstrap
    lift = local.percentile - overall.percentile
    points = [score, local.percentile, lift, correlation, *(reach.share for reach in reaches)]
    samples = [np.empty((count, len(point)), dtype=np.float32) for point in points]
    weights = replicates(interactions, count, parameters.seed, progress)
    replicate = partial(_replicate, layout, flow, parameters, reaches)
    for number, found in enumerate(in_order(replicate, weights, threads)):
        for sample, part in zip(samples, found, strict=True):
            sample[number] = part
    limits = [(0.0, 100.0)] * 2 + [(-100.0, 100.0), (-1.0, 1.0)] + [(0.0, 1.0)] * 2
    bounds = [intervals(*part) for part in zip(samples, points, limits, strict=True)]
    tier = tiers(contexts, local, score, samples[0])
    return Standing(score, local, overall, rank, correlation, reaches[0], reaches[1], tier, *bounds)


def _scores(
    layout: Layout, value: NDArray[np.float64], parameters: Parameters, **options: float
) -> NDArray[np.float64]:
    return contextual_scores(
        layout.contexts, value, gamma=parameters.gamma, depth=parameters.depth, **options
    )


def _replicate(
    layout: Layout,
    flow: InfluenceFlow,
    parameters: Parameters,
    reaches: list[Reach],
    weight: NDArray[np.uint8],
) -> list[NDArray[np.float64] | NDArray[np.float32]]:
    contexts, value = layout.contexts, flow.value * weight[flow.event]
    raw = _scores(layout, value, parameters, tolerance=REPLICATE_TOLERANCE)
    by_score = rising(contexts, raw)
    local = order(contexts, raw, by_score)
    overall = order(contexts, everywhere(contexts, raw))
    inflows = (layout.inflow_declared, layout.inflow_detected)
    return [
        scale(contexts, raw, by_score),
        local.percentile,
        local.percentile - overall.percentile,
        correlations(contexts, local, overall),
        *(
            reach.again(inflow.shares(value))
            for reach, inflow in zip(reaches, inflows, strict=True)
        ),
    ]
