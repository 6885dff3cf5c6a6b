"""Possible worlds: in each, every edge is live or not, whoever asks and in whatever order."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine import Graph, kernel
from leylines.queries.spread.models import Model, spreading
from leylines.queries.spread.randomness import CERTAIN, STEP, mixed

_11 = np.uint64(11)


class Worlds(NamedTuple):
    """A graph whose edge is live where the number that a world gives its key lies in a range.

    Attributes
    ----------
    indptr : (n + 1,) int64
    indices : (e,) int32
    key : (e,) int32
        Independent cascade: the edge itself. Linear threshold: its target, so that the target
        picks one edge at most.
    low, high : (e,) int64
        The range, in units of 2⁻⁵³; ``high`` is not in it.
    """

    indptr: NDArray[np.int64]
    indices: NDArray[np.int32]
    key: NDArray[np.int32]
    low: NDArray[np.int64]
    high: NDArray[np.int64]


def worlds(graph: Graph, model: Model) -> Worlds:
    """Return the possible worlds of a model on a graph of probabilities.

    Raises
    ------
    AnalysisError
        As `spreading`.

    Notes
    -----
    Kempe, Kleinberg and Tardos, KDD 2003, claims 2.3 and 2.6: whom a cascade reaches is whom live
    edges reach, in both models.
    """
    graph = spreading(graph, model)
    if model == "independent cascade":
        key = np.arange(len(graph.indices), dtype=np.int32)
        low, high = np.zeros(len(key)), graph.weight
    else:
        key = graph.indices
        low, high = _ranges(key, graph.weight, len(graph))
    whole = [np.rint(np.minimum(end, 1.0) * CERTAIN).astype(np.int64) for end in (low, high)]
    return Worlds(graph.indptr, graph.indices, key, *whole)


def _ranges(
    target: NDArray[np.int32], weight: NDArray[np.float64], n: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Lay the weights into each node end to end."""
    order = np.argsort(target, kind="stable")
    ends = np.cumsum(weight[order])
    starts = np.concatenate([[0.0], ends])[np.searchsorted(target[order], np.arange(n))]
    high = np.empty(len(target))
    high[order] = ends - starts[target[order]]
    return high - weight, high


@kernel()
def is_live(of: Worlds, edge: int, world: np.uint64) -> bool:
    """Say whether an edge is live in the world whose numbers begin in a state."""
    drawn = np.int64(mixed(world + np.uint64(of.key[edge] + 1) * STEP) >> _11)
    return bool(of.low[edge] <= drawn < of.high[edge])
