"""A small community in which attacks are tried."""

import numpy as np
import pytest

from leylines.graph.model import KINDS
from leylines.graph.network import Contents, Interactions, Lists

DAY = 86_400_000


@pytest.fixture(scope="session")
def club() -> Interactions:
    """60 people in one of two communities; who has a low number is reacted to more.

    Reactions are replies over 100 days, each by somebody drawn at random. Ten more people act only
    in the other community.
    """
    generator = np.random.default_rng(3)
    chance = 1.0 / np.arange(1, 61)
    target = generator.choice(60, 600, p=chance / chance.sum())
    actor = generator.integers(60, size=600)
    outside = generator.integers(60, 70, size=(2, 60))
    ends = np.concatenate([np.stack([actor, target]), outside], axis=1)
    place = np.repeat([0, 1], [600, 60])
    at = np.sort(generator.integers(100 * DAY, size=660))
    kept = np.flatnonzero(ends[0] != ends[1])
    order = generator.permutation(kept)
    m = len(order)
    none = Lists(np.zeros(1, np.int64), np.zeros(0, np.int32))
    return Interactions(
        persons=[f"p{number:02}" for number in range(70)],
        names=[f"Person {number}" for number in range(70)],
        communities=["a", "b"],
        community_names=["Alpha", "Beta"],
        community_kinds=["board", "board"],
        kinds=KINDS,
        actor=ends[0][order].astype(np.int32),
        target=ends[1][order].astype(np.int32),
        kind=np.full(m, KINDS.index("REPLIED"), np.int8),
        at=at[:m],
        weight=np.ones(m),
        content=np.full(m, -1, np.int32),
        in_communities=Lists(np.arange(m + 1), place[order].astype(np.int32)),
        contents=Contents(
            [], np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.int64), none
        ),
    )
