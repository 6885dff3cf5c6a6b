"""What is set against the score: everything that can be counted or computed from the same past."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from leylines.graph.network.strength import DAY
from leylines.queries.scores import (
    Contexts,
    authorities,
    contextual_scores,
    everywhere,
    pagerank,
)
from leylines.queries.validation.scene import Scene, received

SCORE = "score"
GLOBAL = "score everywhere"

RECENT_DAYS = 90.0
"""The half-life of what is set against the score; not the score's own, which may be tuned."""

Predictions = Mapping[str, NDArray[np.float64]]


def score(scene: Scene) -> NDArray[np.float64]:
    """Return the contextual score of each node by the scene's parameters, (n,) float64."""
    told = scene.parameters
    return contextual_scores(
        scene.contexts, scene.flow.value, gamma=told.gamma, depth=told.depth, tolerance=1e-9
    )


def hits(contexts: Contexts) -> NDArray[np.float64]:
    """Return how good an authority each person is, (n,) float64: each pair counts once.

    Sums to 1 in a context with edges.
    """
    found = authorities(contexts, np.ones(len(contexts.target)))
    total = contexts.total(found)
    return found / np.where(total > 0, total, 1.0)[contexts.context]


def predictions(scene: Scene) -> Predictions:
    """Return the score of each node and what is set against it, each (n,) float64.

    Where the split is by chance, what looks at the time is left out.
    """
    contexts = scene.contexts
    found = score(scene)
    by: dict[str, NDArray[np.float64]] = {SCORE: found, GLOBAL: everywhere(contexts, found)}
    by |= {"PageRank": pagerank(contexts, np.ones(len(scene.flow))), "HITS": hits(contexts)}
    by |= _degrees(scene)
    by |= _counts(scene, "", None)
    if scene.split.horizon is not None:
        lately = scene.split.until - scene.split.horizon
        by |= _counts(scene, " lately", lately)
        by |= _recent(scene, lately)
    return by


def _degrees(scene: Scene) -> Predictions:
    """Return how many different people reacted to each node, were reacted to by it, and both."""
    contexts = scene.contexts
    into = _by_edge(scene, _reactions(scene)) > 0
    reacted = np.bincount(contexts.source[into], minlength=len(contexts.person))
    reacting = np.bincount(contexts.target[into], minlength=len(contexts.person))
    return {
        "people who reacted": reacted.astype(np.float64),
        "people reacted to": reacting.astype(np.float64),
        "degree": (reacted + reacting).astype(np.float64),
    }


def _counts(scene: Scene, name: str, since: int | None) -> Predictions:
    """Return reactions received, and activity: acts and contents of one's own."""
    late = np.ones(len(scene.flow)) if since is None else (scene.flow.at > since).astype(float)
    acts = _by_actor(scene, late) + _written(scene, since)
    received_ = _by_source(scene, late * _reactions(scene))
    return {f"reactions{name}": received_, f"activity{name}": acts}


def _recent(scene: Scene, since: int) -> Predictions:
    """Return reactions that fade, and the new people of the horizon before the cut."""
    age_days = (scene.split.until - scene.flow.at) / DAY
    fading = np.exp2(-age_days / RECENT_DAYS)
    reactions = _reactions(scene)
    contexts = scene.contexts
    first = np.full(len(contexts.target), np.iinfo(np.int64).max)
    some = reactions[contexts.flow] > 0
    np.minimum.at(first, contexts.edge[some], scene.flow.at[contexts.flow[some]])
    new = (first > since) & (first < np.iinfo(np.int64).max)
    return {
        "fading reactions": _by_source(scene, fading * reactions),
        "new people lately": np.bincount(
            contexts.source[new], minlength=len(contexts.person)
        ).astype(np.float64),
    }


def _reactions(scene: Scene) -> NDArray[np.float64]:
    """Return 1 for each row of the flow that is a reaction, 0 for help."""
    return received(scene.split.past, scene.parameters)[scene.flow.event].astype(np.float64)


def _by_edge(scene: Scene, value: NDArray[np.float64]) -> NDArray[np.float64]:
    return scene.contexts.strength(value)


def _by_source(scene: Scene, value: NDArray[np.float64]) -> NDArray[np.float64]:
    contexts: Contexts = scene.contexts
    total = np.bincount(contexts.source, _by_edge(scene, value), minlength=len(contexts.person))
    return total.astype(np.float64, copy=False)


def _by_actor(scene: Scene, value: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the sum over what each node did itself: reacting, or helping."""
    contexts = scene.contexts
    reactions = _reactions(scene)
    reacted = np.bincount(
        contexts.target, _by_edge(scene, value * reactions), minlength=len(contexts.person)
    )
    return reacted + _by_source(scene, value * (1 - reactions))


def _written(scene: Scene, since: int | None) -> NDArray[np.float64]:
    contents = scene.split.past.contents
    known = (contents.author >= 0) & (contents.at <= scene.split.until)
    if since is not None:
        known &= contents.at > since
    row = np.flatnonzero(known)
    lists = contents.communities.take(row)
    person = np.concatenate([contents.author[row], contents.author[row][lists.rows()]])
    context = np.concatenate([np.zeros_like(row), 1 + lists.indices])
    node = scene.nodes(context, person)
    return np.bincount(node[node >= 0], minlength=len(scene.contexts.person)).astype(np.float64)
