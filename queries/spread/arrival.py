"""The chance that influence arrives by any route, and the person whose loss lowers it most."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leylines.graph.errors import AnalysisError
from leylines.queries.engine import Graph
from leylines.queries.spread.between import Between, between
from leylines.queries.spread.exact import exact_chances
from leylines.queries.spread.simulate import SIGMAS
from leylines.queries.spread.through import Ways

EXACT_EDGES, EXACT_STATES = 32, 1_000
"""So few edges between the ends, and so few states of a cascade on them, are gone through."""
PILOT = 16
"""Worlds in which it is seen whether it costs less to search from the sources or the targets."""
FEWEST, MOST = 64, 1 << 20
"""Worlds; their number is doubled until enough edges were looked at."""
LOOKS = 50_000_000
"""After half as many, no more worlds are drawn: about half a second."""


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
    ways = [Ways(part.graph, 0, last), Ways(part.graph.transposed, last, 0)]
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
