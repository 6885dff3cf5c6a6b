"""The search for one route: A* on exact distances to the ends."""

from collections.abc import Collection, Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import dijkstra

from leylines.graph.network import InfluenceNetwork

Path = tuple[int, ...]


def costs(network: InfluenceNetwork) -> NDArray[np.float64]:
    """Return −log(probability) of each edge, (e,) float64 above 0: the best route is the cheapest.

    SciPy takes an edge of cost 0 for none.
    """
    return np.maximum(-np.log(network.probability), np.finfo(np.float64).tiny)


class RouteSearch:
    """Finds cheapest routes from any source to any target, with parts of them fixed or forbidden.

    A route goes through no other source and no other target, and through none of ``avoid``: else
    every route would have a string of others that only come from farther or go on.

    Parameters
    ----------
    network : InfluenceNetwork
    sources, targets : sequence of int
        Positions. Who is a source is no target.
    avoid : sequence of int
        Positions that no route may go through.
    max_hops : int, optional
        The longest a route may be.
    """

    def __init__(
        self,
        network: InfluenceNetwork,
        sources: Sequence[int],
        targets: Sequence[int],
        avoid: Sequence[int] = (),
        max_hops: int | None = None,
    ) -> None:
        self._size = n = len(network.persons)
        self._max_hops = max_hops
        self.sources = sorted(set(sources) - set(avoid))
        self.targets = set(targets) - set(avoid) - set(self.sources)
        closed = np.zeros(n, dtype=np.bool_)
        closed[list({*sources, *avoid})] = True
        ends = np.zeros(n, dtype=np.bool_)
        ends[list(self.targets)] = True
        kept = ~closed[network.indices] & ~ends[network.sources]
        self._cost = costs(network)[kept]
        self._indices = network.indices[kept]
        self._indptr = np.concatenate([[0], np.cumsum(kept)])[network.indptr]
        self._bounds = self._distances()

    def best(self, prefix: Path = (), forbidden: Collection[int] = ()) -> tuple[float, Path] | None:
        """Return the cheapest route that begins with ``prefix``, as (cost, positions).

        The person after the prefix (the source, if there is none) is not one of ``forbidden``.
        """
        heap: list[tuple[float, Path, float]] = []
        for node, cost in self._begin(prefix, forbidden):
            self._push(heap, (*prefix, node), cost)
        expanded: set[tuple[int, int]] = set()
        while heap:
            _, path, cost = heappop(heap)
            node = path[-1]
            if node in self.targets:
                return cost, path
            # With a limit, coming dearer but sooner can be what is needed to arrive at all.
            key = (node, len(path) if self._max_hops is not None else 0)
            if key in expanded:
                continue
            expanded.add(key)
            for target, hop in self._out(node):
                if target not in path:
                    self._push(heap, (*path, target), cost + hop)
        return None

    def cost(self, path: Path) -> float:
        """Return what the hops of a path cost together."""
        total = 0.0
        for source, target in pairwise(path):
            total += dict(self._out(source))[target]
        return total

    def _begin(self, prefix: Path, forbidden: Collection[int]) -> Iterator[tuple[int, float]]:
        if not prefix:
            yield from ((node, 0.0) for node in self.sources if node not in forbidden)
            return
        spent = self.cost(prefix)
        for node, hop in self._out(prefix[-1]):
            if node not in forbidden and node not in prefix:
                yield node, spent + hop

    def _push(self, heap: list[tuple[float, Path, float]], path: Path, cost: float) -> None:
        left = 0 if self._max_hops is None else self._max_hops + 1 - len(path)
        if left >= 0:
            least = cost + float(self._bounds[left][path[-1]])
            if least < np.inf:
                heappush(heap, (least, path, cost))

    def _out(self, node: int) -> Iterator[tuple[int, float]]:
        row = slice(self._indptr[node], self._indptr[node + 1])
        return zip(self._indices[row].tolist(), self._cost[row].tolist(), strict=True)

    def _distances(self) -> list[NDArray[np.float64]]:
        """Return the cost from each person to the nearest target, by the hops that are left.

        Without a limit, one row for any number of hops.
        """
        at_end = np.full(self._size, np.inf)
        at_end[list(self.targets)] = 0.0
        if self._max_hops is not None:
            rows = [at_end]
            for _ in range(self._max_hops):
                rows.append(self._one_hop_more(rows[-1]))
            return rows
        if not self.targets:
            return [at_end]
        shape = (self._size, self._size)
        reverse = sparse.csr_array((self._cost, self._indices, self._indptr), shape=shape).T
        return [dijkstra(reverse.tocsr(), indices=sorted(self.targets), min_only=True)]

    def _one_hop_more(self, fewer: NDArray[np.float64]) -> NDArray[np.float64]:
        through = np.append(self._cost + fewer[self._indices], np.inf)
        filled = np.flatnonzero(np.diff(self._indptr))
        result = fewer.copy()
        if len(filled):
            least = np.minimum.reduceat(through, self._indptr[filled])
            result[filled] = np.minimum(result[filled], least)
        return result
