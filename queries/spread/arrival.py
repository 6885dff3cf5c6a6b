"""The chance that influence arrives by any route, and the person whose loss lowers it most."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from leylines.graph.errors import AnalysisError
from leylines.queries.engine import Graph, kernel
from leylines.queries.spread.between import Between, between
from leylines.queries.spread.exact import exact_chances
from leylines.queries.spread.randomness import STEP, mixed, stream
from leylines.queries.spread.simulate import SIGMAS

EXACT_EDGES, EXACT_STATES = 32, 1_000
"""So few edges between the ends, and so few states of a cascade on them, are gone through."""
PILOT = 16
"""Worlds in which it is seen whether it costs less to search from the sources or the targets."""
FEWEST, MOST = 64, 1 << 20
"""Worlds; their number is doubled until enough edges were looked at."""
LOOKS = 50_000_000
"""After half as many, no more worlds are drawn: about half a second."""
CERTAIN = 1 << 31
"""A chance of 1 where chances are whole numbers of 31 bits, which take little memory."""
_33 = np.uint64(33)


@dataclass(frozen=True, slots=True)
class Chance:
    """A chance, with its 90 % interval (Wilson's); where it is exact the three are one number."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """A person between the ends, and the chance that is left without them."""

    person: int
    without: Chance


@dataclass(frozen=True, slots=True)
class Arrival:
    """The chance that influence gets from the sources to at least one of the targets.

    Attributes
    ----------
    chance : Chance
    bottlenecks : tuple of Bottleneck
        Those whose loss lowers it, the most first; sources and targets are none.
    worlds : int
        How many possible worlds were drawn; 0 if all were gone through.
    """

    chance: Chance
    bottlenecks: tuple[Bottleneck, ...]
    worlds: int


def arrival(
    graph: Graph,
    sources: Sequence[int],
    targets: Sequence[int],
    *,
    seed: int = 1,
    top: int = 5,
    looks: int = LOOKS,
) -> Arrival:
    """Return the chance of arriving by any route, and the bottlenecks.

    Under independent cascade, from all sources at once. A possible world in which influence
    arrives is lost without a person exactly if every way there goes through that person: so the
    same worlds give the chance without each of them, and differences have no error of their own
    beyond that of a share of worlds. A small graph is gone through state by state instead.

    Parameters
    ----------
    graph : Graph
        Its weights are probabilities.
    sources, targets : sequence of int
        Who is on both sides is a source.
    seed : int
    top : int
        How many bottlenecks to name, at most.
    looks : int
        How many edges to look at in all, where possible worlds are drawn.

    Raises
    ------
    AnalysisError
        If a weight is no probability, or somebody is not in the graph.

    Notes
    -----
    Chances by live edges: Kempe, Kleinberg and Tardos, KDD 2003, claim 2.3. The people on every way
    are the dominators of the target (Lengauer and Tarjan 1979); of a single target they are found
    along one path, in one pass. Interval: Wilson, "Probable inference, the law of succession, and
    statistical inference", Journal of the American Statistical Association 22, 1927.

    Examples
    --------
    >>> from scipy import sparse
    >>> chances = np.array([[0, 0.5, 0.5], [0, 0, 0.5], [0, 0, 0]])
    >>> found = arrival(Graph.of(sparse.csr_array(chances)), [0], [2])
    >>> found.chance.value, found.bottlenecks[0].person, found.bottlenecks[0].without.value
    (0.625, 1, 0.5)
    """
    part = between(graph, sources, targets)
    if not len(part.graph.indices):
        return Arrival(_exactly(0.0), (), 0)
    if len(part.graph.indices) <= EXACT_EDGES:
        try:
            return _gone_through(part, top)
        except AnalysisError:
            pass  # more states than are gone through
    return _sampled(part, seed, top, looks)


def _gone_through(part: Between, top: int) -> Arrival:
    """Return the exact answer, from the exact chances without each in turn."""
    graph = part.graph
    chance = _reached(graph)
    ends = np.repeat(np.arange(len(graph)), np.diff(graph.indptr)), graph.indices
    without = np.array(
        [
            _reached(Graph(graph.indptr, graph.indices, np.where(touched, 0.0, graph.weight)))
            for node in range(1, len(graph) - 1)
            for touched in [(ends[0] == node) | (ends[1] == node)]
        ]
    )
    named = _most(chance - without, top)
    return Arrival(
        _exactly(chance),
        tuple(Bottleneck(int(part.node[each]), _exactly(without[each])) for each in named),
        0,
    )


def _reached(graph: Graph) -> float:
    return float(exact_chances(graph, [0], largest=EXACT_STATES)[-1])


def _sampled(part: Between, seed: int, top: int, looks: int) -> Arrival:
    """Return the answer from possible worlds, drawn from whichever end that costs less."""
    last = len(part.graph) - 1
    ways = [_Way(part.graph, 0, last), _Way(part.graph.transposed, last, 0)]
    way = min(ways, key=lambda each: each.draw(seed, 0, PILOT)[1])
    way.through[:] = 0
    hits, looked = way.draw(seed, 0, FEWEST)
    number = FEWEST
    while looked <= looks // 2 and number < MOST:
        more, looks_of_more = way.draw(seed, number, 2 * number)
        hits, looked, number = hits + more, looked + looks_of_more, 2 * number
    lost = way.through[1:-1]
    return Arrival(
        _share(hits, number),
        tuple(
            Bottleneck(int(part.node[each]), _share(hits - int(lost[each]), number))
            for each in _most(lost, top)
        ),
        number,
    )


class _Way:
    """A graph to be searched from one node to another, in one possible world after the other."""

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


def _most(lost: NDArray[np.float64] | NDArray[np.int64], top: int) -> Iterable[int]:
    """Return the positions of the greatest losses above 0; of equal ones, the first."""
    order = np.argsort(-lost, kind="stable")[:top]
    return [int(each) for each in order if lost[each] > 0]


def _exactly(value: float) -> Chance:
    return Chance(float(value), float(value), float(value))


def _share(hits: int, number: int) -> Chance:
    share, spread = hits / number, SIGMAS**2 / number
    middle = (share + spread / 2) / (1 + spread)
    half = np.sqrt(share * (1 - share) * spread + spread**2 / 4) / (1 + spread)
    return Chance(share, float(min(middle - half, share)), float(max(middle + half, share)))


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
