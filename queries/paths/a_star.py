"""A* on exact distances: the cheapest way to go on from where a path has got to."""

import sys
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine import Graph, kernel
from leylines.queries.paths.bellman_ford import bellman_ford
from leylines.queries.paths.dijkstra import dijkstra
from leylines.queries.paths.heap import Heap, empty_heap, lower, pop
from leylines.queries.paths.refuse import marked, positions

Path = tuple[int, ...]


class _States(NamedTuple):
    """What a search notes of each state it comes to; a state is ``hops · n + node``.

    Without a limit of hops they are not counted, and a state is a node. ``cost`` is infinite and
    ``before`` -1 wherever no search is going on.
    """

    cost: NDArray[np.float64]
    before: NDArray[np.int32]
    seen: NDArray[np.int32]
    heap: Heap


class Continuations:
    """Finds the cheapest path from any source to any target that begins in a given way.

    A path goes through no other source and no other target, through none of ``avoid``, and meets
    no node twice.

    Parameters
    ----------
    graph : Graph
        ``weight`` is the cost of an edge, 0 or more.
    sources, targets : int or iterable of int
        Who is a source is no target.
    avoid : iterable of int
        Nodes that no path may go through.
    max_hops : int, optional
        The longest a path may be.

    References
    ----------
    P. E. Hart, N. J. Nilsson and B. Raphael (1968), "A formal basis for the heuristic determination
    of minimum cost paths", IEEE Transactions on Systems Science and Cybernetics 4, 100-107. The
    estimate is the exact distance to the targets in the whole graph, never more than what is left.
    """

    def __init__(
        self,
        graph: Graph,
        sources: int | Iterable[int],
        targets: int | Iterable[int],
        avoid: Iterable[int] = (),
        max_hops: int | None = None,
    ) -> None:
        n = len(graph)
        avoided = positions(n, avoid)
        self._graph = graph
        self._sources = np.setdiff1d(positions(n, sources), avoided)
        targets = np.setdiff1d(positions(n, targets), [*self._sources, *avoided])
        self._ends = marked(n, targets)
        self._closed = marked(n, [*self._sources, *avoided])
        self._bound = _distances(graph, targets, np.flatnonzero(self._closed), max_hops)
        states = n * len(self._bound)
        self._states = _States(
            np.full(states, np.inf),
            np.full(states, -1, dtype=np.int32),
            np.empty(states, dtype=np.int32),
            empty_heap(states),
        )

    def best(
        self, prefix: Path = (), taken: Sequence[int] = (), limit: float = sys.float_info.max
    ) -> tuple[float, Path] | None:
        """Return the cheapest path that begins with ``prefix``, as (cost, positions).

        Parameters
        ----------
        prefix : tuple of int
            Where the path begins: nothing, or a source and what follows it.
        taken : sequence of int
            Nodes that do not come next.
        limit : float
            Look for no path that costs more.
        """
        graph = self._graph
        if not len(graph):
            return None
        cost, path = _search(
            graph.indptr,
            graph.indices,
            graph.weight,
            self._bound,
            self._ends,
            self._closed,
            self._sources,
            np.array(prefix, dtype=np.int32),
            np.array(taken, dtype=np.int32),
            limit,
            self._states,
        )
        return (cost, tuple(path.tolist())) if len(path) else None


def _distances(
    graph: Graph,
    targets: NDArray[np.int32],
    closed: NDArray[np.int64],
    max_hops: int | None,
) -> NDArray[np.float64]:
    """Return the cost from each node to the nearest target, by the hops that are left.

    Without a limit, one row for any number of hops.
    """
    backward = graph.transposed
    if max_hops is None:
        return dijkstra(backward, targets, closed=closed)[0].reshape(1, -1)
    return bellman_ford(backward, targets, max_hops, closed=closed)


