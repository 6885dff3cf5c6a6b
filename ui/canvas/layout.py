"""Where the nodes of a network stand: computed here, so that a picture never moves by itself."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from leylines.ui.canvas.crowd import crowd

Weights = Mapping[tuple[str, str], float]

SPACE = 110.0
"""Pixels that a node has to itself, on the average, along each side."""

SMALLEST = 420.0
"""Pixels that a network of a few nodes takes along each side."""

FEW = 400
"""So many nodes are placed pair by pair; beyond, by a grid, see :mod:`leylines.ui.canvas.crowd`."""

MIDDLE = ""
"""Stands for the middle; no person has an empty id."""

TIE = 0.1
"""How strongly everybody is drawn to the middle, against the mean influence."""

NO_SIZES: Mapping[str, float] = MappingProxyType({})


def positions(
    nodes: Sequence[str],
    weights: Weights,
    *,
    sizes: Mapping[str, float] = NO_SIZES,
    seed: int = 1,
) -> dict[str, list[float]]:
    """Place nodes so that those who influence each other strongly stand near each other.

    Parameters
    ----------
    nodes : sequence of str
        Whom to place; their order changes nothing.
    weights : mapping of (str, str) to float
        The weight of each edge, above 0; both directions count together.
    sizes : mapping of str to float
        The radius in pixels of those that need more room than others.
    seed : int
        The same nodes, weights and seed give the same places.

    Returns
    -------
    dict of str to [float, float]
        x and y in pixels, the middle at (0, 0). Of up to ``FEW`` nodes no two overlap.

    Notes
    -----
    T. M. J. Fruchterman, E. M. Reingold, "Graph Drawing by Force-directed Placement", Software:
    Practice and Experience 21(11), 1991, with attraction by log(1 + weight) and a loose tie to the
    middle; then far outliers are drawn in and nodes that overlap are parted.

    Examples
    --------
    >>> positions(["a"], {})
    {'a': [0.0, 0.0]}
    """
    ordered = sorted(nodes)
    if len(ordered) < 2:
        return {node: [0.0, 0.0] for node in ordered}
    if len(ordered) > FEW:
        return _named(ordered, _scaled(_by_grid(ordered, weights, seed)))
    graph = _undirected(ordered, weights)
    _gather(graph, ordered)
    placed = nx.spring_layout(
        graph,
        pos=_sunflower([*ordered, MIDDLE]),
        iterations=150,
        weight="weight",
        seed=seed,
        method="force",
    )
    radius = np.array([sizes.get(node, 0.0) for node in ordered])
    xy = _spread(np.array([placed[node] for node in ordered], dtype=np.float64), radius)
    return _named(ordered, xy)


def _named(nodes: Sequence[str], xy: NDArray[np.float64]) -> dict[str, list[float]]:
    return dict(zip(nodes, xy.round(1).tolist(), strict=True))


def _by_grid(nodes: Sequence[str], weights: Weights, seed: int) -> NDArray[np.float64]:
    place = {node: at for at, node in enumerate(nodes)}
    pairs = sorted(weights)
    source = np.array([place[pair[0]] for pair in pairs], dtype=np.int32)
    target = np.array([place[pair[1]] for pair in pairs], dtype=np.int32)
    weight = np.array([weights[pair] for pair in pairs], dtype=np.float64)
    return crowd(source, target, weight, len(nodes), seed=seed)


def _scaled(xy: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scale to the same density as a few nodes have, the middle at (0, 0)."""
    xy = _lying(xy - np.median(xy, axis=0))
    typical = float(np.median(np.hypot(*xy.T))) or 1.0
    xy = xy * (SPACE * np.sqrt(len(xy)) / (2.2 * typical))
    return np.asarray(xy - (xy.max(axis=0) + xy.min(axis=0)) / 2)


def _undirected(nodes: Sequence[str], weights: Weights) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    for source, target in sorted(weights):
        if source != target:
            known = graph.get_edge_data(source, target, {"weight": 0.0})["weight"]
            both = np.expm1(known) + max(weights[source, target], 0.0)
            graph.add_edge(source, target, weight=float(np.log1p(both)))
    return graph


def _gather(graph: "nx.Graph[str]", nodes: Sequence[str]) -> None:
    """Tie everybody loosely to the middle, or those apart from the rest would fly away."""
    edges: Any = graph.edges(data="weight")
    weights = [weight for _, _, weight in edges]
    loose = TIE * (float(np.mean(weights)) or 1.0) if weights else 1.0
    graph.add_edges_from(((MIDDLE, node) for node in nodes), weight=loose)


def _sunflower(nodes: Sequence[str]) -> dict[str, NDArray[np.float64]]:
    """Start evenly, and without any two nodes in one place."""
    place = np.arange(len(nodes))
    radius, angle = np.sqrt(place + 0.5), place * (np.pi * (3 - np.sqrt(5)))
    xy = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    return dict(zip(nodes, xy, strict=True))


def _lying(xy: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn the long side across, as screens are; which way up is settled by the first node."""
    turned = np.asarray(xy @ np.linalg.svd(xy, full_matrices=False)[2].T)
    return turned * np.where(turned[0] > 0, -1.0, 1.0)


def _spread(xy: NDArray[np.float64], radius: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scale to a landscape of even density, then part the nodes that stand too near each other."""
    xy = _lying(xy - np.median(xy, axis=0))
    # Far outliers would squeeze everybody else into the middle: out there distances grow by logs.
    distance = np.hypot(*xy.T)
    typical = float(np.median(distance)) or 1.0
    far = typical * (1 + np.log(np.maximum(distance / typical, 1.0)))
    shrink = np.minimum(distance, far)
    xy *= (shrink / np.maximum(distance, 1e-9))[:, None]
    side = max(SPACE * np.sqrt(len(xy)), SMALLEST)
    xy *= side / (2.2 * max(typical, 1e-9))
    xy *= (1.25, 0.8)
    room = np.maximum(SPACE * 0.75, radius[:, None] + radius[None, :] + SPACE * 0.5)
    for _ in range(200):
        gap = xy[:, None, :] - xy[None, :, :]
        apart = np.hypot(gap[..., 0], gap[..., 1] * 1.6)
        np.fill_diagonal(apart, np.inf)
        push = np.clip(room - apart, 0, None) / np.maximum(apart, 1e-6)
        if not push.any():
            break
        xy += 0.3 * (gap * push[..., None]).sum(axis=1)
    return np.asarray(xy - (xy.max(axis=0) + xy.min(axis=0)) / 2)
