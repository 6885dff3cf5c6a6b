"""Next hops: what the past says of each edge's probability, and what happened on it afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from leylines.graph.network import InfluenceFlow, Interactions, Parameters, influence_flow
from leylines.graph.network.occasions import (
    Window,
    active_communities,
    nowhere,
    occasion_of,
    occasions,
)
from leylines.graph.network.opportunities import opportunities
from leylines.graph.network.strength import DAY
from leylines.queries.validation.scene import Scene

PROBABILITY = "probability"


@dataclass(frozen=True, slots=True, eq=False)
class Forecast:
    """The edges of a split whose source gave occasions afterwards, and who said what of them.

    Attributes
    ----------
    source : (e,) int32
    trials, successes : (e,) int64
        Occasions of the source after the cut, in communities where the target was active before it;
        and on how many of them influence flowed to the target.
    said : mapping of str to (e,) float64
        The probability of a success on each trial, by who says so.
    """

    source: NDArray[np.int32]
    trials: NDArray[np.int64]
    successes: NDArray[np.int64]
    said: Mapping[str, NDArray[np.float64]]


def forecast(scene: Scene) -> Forecast | None:
    """Return the edges' forecasts of a split in time, or none if it was drawn by chance.

    A target that was active before the cut and is gone afterwards still counts: who plans a route
    does not know either.
    """
    if scene.split.horizon is None:
        return None
    network = scene.network
    k, n = _seen(scene)
    trials, successes = _afterwards(scene)
    kept = trials > 0
    said = {PROBABILITY: network.probability} | _simple(scene, k, n)
    return Forecast(
        network.sources[kept],
        trials[kept],
        successes[kept],
        {name: value[kept] for name, value in said.items()},
    )


def _simple(
    scene: Scene, k: NDArray[np.int64], n: NDArray[np.int64]
) -> dict[str, NDArray[np.float64]]:
    """Return what simpler rules say of each edge, never quite 0 nor 1.

    ``base rate``: of all edges alike, what their past had. ``k of n``: the edge's own past, with
    one success and one failure added. ``target's rate``: of all edges into the target together,
    how readily it reacts to anybody; ``source's rate`` likewise.
    """
    network = scene.network
    ends = {"target's rate": network.indices, "source's rate": network.sources}
    base = (k.sum() + 0.5) / (n.sum() + 1.0)
    said = {"base rate": np.full(len(k), base), "k of n": (k + 1.0) / (n + 2.0)}
    for name, end in ends.items():
        count = len(network.persons)
        reacted = np.bincount(end, k, minlength=count) + base
        could = np.bincount(end, n, minlength=count) + 1.0
        said[name] = (reacted / could)[end]
    return said


def _seen(scene: Scene) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return successes and trials of each edge in the window before the cut."""
    window = Window(scene.split.until - scene.parameters.window_days * DAY, scene.split.until)
    return _counted(scene, scene.split.past, scene.flow, window, window)


def _afterwards(scene: Scene) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return trials and successes of each edge after the cut."""
    split = scene.split
    before = Window(split.until - scene.parameters.window_days * DAY, split.until)
    after = Window(split.until, split.until + (split.horizon or 0))
    flow = influence_flow(split.future, _until(scene, after.until))
    k, n = _counted(scene, split.future, flow, after, before)
    return n, k


def _until(scene: Scene, until: int) -> Parameters:
    return replace(scene.parameters, until=until)


def _counted(
    scene: Scene, interactions: Interactions, flow: InfluenceFlow, window: Window, active: Window
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return successes and trials of the past's edges in a window.

    Parameters
    ----------
    interactions, flow
        Those of the window.
    active : Window
        When the target has to have been active, in the past.
    """
    network = scene.network
    persons = max(1, len(network.persons))
    edges = network.sources.astype(np.int64) * persons + network.indices
    held = window.holds(flow.at)
    pair = flow.source[held].astype(np.int64) * persons + flow.target[held]
    occasion = occasion_of(interactions, flow)[held]
    place = np.minimum(np.searchsorted(edges, pair), max(0, len(edges) - 1))
    known = edges[place] == pair
    span = int(occasion.max(initial=0)) + 1
    distinct = np.unique(place[known] * span + occasion[known])
    k = np.bincount(distinct // span, minlength=len(edges)).astype(np.int64)
    n = opportunities(
        occasions(interactions, window),
        active_communities(scene.split.past, active),
        network.sources,
        network.indices,
        nowhere(interactions) + 1,
    )
    return k, np.maximum(n, k)