@kernel()
def _search(
    indptr: NDArray[np.int64],
    indices: NDArray[np.int32],
    weight: NDArray[np.float64],
    bound: NDArray[np.float64],
    ends: NDArray[np.bool_],
    closed: NDArray[np.bool_],
    sources: NDArray[np.int32],
    prefix: NDArray[np.int32],
    taken: NDArray[np.int32],
    limit: float,
    states: _States,
) -> tuple[float, NDArray[np.int32]]:
    """Return the cost of the best path and the path, which is empty if there is none."""
    n = len(indptr) - 1
    last = len(bound) - 1
    size = seen = 0
    state = -1
    if len(prefix):
        # The first of them is a source, and closed as such.
        closed[prefix[1:]] = True
        state = min(len(prefix) - 1, last) * n + prefix[-1]
        states.cost[state] = _cost(indptr, indices, weight, prefix)
        states.seen[0] = state
        seen = 1
    for source in sources:
        if len(prefix) == 0 and not _holds(taken, source) and bound[last, source] <= limit:
            states.cost[source] = 0.0
            states.seen[seen] = source
            seen += 1
            size = lower(states.heap, size, source, bound[last, source])
    while True:
        if state >= 0:
            size, seen = _expand(
                indptr, indices, weight, bound, closed, taken, limit, states, state, size, seen
            )
        taken = taken[:0]
        state = -1
        if size == 0:
            break
        state = pop(states.heap, size)
        size -= 1
        if ends[state % n]:
            break
    found = states.cost[state] if state >= 0 else np.inf
    path = _path(states, state, prefix, n)
    for place in range(seen):
        states.cost[states.seen[place]] = np.inf
        states.before[states.seen[place]] = -1
        states.heap.place[states.seen[place]] = -1
    closed[prefix[1:]] = False
    return found, path


@kernel()
def _expand(
    indptr: NDArray[np.int64],
    indices: NDArray[np.int32],
    weight: NDArray[np.float64],
    bound: NDArray[np.float64],
    closed: NDArray[np.bool_],
    taken: NDArray[np.int32],
    limit: float,
    states: _States,
    state: int,
    size: int,
    seen: int,
) -> tuple[int, int]:
    """Go one hop on from a state; return how many are in the heap, and how many were seen."""
    n, last = len(indptr) - 1, len(bound) - 1
    node, layer = state % n, state // n + 1 if last else 0
    if layer > last:
        return size, seen
    for edge in range(indptr[node], indptr[node + 1]):
        target = indices[edge]
        cost = states.cost[state] + weight[edge]
        least = cost + bound[last - layer, target]
        after = layer * n + target
        if closed[target] or not least <= limit or not cost < states.cost[after]:
            continue
        # With hops to count, a way round may be the first to come to a state.
        if _holds(taken, target) or (last and _met(states, state, target, n)):
            continue
        if states.cost[after] == np.inf:
            states.seen[seen] = after
            seen += 1
        states.cost[after] = cost
        states.before[after] = state
        size = lower(states.heap, size, after, least)
    return size, seen


@kernel()
def _holds(nodes: NDArray[np.int32], node: int) -> bool:
    for each in nodes:  # noqa: SIM110 - Numba compiles no generator in any()
        if each == node:
            return True
    return False


@kernel()
def _met(states: _States, state: int, node: int, n: int) -> bool:
    """Tell whether the way to a state leads through a node."""
    while state >= 0:
        if state % n == node:
            return True
        state = states.before[state]
    return False


@kernel()
def _cost(
    indptr: NDArray[np.int64],
    indices: NDArray[np.int32],
    weight: NDArray[np.float64],
    path: NDArray[np.int32],
) -> float:
    cost = 0.0
    for hop in range(len(path) - 1):
        start, end = indptr[path[hop]], indptr[path[hop] + 1]
        cost += weight[start + np.searchsorted(indices[start:end], path[hop + 1])]
    return cost


@kernel()
def _path(states: _States, state: int, prefix: NDArray[np.int32], n: int) -> NDArray[np.int32]:
    """Return the prefix and what comes after it on the way to a state; nothing to none."""
    hops = 0
    at = state
    while at >= 0:
        hops += 1
        at = states.before[at]
    begun = max(len(prefix) - 1, 0) if state >= 0 else 0
    path = np.empty(begun + hops, dtype=np.int32)
    path[:begun] = prefix[:begun]
    for place in range(begun + hops - 1, begun - 1, -1):
        path[place] = state % n
        state = states.before[state]
    return path
