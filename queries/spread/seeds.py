"""Influence maximisation: the people through whom to reach a community, with a stated guarantee."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import special

from leylines.graph.errors import AnalysisError
from leylines.queries.engine import Graph
from leylines.queries.spread.bound import coverage_bound
from leylines.queries.spread.coverage import Coverage, greedy_coverage
from leylines.queries.spread.models import Model, positions, root_weights, spreading
from leylines.queries.spread.reverse import (
    InEdges,
    Roots,
    draw_from,
    draw_sets,
    in_edges,
    scratch,
)

CHOSEN, ALREADY = 1, 2
FIRST_ROUND = 4096
"""Sets of the first round; each one that follows has twice as many."""


@dataclass(frozen=True, slots=True)
class Seeds:
    """The people to begin with, and what is known about them.

    All bounds hold together with a chance of at least 1 − ``delta``.

    Attributes
    ----------
    seeds : tuple of int
        In the order in which they were chosen.
    gains : tuple of float
        What each adds to those before it, estimated.
    spread : float
        What they and those already there reach, by sets that had no part in choosing them.
    low, high : float
        What the seeds add to those already there is at least ``low``; no other choice that is
        allowed adds more than ``high``.
    guarantee : float
        ``low / high``: the seeds are within this factor of the best there is.
    sets : int
        How many reverse reachable sets it took, of both kinds.
    delta : float
    """

    seeds: tuple[int, ...]
    gains: tuple[float, ...]
    spread: float
    low: float
    high: float
    guarantee: float
    sets: int
    delta: float


def select_seeds(
    graph: Graph,
    k: int,
    *,
    epsilon: float = 0.1,
    delta: float | None = None,
    seed: int = 1,
    model: Model = "independent cascade",
    roots: NDArray[np.float64] | None = None,
    costs: NDArray[np.float64] | None = None,
    budget: float | None = None,
    excluded: Sequence[int] = (),
    already: Sequence[int] = (),
) -> Seeds:
    """Choose ``k`` people from whom influence spreads furthest.

    It ends as soon as the guarantee lacks at most ``epsilon`` of what any number of sets could
    show: the share that the greedy choice covers of the bound on every other. That share is at
    least 1 − 1/e (with a budget alone 1 − 1/√e), and mostly more.

    Parameters
    ----------
    graph : Graph
        Its weights are probabilities.
    k : int
        How many, at most.
    epsilon : float
        Above 0, below 1.
    delta : float, optional
        The chance that the bounds do not hold; if not given 1/n, and at most 0.001.
    seed : int
        Of the random numbers.
    model : str
    roots : (n,) float64, optional
        What reaching each node counts; one each if not given. A community: its members.
    costs : (n,) float64, optional
        What each node costs, above 0; one each if not given.
    budget : float, optional
        What the seeds may cost together.
    excluded : sequence of int
        Who is not to be chosen.
    already : sequence of int
        Who spreads it anyway: what the seeds add to them counts.

    Raises
    ------
    AnalysisError
        If an argument cannot be used.

    Notes
    -----
    OPIM-C of Tang, Tang, Xiao and Yuan, SIGMOD 2018, algorithm 2 with the bound of section 5, on
    sets made as in SUBSIM (`reverse.py`). ``high`` is then brought nearer by `coverage_bound`, on
    the sets that there are. For the tail bounds stand the exact ones of the binomial
    distribution (Clopper and Pearson 1934), since the sets are independent. docs/decisions/seeds.md
    says why they hold.

    Examples
    --------
    >>> from scipy import sparse
    >>> star = np.zeros((4, 4))
    >>> star[2] = [1, 1, 0, 1]
    >>> select_seeds(Graph.of(sparse.csr_array(star)), 1).seeds
    (2,)
    """
    n = len(graph)
    task = _task(n, k, epsilon, delta, roots, costs, budget, excluded, already)
    edges = in_edges(spreading(graph, model), model)
    if not task.k or not (task.weights > 0).any():
        return Seeds((), (), 0.0, 0.0, 0.0, 1.0, 0, task.delta)
    return _rounds(edges, task, seed)


@dataclass(frozen=True, slots=True, eq=False)
class _Task:
    k: int
    epsilon: float
    delta: float
    weights: NDArray[np.float64]
    costs: NDArray[np.float64]
    budget: float
    allowed: NDArray[np.bool_]
    already: NDArray[np.int32]

    def most_sets(self) -> int:
        """Return how many sets suffice by theory: OPIM-C's lemma 6.1, weighted."""
        ratio = 1 - 1 / np.e
        total = self.weights.sum()
        least = np.sort(self.weights[self.allowed & (self.costs <= self.budget)])[-self.k :].sum()
        if least <= 0:
            least = self.weights[self.weights > 0].min()
        log = np.log(6 / self.delta)
        choices = special.gammaln(len(self.weights) + 1) - special.gammaln(self.k + 1)
        choices -= special.gammaln(len(self.weights) - self.k + 1)
        root = ratio * np.sqrt(log) + np.sqrt(ratio * (choices + log))
        return int(np.ceil(2 * total * root**2 / (self.epsilon**2 * least)))


