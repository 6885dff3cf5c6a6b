"""The attacks: each lays out what it forges for an attacker within a budget."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from leylines.graph.errors import AnalysisError
from leylines.graph.network.strength import DAY
from leylines.queries.attack.forged import Forged
from leylines.queries.attack.stage import Stage


@dataclass(frozen=True, slots=True)
class Budget:
    """What an attack may use: forged interactions, and accounts beside the attacker's own."""

    interactions: int
    accounts: int

    @classmethod
    def read(cls, text: str) -> "Budget":
        """Return the budget that is written as ``interactions x accounts``.

        Raises
        ------
        AnalysisError
            If it is written otherwise, or one of them is 0.

        Examples
        --------
        >>> Budget.read("50x10")
        Budget(interactions=50, accounts=10)
        """
        found = re.fullmatch(r"([1-9]\d{0,5})x([1-9]\d{0,4})", text)
        if not found:
            raise AnalysisError(
                f"{text!r} is not a budget",
                cure="Write INTERACTIONSxACCOUNTS, both 1 or more: 50x10.",
            )
        return cls(int(found[1]), int(found[2]))


Plan = Callable[[Stage, int, Budget, np.random.Generator], Forged]
"""From the stage, the attacker's position, the budget and chance to what is forged."""


def sock_puppets(
    stage: Stage, attacker: int, budget: Budget, generator: np.random.Generator
) -> Forged:
    """Let new accounts react to the attacker, and to nobody else."""
    puppets = np.resize(stage.new_accounts(budget.accounts), budget.interactions)
    return _towards(stage, puppets, attacker, generator, budget.accounts)


def bought_followers(
    stage: Stage, attacker: int, budget: Budget, generator: np.random.Generator
) -> Forged:
    """Let new accounts react to the attacker, and every second time to somebody real.

    Whom else they react to is drawn as real reactions go, so that they look like anybody.
    """
    followers = np.resize(stage.new_accounts(budget.accounts), budget.interactions)
    like = generator.choice(stage.reactions, budget.interactions)
    others = stage.scene.interactions.target[like]
    turn = np.arange(budget.interactions) // budget.accounts
    target = np.where(turn % 2 == 0, attacker, others)
    return _forged(stage, followers, target, generator, budget.accounts)


def self_replies(
    stage: Stage, attacker: int, budget: Budget, generator: np.random.Generator
) -> Forged:
    """Let the attacker and new accounts of theirs reply to each other in threads of their own.

    Each reply is to whoever wrote last, and by another one. A reply of an account to itself is
    left out of every analysis, so that needs no trial.
    """
    own = np.concatenate([[attacker], stage.new_accounts(budget.accounts)])
    steps = generator.integers(1, len(own), size=budget.interactions)
    turn = np.concatenate([[0], np.cumsum(steps)]) % len(own)
    return _forged(stage, own[turn[1:]], own[turn[:-1]], generator, budget.accounts)


def vote_ring(
    stage: Stage, attacker: int, budget: Budget, generator: np.random.Generator
) -> Forged:
    """Let the attacker and other ordinary members react each to every other."""
    others = _some(stage.ordinary(attacker), budget.accounts, generator)
    ring = np.concatenate([[attacker], others])
    i, j = np.nonzero(~np.eye(len(ring), dtype=bool))
    pairs = np.resize(generator.permutation(len(i)), budget.interactions)
    return _forged(stage, ring[i[pairs]], ring[j[pairs]], generator)


def like_storm(
    stage: Stage, attacker: int, budget: Budget, generator: np.random.Generator
) -> Forged:
    """Let one ordinary member react to the attacker again and again, all on one day."""
    (fan,) = _some(stage.ordinary(attacker), 1, generator)
    storm = _towards(stage, np.full(budget.interactions, fan), attacker, generator)
    day = stage.end // DAY * DAY
    storm.at[:] = np.sort(generator.integers(day, stage.end, len(storm), endpoint=True))
    return storm


def steady_fan(
    stage: Stage, attacker: int, budget: Budget, generator: np.random.Generator
) -> Forged:
    """Let one ordinary member react to the attacker again and again, over the campaign."""
    (fan,) = _some(stage.ordinary(attacker), 1, generator)
    return _towards(stage, np.full(budget.interactions, fan), attacker, generator)


def bribed_celebrity(
    stage: Stage, attacker: int, budget: Budget, generator: np.random.Generator
) -> Forged:
    """Let the member to whom most people react do so to the attacker again and again."""
    first = stage.members[-1] if stage.members[-1] != attacker else stage.members[-2]
    return _towards(stage, np.full(budget.interactions, first), attacker, generator)


def real_attention(
    stage: Stage, attacker: int, budget: Budget, generator: np.random.Generator
) -> Forged:
    """Let real people of the community react to the attacker: no attack, but what one imitates.

    They are drawn by how often they react. A measure ought to move for this.
    """
    actors = stage.scene.interactions.actor[generator.permutation(stage.reactions)]
    _, first = np.unique(actors, return_index=True)
    drawn = actors[np.sort(first)]
    people = drawn[drawn != attacker][: budget.accounts]
    return _towards(stage, np.resize(people, budget.interactions), attacker, generator)


PLANS: Mapping[str, Plan] = MappingProxyType(
    {
        "real attention": real_attention,
        "sock puppets": sock_puppets,
        "bought followers": bought_followers,
        "self replies": self_replies,
        "vote ring": vote_ring,
        "like storm": like_storm,
        "steady fan": steady_fan,
        "bribed celebrity": bribed_celebrity,
    }
)


def _some(
    people: NDArray[np.int32], count: int, generator: np.random.Generator
) -> NDArray[np.int32]:
    """Draw different people, or take all where there are not so many."""
    return generator.permutation(people)[:count]


def _towards(
    stage: Stage,
    actor: NDArray[np.integer],
    attacker: int,
    generator: np.random.Generator,
    accounts: int = 0,
) -> Forged:
    return _forged(stage, actor, np.full(len(actor), attacker), generator, accounts)


def _forged(
    stage: Stage,
    actor: NDArray[np.integer],
    target: NDArray[np.integer],
    generator: np.random.Generator,
    accounts: int = 0,
) -> Forged:
    return Forged(
        actor.astype(np.int64),
        target.astype(np.int64),
        stage.times(len(actor), generator),
        stage.kind,
        stage.community,
        accounts,
    )
