"""The laboratory: every attack at every budget, by several attackers, on every measure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leylines.graph.network import Interactions, Parameters
from leylines.graph.progress import Progress, silent
from leylines.queries.attack.forged import inject
from leylines.queries.attack.measures import MEASURES, Measure
from leylines.queries.attack.place import Place, places
from leylines.queries.attack.plans import PLANS, Budget, Plan
from leylines.queries.attack.scene import Scene
from leylines.queries.attack.stage import Stage

ATTACKERS = ("low", "average")
"""Somebody to whom nobody or hardly anybody reacts, and somebody in the middle of the rest."""

BUDGETS = (Budget(10, 5), Budget(50, 10), Budget(200, 40))
TRIALS = 5


@dataclass(frozen=True, slots=True)
class Trial:
    """What one attack did to one attacker by one measure.

    Attributes
    ----------
    attack, measure : str
    budget : Budget
    attacker : str
        Of ``ATTACKERS``.
    person : int
        Its position.
    seed : int
    before, after : Place
        In the community attacked.
    before_overall, after_overall : Place
        Among everybody.
    """

    attack: str
    measure: str
    budget: Budget
    attacker: str
    person: int
    seed: int
    before: Place
    after: Place
    before_overall: Place
    after_overall: Place


def try_attacks(
    interactions: Interactions,
    parameters: Parameters,
    community: int,
    *,
    budgets: Sequence[Budget] = BUDGETS,
    trials: int = TRIALS,
    plans: Mapping[str, Plan] = PLANS,
    measures: Mapping[str, Measure] = MEASURES,
    progress: Progress = silent,
) -> list[Trial]:
    """Try every attack with every budget, by ``trials`` attackers of each kind, on every measure.

    The attackers are drawn from ``parameters.seed``, and are the same for all attacks and budgets;
    each trial begins anew from the real interactions.

    Parameters
    ----------
    community : int
        Position of the community attacked; -1: everything is one.

    Raises
    ------
    AnalysisError
        If there are too few people or reactions to attack.
    """
    stage = Stage.of(interactions, parameters, community)
    before = {name: measure(stage.scene) for name, measure in measures.items()}
    attempts = [
        (attack, budget, attacker, int(person), number)
        for attacker in ATTACKERS
        for number, person in enumerate(draw(stage, attacker, trials, parameters.seed))
        for budget in budgets
        for attack in plans
    ]
    found: list[Trial] = []
    for done, (attack, budget, attacker, person, number) in enumerate(attempts):
        progress("Attacks", done, len(attempts))
        generator = np.random.default_rng([parameters.seed, number, budget.interactions])
        forged = plans[attack](stage, person, budget, generator)
        after = Scene.of(inject(interactions, forged), parameters, community)
        for name, measure in measures.items():
            moved = zip(
                places(stage.scene, before[name], person, len(interactions.persons)),
                places(after, measure(after), person, len(interactions.persons)),
                strict=True,
            )
            overall, here = _overall_and_here([place for pair in moved for place in pair])
            found.append(Trial(attack, name, budget, attacker, person, number, *here, *overall))
    progress("Attacks", len(attempts), len(attempts))
    return found


def draw(stage: Stage, attacker: str, count: int, seed: int) -> NDArray[np.int32]:
    """Draw different attackers: the low ones from the lowest tenth by people who react to them.

    The average ones are from the middle fifth of those to whom somebody reacts. Members who are
    level with the last one taken belong to the tenth, or fifth, as well.
    """
    generator = np.random.default_rng(seed)
    if attacker == "low":
        bounds = 0, int(stage.reacted[len(stage.reacted) // 10])
    else:
        some = stage.reacted[stage.reacted > 0]
        bounds = int(some[2 * len(some) // 5]), int(some[3 * len(some) // 5])
    inside = (stage.reacted >= bounds[0]) & (stage.reacted <= bounds[1])
    return generator.permutation(stage.members[inside])[:count]


def _overall_and_here(found: Sequence[Place]) -> Iterator[Sequence[Place]]:
    """Yield before and after among everybody, then in the community, which may be the same."""
    yield found[:2]
    yield found[-2:]
