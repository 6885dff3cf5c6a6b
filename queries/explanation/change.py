"""Why a score moved between two runs: what each of five causes did to it, person by person.

By its own equation u's score is a sum over those whom u influences, each term made of what the
causes stand for::

    s(u) = Σ T(u, v) (1 + β s(v))      T(u, v) = passed(strength(u → v), what reached v)

So the score that would have been, had some of the causes acted and the others not, is computed by
taking each ingredient from the one run or the other: 2⁵ sums. A cause's part is its Shapley value,
the mean of what it adds over all orders in which the causes could have come.

See docs/decisions/explanations.md for why, and for what each cause holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import factorial

import numpy as np
from numpy.typing import NDArray

from leylines.graph.network import Interactions, Parameters
from leylines.graph.network.strength import (
    DAY,
    counted_weight,
    end_of_data,
    recency,
    selectivity,
    to_target,
)
from leylines.queries.explanation.solution import Solution
from leylines.queries.explanation.sums import sums
from leylines.queries.scores.contextual import passed, step

FACTORS = ("new interactions", "ageing", "others' standing", "the network", "settings")
"""The causes: u's interactions since; u's interactions being older; what those whom u influences
are worth; what else reaches them, their selectivity, and β; other parameters."""

NEW, AGE, WORTH, NETWORK, SETTINGS = range(len(FACTORS))

_FOREVER = int(np.iinfo(np.int64).max)


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """A change of a score, in parts.

    Attributes
    ----------
    before, after : float
        The score in the two runs, before it is put on the scale that is shown.
    people : (k,) int64
        Whom u influences in either run, by position.
    parts : (factors, k) float64
        What each cause did to the term of each of them; all add up to ``after - before``.
    """

    before: float
    after: float
    people: NDArray[np.int64]
    parts: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """The ingredients that one run gives, for the interactions of u (k) and the people (v)."""

    parameters: Parameters
    until: int
    weight: NDArray[np.float64]
    selectivity: NDArray[np.float64]
    others: NDArray[np.float64]
    worth: NDArray[np.float64]
    norm: float


def explain_change(
    before: Solution,
    after: Solution,
    interactions: Interactions,
    inside: NDArray[np.bool_],
    person: int,
) -> Change:
    """Decompose the change of a person's score from one run to another.

    Parameters
    ----------
    before, after : Solution
        The same context of the same interactions, by the two runs' parameters.
    inside : (m,) bool
        The interactions of the context.
    person : int
        Its position.

    Notes
    -----
    Shapley, "A value for n-person games", 1953; its axiom of efficiency is that the parts add up.

    Examples
    --------
    >>> change = explain_change(before, after, interactions, inside, ada)    # doctest: +SKIP
    >>> dict(zip(FACTORS, change.parts.sum(axis=1).round(2)))                # doctest: +SKIP
    {'new interactions': 0.52, 'ageing': -0.31, …}
    """
    touching = inside & ((interactions.actor == person) | (interactions.target == person))
    event = np.flatnonzero(touching)
    actor, target = interactions.actor[event], interactions.target[event]
    people, term = np.unique(np.where(actor == person, target, actor), return_inverse=True)
    sides = [_side(run, interactions, event, people, person) for run in (before, after)]
    sides = [_filled(side, other) for side, other in zip(sides, reversed(sides), strict=True)]
    worlds = np.stack(list(_worlds(sides, interactions.at[event], term, len(people))))
    every = np.zeros(len(people), dtype=np.int64)
    first, last = (float(sums(every, worlds[world], 1)[0]) for world in (0, -1))
    return Change(first, last, people.astype(np.int64), shapley(worlds))


def shapley(worlds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return each cause's Shapley value for each term, (causes, k) float64.

    Parameters
    ----------
    worlds : (2 ** causes, k) float64
        The terms when the causes whose bits are set have acted.

    Examples
    --------
    The two together do 4, the first alone 1, the second alone 1: each has half of what both do.

    >>> shapley(np.array([[0.0], [1.0], [1.0], [4.0]])).tolist()
    [[2.0], [2.0]]
    """
    causes = len(worlds).bit_length() - 1
    world = np.arange(len(worlds))
    acting = np.array([int(number).bit_count() for number in world])
    value = np.zeros((causes, worlds.shape[1]))
    for cause in range(causes):
        without = world[world & (1 << cause) == 0]
        weight = np.array(
            [factorial(size) * factorial(causes - 1 - size) for size in acting[without].tolist()]
        ) / factorial(causes)
        value[cause] = weight @ (worlds[without | (1 << cause)] - worlds[without])
    return value


def _worlds(
    sides: list[_Side], at: NDArray[np.int64], term: NDArray[np.int64], people: int
) -> Iterator[NDArray[np.float64]]:
    """Yield the terms of the score in each mixture of the two runs."""
    for world in range(1 << len(FACTORS)):
        side = [sides[world >> cause & 1] for cause in range(len(FACTORS))]
        network, settings = side[NETWORK], side[SETTINGS].parameters
        value = (
            np.where(at <= side[NEW].until, side[SETTINGS].weight, 0.0)
            * network.selectivity
            * recency(at, side[AGE].until, settings.half_life_days)
        )
        strength = sums(term, value, people)
        t = passed(strength, strength + network.others, settings.gamma)
        yield t * (1.0 + _beta(network.norm, settings.depth) * side[WORTH].worth)


def _beta(norm: float, depth: float) -> float:
    return float(step(np.array([depth / norm]))[0]) if norm > 0 and depth > 0 else 0.0


def _side(
    run: Solution,
    interactions: Interactions,
    event: NDArray[np.int64],
    people: NDArray[np.integer],
    person: int,
) -> _Side:
    parameters, until = run.parameters, end_of_data(interactions, run.parameters)
    forward = to_target(interactions.kinds, parameters)[interactions.kind[event]]
    source = np.where(forward, interactions.actor[event], interactions.target[event])
    weight = counted_weight(interactions, parameters, _FOREVER)[event]
    reached = np.where(run.flow.source == person, 0.0, run.flow.value)
    return _Side(
        parameters=parameters,
        until=until,
        weight=np.where(source == person, weight, 0.0),
        selectivity=_selectivity(interactions, parameters, until, event),
        others=sums(run.flow.target, reached, run.persons)[people],
        worth=run.by_person(run.score)[people],
        norm=run.norm,
    )


def _selectivity(
    interactions: Interactions, parameters: Parameters, until: int, event: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return the selectivity that a run gives the interactions; NaN for those it leaves out."""
    acting = np.zeros(len(interactions.persons), dtype=np.bool_)
    acting[interactions.actor[event]] = True
    weight = np.where(
        acting[interactions.actor], counted_weight(interactions, parameters, until), 0.0
    )
    counted = np.flatnonzero(weight)
    found = np.full(len(interactions), np.nan)
    found[counted] = selectivity(
        interactions.actor[counted], interactions.at[counted] // DAY, weight[counted]
    )
    return found[event]


def _filled(side: _Side, other: _Side) -> _Side:
    """Give what a run leaves out the selectivity that the other run gives it."""
    borrowed = np.where(np.isnan(side.selectivity), other.selectivity, side.selectivity)
    # What both leave out has no weight: any number will do.
    return replace(side, selectivity=np.nan_to_num(borrowed, nan=1.0))