def _task(
    n: int,
    k: int,
    epsilon: float,
    delta: float | None,
    roots: NDArray[np.float64] | None,
    costs: NDArray[np.float64] | None,
    budget: float | None,
    excluded: Sequence[int],
    already: Sequence[int],
) -> _Task:
    chance = 1 / max(n, 1000) if delta is None else delta
    price = np.ones(n) if costs is None else np.asarray(costs, dtype=np.float64)
    for wrong, what in (
        (k < 0, "The number of seeds is below 0"),
        (not 0 < epsilon < 1, "epsilon is not between 0 and 1"),
        (not 0 < chance < 1, "delta is not between 0 and 1"),
        (price.shape != (n,) or not (price > 0).all(), "Costs are not above 0, one for each node"),
        (budget is not None and not budget >= 0, "The budget is below 0"),
    ):
        if wrong:
            raise AnalysisError(what, where="select_seeds", cure="Give another value.")
    have = positions(n, already, "already")
    allowed = np.ones(n, dtype=np.bool_)
    allowed[have] = allowed[positions(n, excluded, "excluded")] = False
    purse = float(price.sum()) if budget is None else float(budget)
    affordable = int(np.count_nonzero(allowed & (price <= purse)))
    weights = root_weights(n, roots)
    return _Task(min(k, affordable), epsilon, chance, weights, price, purse, allowed, have)


def _rounds(edges: InEdges, task: _Task, seed: int) -> Seeds:
    """Double the sets until the seeds are shown to be good enough."""
    n = len(task.weights)
    roots, most = draw_from(task.weights), task.most_sets()
    rounds = 1 + max(0, int(np.ceil(np.log2(most / FIRST_ROUND))))
    mark = np.zeros(n, dtype=np.uint8)
    mark[task.already] = ALREADY
    choosing = _Sets(edges, roots, 2 * seed, mark)
    # Each round makes two statements, one about the seeds and one about the best.
    alpha = task.delta / (2 * rounds)
    number = 0
    while True:
        count = FIRST_ROUND << number
        offsets, members = choosing.first(count)
        cover = greedy_coverage(offsets, members, task.k, task.costs, task.budget, task.allowed)
        high = _above(cover.bound, count, alpha)
        limit = cover.gains.sum() / max(cover.bound, 1.0)
        goal = min(1.0, limit) - task.epsilon
        number += 1
        # Were the seeds to do as well on other sets: not worth the trying if that is too little.
        hopeful = _below(int(cover.gains.sum()), count, alpha) >= goal * high
        if hopeful or number == rounds:
            found = _judged(edges, roots, 2 * seed + 1, mark, cover, count, high, alpha)
            if found.guarantee >= goal or number == rounds:
                best = coverage_bound(
                    offsets, members, task.k, task.costs, task.budget, task.allowed, cover.chosen
                )
                high = min(high, _above(best, count, alpha))
                return _scaled(found, high, float(task.weights.sum()), task.delta)


def _judged(
    edges: InEdges,
    roots: Roots,
    seed: int,
    mark: NDArray[np.uint8],
    cover: Coverage,
    count: int,
    high: float,
    alpha: float,
) -> Seeds:
    """Count on fresh sets what the seeds cover; everything as shares of the sets."""
    both = mark.copy()
    both[cover.chosen] = CHOSEN
    # A set that somebody already there reaches counts for nobody, even if it meets a seed first.
    stop = ALREADY if mark.any() else CHOSEN
    nowhere = np.zeros(0, np.int64), np.zeros(0, np.int32)
    on = scratch(len(mark))
    _, counts = draw_sets(edges, on, roots, seed, both, stop, 0, count, *nowhere)
    low = _below(int(counts[CHOSEN]), count, alpha)
    return Seeds(
        seeds=tuple(cover.chosen.tolist()),
        gains=tuple((cover.gains / count).tolist()),
        spread=float(counts[CHOSEN] + counts[ALREADY]) / count,
        low=low,
        high=high,
        guarantee=low / high,
        sets=2 * count,
        delta=alpha,
    )


def _scaled(found: Seeds, high: float, total: float, delta: float) -> Seeds:
    return replace(
        found,
        gains=tuple(total * gain for gain in found.gains),
        spread=total * found.spread,
        low=total * found.low,
        high=total * high,
        guarantee=found.low / high,
        delta=delta,
    )


class _Sets:
    """Sets that grow from round to round; those that were made are kept."""

    def __init__(self, edges: InEdges, roots: Roots, seed: int, mark: NDArray[np.uint8]) -> None:
        self._made = edges, scratch(len(mark)), roots, seed, mark, ALREADY
        self._offsets = np.zeros(1, dtype=np.int64)
        self._members = np.empty(0, dtype=np.int32)

    def first(self, count: int) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        done = len(self._offsets) - 1
        self._offsets = np.concatenate([self._offsets, np.zeros(count - done, dtype=np.int64)])
        while done < count:
            used = int(self._offsets[done])
            room = max(8 * FIRST_ROUND, 5 * used * count // (4 * max(done, 1)), 2 * used)
            if room > len(self._members):
                members = np.empty(room, dtype=np.int32)
                members[:used] = self._members[:used]
                self._members = members
            done, _ = draw_sets(*self._made, done, count, self._offsets, self._members)
        return self._offsets, self._members


def _below(hits: int, count: int, alpha: float) -> float:
    """Return what the share is not below, but for a chance of ``alpha``."""
    return float(special.betaincinv(hits, count - hits + 1, alpha)) if hits else 0.0


def _above(hits: float, count: int, alpha: float) -> float:
    """Return what the share is not above, but for a chance of ``alpha``."""
    return float(special.betaincinv(hits + 1, count - hits, 1 - alpha)) if hits < count else 1.0
