"""Reverse reachable sets: from a random person back to all through whom it would be reached."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine import Graph, kernel
from leylines.queries.spread.models import Model
from leylines.queries.spread.randomness import CERTAIN, STEP, mixed, stream

LONG = 16
"""So many edges of similar chance are skipped over; fewer are tried one by one, which is faster."""

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
        first. Linear threshold: of the edge and all before it, so that one draw picks one.
    block : (e,) int32
        Where a block of edges begins that are skipped over, its length; else 0.
    miss : (e,) float64
        There, the logarithm of the chance that the block's first edge fails.
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
    indptr, source, weight = _turned(graph.indptr, graph.indices, graph.weight)
    picks_one = model == "linear threshold"
    prepare = _accumulate if picks_one else _lay_blocks
    return InEdges(indptr, source, *prepare(indptr, source, weight), picks_one)


def scratch(n: int) -> Scratch:
    """Return fresh scratch arrays for a graph of ``n`` nodes."""
    return Scratch(np.zeros(n, dtype=np.int32), np.empty(n, dtype=np.int32))


@kernel()
def _turned(
    indptr: NDArray[np.int64], indices: NDArray[np.int32], weight: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float64]]:
    """Transpose by a counting sort."""
    n = len(indptr) - 1
    starts = np.zeros(n + 1, dtype=np.int64)
    for target in indices:
        starts[target + 1] += 1
    for v in range(n):
        starts[v + 1] += starts[v]
    place = starts[:-1].copy()
    source = np.empty(len(indices), dtype=np.int32)
    turned = np.empty(len(indices), dtype=np.float64)
    for u in range(n):
        for edge in range(indptr[u], indptr[u + 1]):
            at = place[indices[edge]]
            place[indices[edge]] += 1
            source[at] = u
            turned[at] = weight[edge]
    return starts, source, turned


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
    return chance, np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.float64)


@kernel()
def _lay_blocks(
    indptr: NDArray[np.int64], source: NDArray[np.int32], weight: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float64]]:
    """Sort long lists by chance and cut them where it has halved."""
    block = np.zeros(len(source), dtype=np.int32)
    miss = np.zeros(len(source), dtype=np.float64)
    for v in range(len(indptr) - 1):
        start, end = indptr[v], indptr[v + 1]
        if end - start < LONG:
            continue
        order = np.argsort(-weight[start:end], kind="mergesort")
        source[start:end] = source[start:end][order]
        weight[start:end] = weight[start:end][order]
        while start < end:
            stop = start + 1
            while stop < end and weight[stop] >= weight[start] / 2:
                stop += 1
            if stop - start >= LONG and weight[start] < 0.25:
                block[start] = stop - start
                miss[start] = np.log1p(-weight[start])
            start = stop
    chance = np.empty(len(source), dtype=np.int64)
    for edge in range(len(source)):
        chance[edge] = np.int64(round(weight[edge] * CERTAIN))
    return chance, block, miss


@kernel()
def reverse_set(
    edges: InEdges,
    on: Scratch,
    root: int,
    state: np.uint64,
    visit: int,
    mark: NDArray[np.uint8],
    stop_at: int,
) -> tuple[int, int]:
    """Walk back from a root over edges that happen to pass influence on.

    Parameters
    ----------
    edges : InEdges
    on : Scratch
        The set is left in the first places of its queue.
    root : int
    state : uint64
        Where the random numbers begin.
    visit : int
        A number that ``on.seen`` does not hold.
    mark : (n,) uint8
    stop_at : int
        End as soon as a node with a mark so high is met: nothing more needs to be known.

    Returns
    -------
    tuple of int
        The size of the set, and the highest mark in it.

    Notes
    -----
    Borgs, Brautbar, Chayes and Lucier, "Maximizing social influence in nearly optimal time", SODA
    2014; skipping: Guo, Wang, Wei and Chen, "Influence maximization revisited: efficient reverse
    reachable set generation with bound tightened", SIGMOD 2020, section 4 (SUBSIM).
    """
    queue, seen = on.queue, on.seen
    queue[0], seen[root] = root, visit
    size, highest = 1, mark[root]
    at = 0
    while at < size and highest < stop_at:
        v = queue[at]
        at += 1
        edge, end = edges.indptr[v], edges.indptr[v + 1]
        if edges.picks_one:
            state += STEP
            drawn = np.int64(mixed(state) >> _11)
            edge += np.searchsorted(edges.chance[edge:end], drawn, side="right")
            if edge < end and seen[edges.source[edge]] != visit:
                u = edges.source[edge]
                seen[u] = visit
                queue[size] = u
                size += 1
                highest = max(highest, mark[u])
            continue
        long = end - edge >= LONG
        while edge < end:
            if long and edges.block[edge]:
                miss, first = edges.miss[edge], edges.chance[edge]
                stop = edge + edges.block[edge]
                while True:
                    state += STEP
                    skipped = np.log((np.int64(mixed(state) >> _11) + 0.5) * _UNIT) / miss
                    if skipped >= stop - edge:
                        break
                    edge += np.int64(skipped)
                    state += STEP
                    u = edges.source[edge]
                    passes = (mixed(state) >> _11) * _UNIT * first < edges.chance[edge]
                    if passes and seen[u] != visit:
                        seen[u] = visit
                        queue[size] = u
                        size += 1
                        highest = max(highest, mark[u])
                    edge += 1
                    if edge >= stop:
                        break
                edge = stop
            else:
                state += STEP
                u = edges.source[edge]
                passes = np.int64(mixed(state) >> _11) < edges.chance[edge]
                if passes and seen[u] != visit:
                    seen[u] = visit
                    queue[size] = u
                    size += 1
                    highest = max(highest, mark[u])
                edge += 1
    return size, highest


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
def fill(
    edges: InEdges,
    on: Scratch,
    roots: Roots,
    seed: int,
    mark: NDArray[np.uint8],
    stop_at: int,
    offsets: NDArray[np.int64],
    members: NDArray[np.int32],
    done: int,
) -> int:
    """Write sets one after the other until all ``offsets`` or all room in ``members`` is used.

    Set ``i`` stands in ``members[offsets[i] : offsets[i + 1]]``, and is empty if it met a mark of
    ``stop_at``. It depends on ``seed`` and ``i`` alone.

    Returns
    -------
    int
        How many sets there are now; ``done`` of them were there before.
    """
    on.seen[:] = -1
    for number in range(done, len(offsets) - 1):
        state = stream(seed, number)
        root = _root(roots, state)
        size, highest = reverse_set(edges, on, root, state, number, mark, stop_at)
        place = offsets[number]
        if highest >= stop_at:
            size = 0
        if place + size > len(members):
            return number
        members[place : place + size] = on.queue[:size]
        offsets[number + 1] = place + size
    return len(offsets) - 1


@kernel()
def count_marks(
    edges: InEdges,
    on: Scratch,
    roots: Roots,
    seed: int,
    mark: NDArray[np.uint8],
    stop_at: int,
    first: int,
    last: int,
) -> NDArray[np.int64]:
    """Return how many of the sets ``first`` to ``last`` have the highest mark 0, 1 and 2."""
    on.seen[:] = -1
    counts = np.zeros(3, dtype=np.int64)
    for number in range(first, last):
        state = stream(seed, number)
        root = _root(roots, state)
        counts[reverse_set(edges, on, root, state, number, mark, stop_at)[1]] += 1
    return counts
