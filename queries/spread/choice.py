"""Seeds asked of a graph: through whom to reach a community, beside the obvious lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from leylines.graph.errors import NotFoundError
from leylines.queries.engine import Graph
from leylines.queries.spread.models import Model
from leylines.queries.spread.seeds import Seeds, select_seeds
from leylines.queries.spread.simulate import Spread, simulate_spread

if TYPE_CHECKING:
    from leylines.queries.routes.newest import Newest

CASCADES = 10_000
"""Simulated for each list that is compared."""

CHOSEN = "these"


@dataclass(frozen=True, slots=True)
class Task:
    """What seeds are asked for.

    Attributes
    ----------
    community : str or None
        Whom to reach; None: everybody.
    k : int
        How many people, at most.
    model : str
    epsilon : float
        What the guarantee may lack by chance.
    seed : int
        Of the random numbers.
    costs : mapping of str to float
        What people cost, by id; who is not in it costs 1.
    budget : float or None
        What they may cost together.
    excluded, already : tuple of str
        Ids of those not to be chosen, and of those who spread it anyway.
    """

    community: str | None = None
    k: int = 10
    model: Model = "independent cascade"
    epsilon: float = 0.1
    seed: int = 1
    costs: Mapping[str, float] | None = None
    budget: float | None = None
    excluded: tuple[str, ...] = ()
    already: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """Somebody to begin with: ``gain`` is what the person adds to those before."""

    id: str
    name: str
    gain: float
    cost: float


@dataclass(frozen=True, slots=True)
class Compared:
    """A list of people, and how far influence spreads from them and those already there."""

    name: str
    persons: tuple[str, ...]
    spread: Spread


@dataclass(frozen=True, slots=True)
class Choice:
    """The people chosen, what is guaranteed of them, and the lists they are compared with.

    ``whom`` is how many people there are to reach. The first of ``lists`` are the people chosen;
    all are judged in the same simulated cascades.
    """

    people: tuple[Chosen, ...]
    seeds: Seeds
    lists: tuple[Compared, ...]
    whom: int


def choose_seeds(known: "Newest", task: Task) -> Choice:
    """Choose the people through whom influence spreads furthest in the newest run's network.

    Each obvious list takes its first people who may be chosen and can still be paid for.

    Raises
    ------
    NotFoundError
        If the run knows nobody of the community, or not somebody who is named.
    AnalysisError
        If a number cannot be used.

    Examples
    --------
    >>> choose_seeds(newest(store, cache=None), Task("chat/garden", k=1))    # doctest: +SKIP
    Choice(people=(Chosen(id='ada', name='Ada Stone', gain=1.9, cost=1.0),), …)
    """
    network = known.network
    roots = _roots(known, task.community)
    graph = Graph.of(network.matrix(network.probability))
    have, barred = (_places(known, some) for some in (task.already, task.excluded))
    costs = np.ones(len(network.persons))
    for person, cost in (task.costs or {}).items():
        costs[_places(known, [person])] = cost
    found = select_seeds(
        graph, task.k, epsilon=task.epsilon, seed=task.seed, model=task.model, roots=roots,
        budget=task.budget, costs=costs, excluded=barred, already=have,
    )  # fmt: skip
    lists = {CHOSEN: list(found.seeds)}
    for name, order in _obvious(known, task.community, graph).items():
        allowed = [place for place in order if place not in {*have, *barred}]
        lists[name] = affordable(allowed, costs, task.k, task.budget)
    return Choice(
        people=tuple(
            Chosen(network.persons[u], network.names[u], gain, float(costs[u]))
            for u, gain in zip(found.seeds, found.gains, strict=True)
        ),
        seeds=found,
        lists=tuple(
            Compared(
                name,
                tuple(network.persons[u] for u in chosen),
                simulate_spread(
                    graph, [*chosen, *have], cascades=CASCADES, seed=task.seed, model=task.model,
                    roots=roots,
                ),
            )
            for name, chosen in lists.items()
        ),
        whom=int(roots.sum()),
    )  # fmt: skip


def affordable(
    order: Sequence[int], costs: NDArray[np.float64], k: int, budget: float | None
) -> list[int]:
    """Return the first ``k`` that can be paid for, going through ``order`` once.

    Examples
    --------
    >>> affordable([2, 0, 1], np.array([1.0, 1.0, 5.0]), 2, 2.0)
    [0, 1]
    """
    left = float("inf") if budget is None else budget
    taken: list[int] = []
    for place in order:
        if len(taken) == k:
            break
        if costs[place] <= left:
            taken.append(place)
            left -= costs[place]
    return taken


def _obvious(known: "Newest", community: str | None, graph: Graph) -> dict[str, list[int]]:
    standing = known.standing(community) if community is not None else known.global_standing
    values = {"top score": standing, "top degree": np.diff(graph.indptr).astype(np.float64)}
    return {name: np.argsort(-value, kind="stable").tolist() for name, value in values.items()}


def _roots(known: "Newest", community: str | None) -> NDArray[np.float64]:
    if community is None:
        return np.ones(len(known.network.persons))
    roots = np.zeros(len(known.network.persons))
    roots[known.members(community)] = 1.0
    if not roots.any():
        raise NotFoundError(
            f"The newest run knows nobody of {community}", cure="Run `leylines analyse`."
        )
    return roots


def _places(known: "Newest", persons: Sequence[str]) -> list[int]:
    for person in persons:
        if person not in known.positions:
            raise NotFoundError(
                f"The newest run knows nobody {person!r}", cure="Run `leylines analyse`."
            )
    return [known.positions[person] for person in persons]
