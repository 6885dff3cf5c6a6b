"""The spread of influence from some people, by simulated cascades."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine import Graph, kernel
from leylines.queries.spread.models import Model, positions, root_weights
from leylines.queries.spread.randomness import stream
from leylines.queries.spread.worlds import Worlds, is_live, worlds

SIGMAS = 1.6448536269514722
"""So many standard errors on each side hold 90 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How many people are reached on average, the seeds among them.

    Attributes
    ----------
    mean : float
    standard_error : float
        Of the mean.
    low, high : float
        Its 90 % interval, normal.
    cascades : int
    """

    mean: float
    standard_error: float
    low: float
    high: float
    cascades: int


def simulate_spread(
    graph: Graph,
    seeds: Sequence[int],
    *,
    cascades: int = 10_000,
    seed: int = 1,
    threads: int = 1,
    model: Model = "independent cascade",
    roots: NDArray[np.float64] | None = None,
) -> Spread:
    """Let influence spread from ``seeds`` again and again, and count whom it reaches.

    Cascade ``i`` takes place in the same possible world whatever the seeds, so that two lists
    compared with one ``seed`` differ by less than their errors say.

    Parameters
    ----------
    graph : Graph
        Its weights are probabilities.
    seeds : sequence of int
    cascades : int
        At least 2.
    seed : int
        Of the random numbers.
    threads : int
        The result does not depend on it.
    model : str
    roots : (n,) float64, optional
        What reaching each node counts; one each if not given.

    Raises
    ------
    AnalysisError
        If a weight is no probability or a seed is not in the graph.

    Notes
    -----
    Kempe, Kleinberg and Tardos, "Maximizing the spread of influence through a social network", KDD
    2003, section 2.

    Examples
    --------
    >>> from scipy import sparse
    >>> certain = Graph.of(sparse.csr_array(np.array([[0, 1.0], [0, 0]])))
    >>> simulate_spread(certain, [0], cascades=10, seed=1).mean
    2.0
    """
    n = len(graph)
    counts = root_weights(n, roots)
    start = positions(n, seeds, "seeds")
    of = worlds(graph, model)
    reached = np.zeros(cascades)
    ends = np.linspace(0, cascades, threads + 1).astype(int)

    def run(part: int) -> None:
        _cascades(of, start, counts, seed, int(ends[part]), int(ends[part + 1]), reached)

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(run, range(threads)))
    mean = float(reached.mean())
    error = float(reached.std(ddof=1) / np.sqrt(cascades))
    return Spread(mean, error, max(mean - SIGMAS * error, 0.0), mean + SIGMAS * error, cascades)


@kernel()
def _cascades(
    of: Worlds,
    seeds: NDArray[np.int32],
    counts: NDArray[np.float64],
    seed: int,
    first: int,
    last: int,
    reached: NDArray[np.float64],
) -> None:
    n = len(of.indptr) - 1
    seen = np.full(n, -1, dtype=np.int64)
    queue = np.empty(n, dtype=np.int32)
    for number in range(first, last):
        world = stream(seed, number)
        size = 0
        total = 0.0
        for u in seeds:
            seen[u] = number
            queue[size] = u
            size += 1
            total += counts[u]
        at = 0
        while at < size:
            u = queue[at]
            at += 1
            for edge in range(of.indptr[u], of.indptr[u + 1]):
                v = of.indices[edge]
                if seen[v] != number and is_live(of, edge, world):
                    seen[v] = number
                    queue[size] = v
                    size += 1
                    total += counts[v]
        reached[number] = total
