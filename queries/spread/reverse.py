"""Reverse reachable sets: from a random person back to all through whom it would be reached."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine import Graph, kernel
from leylines.queries.spread.models import Model
from leylines.queries.spread.randomness import CERTAIN, STEP, mixed, stream

LONG = 16
"""So many edges of similar chance are skipped over; fewer are tried one by one, which is faster."""

LIKELY = 0.25
"""Where edges are so likely that most are tried anyway there is nothing to skip."""

_11 = np.uint64(11)
_UNIT = 1.0 / CERTAIN


class InEdges(NamedTuple):
    """The edges into each node, as the generation of sets reads them.

    Attributes
    ----------
    indptr : (n + 1,) int64
        The edges into ``v`` are ``indptr[v]`` to ``indptr[v + 1]``.
    source : (e,) int32
    chance : (e,) int64
        In units of 2⁻⁵³. Independent cascade: of the edge; from ``LONG`` edges on the largest
        first, and in a block as a share of the block's largest. Linear threshold: of the edge and
        all before it, so that one draw picks one.
    block : (e,) int32
        In a block of edges that are skipped over, how many of it are left; else 0.
    miss : (e,) float64
        There, the logarithm of the chance that an edge as likely as the block's first fails.
    picks_one : bool
        Whether it is the linear threshold model.
    """

    indptr: NDArray[np.int64]
    source: NDArray[np.int32]
    chance: NDArray[np.int64]
    block: NDArray[np.int32]
    miss: NDArray[np.float64]
    picks_one: bool


class Scratch(NamedTuple):
    """What the generation writes on: ``seen`` (n,) int32 holds the number of the last visit."""

    seen: NDArray[np.int32]
    queue: NDArray[np.int32]


def in_edges(graph: Graph, model: Model) -> InEdges:
    """Return the edges into each node of a graph that `spreading` made."""
    turned = graph.transposed
    # Long lists are put into another order, of which the graph is to know nothing.
    indptr, source, weight = turned.indptr, turned.indices.copy(), turned.weight.copy()
    picks_one = model == "linear threshold"
    prepare = _accumulate if picks_one else _lay_blocks
    return InEdges(indptr, source, *prepare(indptr, source, weight), picks_one)


def scratch(n: int) -> Scratch:
    """Return fresh scratch arrays for a graph of ``n`` nodes."""
    return Scratch(np.zeros(n, dtype=np.int32), np.empty(n, dtype=np.int32))


@kernel()
def _accumulate(
    indptr: NDArray[np.int64], source: NDArray[np.int32], weight: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float64]]:
    chance = np.empty(len(source), dtype=np.int64)
    for v in range(len(indptr) - 1):
        total = 0.0
        for edge in range(indptr[v], indptr[v + 1]):
            total += weight[edge]
            chance[edge] = np.int64(round(min(total, 1.0) * CERTAIN))
    return chance, np.zeros(len(source), dtype=np.int32), np.zeros(0, dtype=np.float64)


@kernel()
def _lay_blocks(
    indptr: NDArray[np.int64], source: NDArray[np.int32], weight: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float64]]:
    """Sort long lists by chance and cut them where it has halved."""
    block = np.zeros(len(source), dtype=np.int32)
    miss = np.zeros(len(source), dtype=np.float64)
    chance = np.empty(len(source), dtype=np.int64)
    for v in range(len(indptr) - 1):
        start, end = indptr[v], indptr[v + 1]
        if end - start >= LONG:
            order = np.argsort(-weight[start:end], kind="mergesort")
            source[start:end] = source[start:end][order]
            weight[start:end] = weight[start:end][order]
        while start < end:
            stop, largest = start + 1, weight[start]
            while stop < end and weight[stop] >= largest / 2 and end - indptr[v] >= LONG:
                stop += 1
            skipped = stop - start >= LONG and largest < LIKELY
            for edge in range(start, stop):
                share = weight[edge] / largest if skipped else weight[edge]
                chance[edge] = np.int64(round(share * CERTAIN))
                block[edge] = stop - edge if skipped else 0
                miss[edge] = np.log1p(-largest) if skipped else 0.0
            start = stop
    return chance, block, miss


class Roots(NamedTuple):
    """From whom sets begin: ``node`` (r,) int32, drawn by ``until`` (r,) int64 in units of 2⁻⁵³.

    ``until`` is empty where all are drawn alike.
    """

    node: NDArray[np.int32]
    until: NDArray[np.int64]


def draw_from(weights: NDArray[np.float64]) -> Roots:
    """Return roots that are drawn in proportion to weights, of which one at least is above 0.

    Examples
    --------
    >>> draw_from(np.array([0, 2.0, 2.0])).node
    array([1, 2], dtype=int32)
    """
    node = np.flatnonzero(weights > 0).astype(np.int32)
    kept = weights[node]
    if (kept == kept[0]).all():
        return Roots(node, np.zeros(0, dtype=np.int64))
    until = np.rint(np.cumsum(kept) / kept.sum() * CERTAIN).astype(np.int64)
    until[-1] = CERTAIN
    return Roots(node, until)


@kernel()
def _root(roots: Roots, state: np.uint64) -> int:
    drawn = np.int64(mixed(state) >> _11)
    if len(roots.until):
        return int(roots.node[np.searchsorted(roots.until, drawn, side="right")])
    return int(roots.node[np.int64(drawn * _UNIT * len(roots.node))])


@kernel()
def draw_sets(
    edges: InEdges,
    on: Scratch,
    roots: Roots,
    seed: int,
    mark: NDArray[np.uint8],
    stop_at: int,
    first: int,
    last: int,
    offsets: NDArray[np.int64],
    members: NDArray[np.int32],
) -> tuple[int, NDArray[np.int64]]:
    """Walk back from random roots over edges that happen to pass influence on.

    Set ``i`` is written to ``members[offsets[i] : offsets[i + 1]]``, or only counted if ``offsets``
    is empty. It depends on ``seed`` and ``i`` alone, and is empty if it met a mark of ``stop_at``,
    where it ends: nothing more needs to be known.

    Parameters
    ----------
    mark : (n,) uint8
        0 to 2.
    first, last : int
        The sets to draw. It ends before one for which ``members`` has no room.

    Returns
    -------
    int
        The first set that is not drawn.
    (3,) int64
        How many sets have the highest mark 0, 1 and 2.

    Notes
    -----
    Borgs, Brautbar, Chayes and Lucier, "Maximizing social influence in nearly optimal time", SODA
    2014; skipping: Guo, Wang, Wei and Chen, "Influence maximization revisited: efficient reverse
    reachable set generation with bound tightened", SIGMOD 2020, section 4 (SUBSIM).
    """
    # A kernel that is called for each set, or takes arrays out of a tuple for each edge, counts who
    # refers to them each time, which takes as long as the walk.
    indptr, source, chance, block, miss, picks_one = edges
    seen, queue = on
    keeps = len(offsets) > 0
    counts = np.zeros(3, dtype=np.int64)
    seen[:] = -1
    for number in range(first, last):
        state = stream(seed, number)
        root = _root(roots, state)
        queue[0], seen[root] = root, number
        size, at, highest = 1, 0, mark[root]
        while at < size and highest < stop_at:
            edge, end = indptr[queue[at]], indptr[queue[at] + 1]
            at += 1
            if picks_one:
                state += STEP
                drawn = np.int64(mixed(state) >> _11)
                edge += np.searchsorted(chance[edge:end], drawn, side="right")
                end = min(edge + 1, end)
            while edge < end:
                if block[edge]:
                    state += STEP
                    skipped = np.log((np.int64(mixed(state) >> _11) + 0.5) * _UNIT) / miss[edge]
                    if skipped >= block[edge]:
                        edge += block[edge]
                        continue
                    edge += np.int64(skipped)
                state += STEP
                if picks_one or np.int64(mixed(state) >> _11) < chance[edge]:
                    u = source[edge]
                    if seen[u] != number:
                        seen[u] = number
                        queue[size] = u
                        size += 1
                        highest = max(highest, mark[u])
                edge += 1
        if keeps:
            place, kept = offsets[number], 0 if highest >= stop_at else size
            if place + kept > len(members):
                return number, counts
            for at in range(kept):
                members[place + at] = queue[at]
            offsets[number + 1] = place + kept
        counts[highest] += 1
    return last, counts
