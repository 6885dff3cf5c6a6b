"""The measures that an attack is tried on: the contextual score, and what else one would take."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from leylines.queries.attack.scene import Scene
from leylines.queries.scores import authorities, contextual_scores, pagerank

Measure = Callable[[Scene], NDArray[np.float64]]
"""From a scene to a value of each of its nodes, (n,) float64."""


def score(scene: Scene) -> NDArray[np.float64]:
    """Return the contextual score, as an analysis with the scene's parameters would."""
    parameters = scene.parameters
    return contextual_scores(
        scene.contexts, scene.flow.value, gamma=parameters.gamma, depth=parameters.depth
    )


def people_counted(scene: Scene) -> NDArray[np.float64]:
    """Return how many different people each one influences, however long ago."""
    return np.diff(scene.contexts.edge_indptr).astype(np.float64)


def reactions_counted(scene: Scene) -> NDArray[np.float64]:
    """Return how many interactions each one's influence rests on, however long ago."""
    contexts = scene.contexts
    each = contexts.strength(np.ones(len(scene.flow)))
    return np.bincount(contexts.source, each, len(contexts.person)).astype(np.float64)


def plain_pagerank(scene: Scene) -> NDArray[np.float64]:
    """Return PageRank by strength."""
    return pagerank(scene.contexts, scene.flow.value)


def hits(scene: Scene) -> NDArray[np.float64]:
    """Return HITS authorities by strength."""
    return authorities(scene.contexts, scene.contexts.strength(scene.flow.value))


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "score": score,
        "people": people_counted,
        "reactions": reactions_counted,
        "PageRank": plain_pagerank,
        "HITS": hits,
    }
)
