"""Who is missed: what spread, reach and routes are lost without one person."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine import Graph, kernel
from leylines.queries.spread.models import Model, positions
from leylines.queries.spread.randomness import stream
from leylines.queries.spread.worlds import Worlds, is_live, worlds


@dataclass(frozen=True, slots=True)
class Loss:
    """What is lost when a person leaves.

    Attributes
    ----------
    spread : float
        How many others the person reaches on average.
    spread_error : float
        Its standard error.
    between : float
        Between how many ordered pairs of others influence arrives only through the person, on
        average over possible worlds.
    between_error : float
    reachable : int
        How many others there is any route to, however unlikely.
    cut_off : int
        Of these, whom no one who has a route to the person can get at any more.
    """

    spread: float
    spread_error: float
    between: float
    between_error: float
    reachable: int
    cut_off: int


def loss_without(
    graph: Graph,
    person: int,
    *,
    samples: int = 200,
    seed: int = 1,
    model: Model = "independent cascade",
) -> Loss:
    """Return what is lost without a person.

    In each of ``samples`` possible worlds one of those who reach the person is drawn, and whom only
    the person connects with that one is counted for all of them: an unbiased estimate. Edges to the
    person become dead; under linear threshold no others take their place.

    Parameters
    ----------
    graph : Graph
        Its weights are probabilities.
    person : int
    samples : int
        At least 2.
    seed : int
    model : str

    Raises
    ------
    AnalysisError
        If the person is not in the graph, or a weight is no probability.

    Examples
    --------
    >>> from scipy import sparse
    >>> chain = Graph.of(sparse.csr_array(np.array([[0, 1.0, 0], [0, 0, 1.0], [0, 0, 0]])))
    >>> loss_without(chain, 1, samples=2).between
    1.0
    """
    x = int(positions(len(graph), [person], "person")[0])
    of = worlds(graph, model)
    back = Graph(of.indptr, of.indices, np.arange(len(of.indices), dtype=np.float64)).transposed
    edges = back.weight.astype(np.int64)
    spread, between = np.zeros(samples), np.zeros(samples)
    _sample(of, back.indptr, back.indices, edges, x, seed, spread, between)
    reachable, cut_off = _reach(of, back.indptr, back.indices, edges, x)

    def error(values: NDArray[np.float64]) -> float:
        return float(values.std(ddof=1) / np.sqrt(samples))

    return Loss(
        float(spread.mean()),
        error(spread),
        float(between.mean()),
        error(between),
        reachable,
        cut_off,
    )


@kernel()
def _forward(
    of: Worlds,
    seen: NDArray[np.int64],
    queue: NDArray[np.int32],
    size: int,
    visit: int,
    world: np.uint64,
    all_live: bool,
) -> int:
    """Go on from the first ``size`` of the queue, all seen, and return how many are in it then."""
    at = 0
    while at < size:
        u = queue[at]
        at += 1
        for edge in range(of.indptr[u], of.indptr[u + 1]):
            v = of.indices[edge]
            if seen[v] != visit and (all_live or is_live(of, edge, world)):
                seen[v] = visit
                queue[size] = v
                size += 1
    return size


@kernel()
def _backward(
    of: Worlds,
    indptr: NDArray[np.int64],
    sources: NDArray[np.int32],
    edges: NDArray[np.int64],
    seen: NDArray[np.int64],
    queue: NDArray[np.int32],
    visit: int,
    world: np.uint64,
    all_live: bool,
) -> int:
    """Go back from the first of the queue, which is seen."""
    size, at = 1, 0
    while at < size:
        v = queue[at]
        at += 1
        for place in range(indptr[v], indptr[v + 1]):
            u = sources[place]
            if seen[u] != visit and (all_live or is_live(of, edges[place], world)):
                seen[u] = visit
                queue[size] = u
                size += 1
    return size


@kernel()
def _sample(
    of: Worlds,
    indptr: NDArray[np.int64],
    sources: NDArray[np.int32],
    edges: NDArray[np.int64],
    x: int,
    seed: int,
    spread: NDArray[np.float64],
    between: NDArray[np.float64],
) -> None:
    n = len(of.indptr) - 1
    seen = np.full(n, -1, dtype=np.int64)
    reached, queue = np.empty(n, dtype=np.int32), np.empty(n, dtype=np.int32)
    for number in range(len(spread)):
        world = stream(seed, number)
        reached[0], queue[0] = x, x
        seen[x] = 3 * number
        forward = _forward(of, seen, reached, 1, 3 * number, world, False)
        spread[number] = forward - 1
        seen[x] = 3 * number + 1
        backward = _backward(of, indptr, sources, edges, seen, queue, 3 * number + 1, world, False)
        if forward == 1 or backward == 1:
            continue
        drawn = stream(seed, len(spread) + number) % np.uint64(backward - 1)
        u = queue[1 + np.int64(drawn)]
        queue[0] = u
        # The person is closed by being taken for seen.
        seen[u] = seen[x] = 3 * number + 2
        _forward(of, seen, queue, 1, 3 * number + 2, world, False)
        lost = 0
        for v in reached[1:forward]:
            if seen[v] != 3 * number + 2:
                lost += 1
        between[number] = lost * (backward - 1)


@kernel()
def _reach(
    of: Worlds,
    indptr: NDArray[np.int64],
    sources: NDArray[np.int32],
    edges: NDArray[np.int64],
    x: int,
) -> tuple[int, int]:
    n = len(of.indptr) - 1
    world = stream(0, 0)
    seen = np.full(n, -1, dtype=np.int64)
    reached, queue = np.empty(n, dtype=np.int32), np.empty(n, dtype=np.int32)
    reached[0], queue[0] = x, x
    seen[x] = 0
    forward = _forward(of, seen, reached, 1, 0, world, True)
    seen[x] = 1
    backward = _backward(of, indptr, sources, edges, seen, queue, 1, world, True)
    seen[x] = 2
    for place in range(1, backward):
        seen[queue[place]] = 2
        queue[place - 1] = queue[place]
    _forward(of, seen, queue, backward - 1, 2, world, True)
    lost = 0
    for v in reached[1:forward]:
        if seen[v] != 2:
            lost += 1
    return forward - 1, lost
