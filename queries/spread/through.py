"""In which possible worlds there is a way between two nodes, and whom no such way goes round."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine import Graph, kernel
from leylines.queries.spread.randomness import STEP, mixed, stream

CERTAIN = 1 << 31
"""A chance of 1 where chances are whole numbers of 31 bits, which take little memory."""
_33 = np.uint64(33)


class Ways:
    """A graph to be searched from one node to another, in one possible world after the other.

    Parameters
    ----------
    graph : Graph
        Its weights are probabilities.
    start, end : int
        Two nodes.

    Attributes
    ----------
    through : (n,) int64
        In how many of the worlds drawn every way goes through a node.

    Examples
    --------
    >>> from scipy import sparse
    >>> chain = Graph.of(sparse.csr_array(np.array([[0, 1.0, 0], [0, 0, 1.0], [0, 0, 0]])))
    >>> ways = Ways(chain, 0, 2)
    >>> ways.draw(seed=1, first=0, last=10)[0], ways.through.tolist()
    (10, [0, 10, 0])
    """

    def __init__(self, graph: Graph, start: int, end: int) -> None:
        n = len(graph)
        self._chances = _Chances(
            graph.indptr, graph.indices, np.rint(graph.weight * CERTAIN).astype(np.uint32)
        )
        self._ends = start, end
        self._room = _Room(np.full(n, -1, dtype=np.int64), *np.empty((4, n), dtype=np.int32))
        self._visit = 0
        self.through = np.zeros(n, dtype=np.int64)

    def draw(self, seed: int, first: int, last: int) -> tuple[int, int]:
        """Return in how many of the worlds there is a way, and how many edges were looked at."""
        visit = self._visit
        self._visit += 2 * (last - first)
        return _worlds(
            self._chances, *self._ends, seed, first, last, visit, self.through, self._room
        )


class _Chances(NamedTuple):
    """A graph with the chance of each edge in units of 2⁻³¹, (e,) uint32."""

    indptr: NDArray[np.int64]
    indices: NDArray[np.int32]
    chance: NDArray[np.uint32]


class _Room(NamedTuple):
    """What a search notes of each node: in which visit it was met, from whom, where on the path."""

    met: NDArray[np.int64]
    before: NDArray[np.int32]
    place: NDArray[np.int32]
    queue: NDArray[np.int32]
    path: NDArray[np.int32]


@kernel()
def _is_live(of: _Chances, edge: int, world: np.uint64) -> bool:
    return bool(mixed(world + np.uint64(edge + 1) * STEP) >> _33 < of.chance[edge])


@kernel()
def _worlds(
    of: _Chances,
    start: int,
    end: int,
    seed: int,
    first: int,
    last: int,
    visit: int,
    through: NDArray[np.int64],
    room: _Room,
) -> tuple[int, int]:
    """Return in how many worlds there is a way, and how many edges were looked at.

    ``through`` counts the worlds in which every way goes through a node.
    """
    hits = looks = 0
    for number in range(first, last):
        world = stream(seed, number)
        arrived, looked = _find(of, start, end, world, visit, room)
        looks += looked
        if arrived:
            hits += 1
            looks += _pass_path(of, start, end, world, visit + 1, through, room)
        visit += 2
    return hits, looks


@kernel()
def _find(
    of: _Chances, start: int, end: int, world: np.uint64, visit: int, room: _Room
) -> tuple[bool, int]:
    """Search until the end is met; say whether it was, and how many edges were looked at."""
    room.met[start], room.queue[0] = visit, start
    at, size, looks = 0, 1, 0
    while at < size:
        u = room.queue[at]
        at += 1
        for edge in range(of.indptr[u], of.indptr[u + 1]):
            # Most edges are dead, and the dice are nearer than what is noted of a node.
            if not _is_live(of, edge, world):
                continue
            v = of.indices[edge]
            if room.met[v] != visit:
                room.met[v], room.before[v] = visit, u
                if v == end:
                    return True, looks + edge + 1 - of.indptr[u]
                room.queue[size] = v
                size += 1
        looks += of.indptr[u + 1] - of.indptr[u]
    return False, looks


@kernel()
def _pass_path(
    of: _Chances,
    start: int,
    end: int,
    world: np.uint64,
    visit: int,
    through: NDArray[np.int64],
    room: _Room,
) -> int:
    """Count the nodes of the path just found that no way goes round; return the looks it took.

    From what lies before a node of the path, it is seen how far along the path one gets without
    that node. Where that is only as far as the node, every way goes through it.
    """
    length = 0
    v = end
    while v != start:
        room.path[length] = v
        length += 1
        v = room.before[v]
    room.place[start] = 0
    room.met[start] = visit
    for step in range(length):
        room.place[room.path[step]] = length - step
        room.met[room.path[step]] = visit
    # Who is met now and has a place below 0 is off the path.
    looks = farthest = 0
    u = start
    for place in range(length):
        if place > 0:
            u = room.path[length - place]
            if farthest == place:
                through[u] += 1
        room.queue[0] = u
        at, size = 0, 1
        while at < size:
            w = room.queue[at]
            at += 1
            for edge in range(of.indptr[w], of.indptr[w + 1]):
                if not _is_live(of, edge, world):
                    continue
                v = of.indices[edge]
                if room.met[v] != visit:
                    room.met[v], room.place[v] = visit, -1
                    room.queue[size] = v
                    size += 1
                elif room.place[v] > farthest:
                    farthest = room.place[v]
            looks += of.indptr[w + 1] - of.indptr[w]
        if farthest == length:
            break
    return looks
