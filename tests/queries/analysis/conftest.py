"""Two villages and a few bridges, as the arrays that an analysis begins from."""

from collections.abc import Callable

import numpy as np
import pytest

from leylines.graph.model import KINDS
from leylines.graph.network import Contents, Interactions, Lists

DAY = 86_400_000


@pytest.fixture(scope="session")
def villages() -> Callable[..., Interactions]:
    """Return a function that makes random interactions of 40 people in two communities.

    People 0 to 19 act in community 0, the others in community 1; one act in ten crosses over, and
    one in ten lies in no community. Person 0 is acted upon three times as often as others.
    """

    def make(seed: int = 1, acts: int = 400, crossing: float = 0.1) -> Interactions:
        generator = np.random.default_rng(seed)
        actor = generator.integers(40, size=acts).astype(np.int32)
        home = actor // 20
        there = np.where(generator.random(acts) < crossing, 1 - home, home)
        chance = np.ones(20)
        chance[0] = 3
        target = (20 * there + generator.choice(20, acts, p=chance / chance.sum())).astype(np.int32)
        kept = actor != target
        actor, target, there = actor[kept], target[kept], there[kept]
        m = len(actor)
        at = np.sort(generator.integers(200 * DAY, size=m)) + 20_000 * DAY
        placed = generator.random(m) < 0.9
        return Interactions(
            persons=[f"net/p{i:02}" for i in range(40)],
            names=[f"Person {i}" for i in range(40)],
            communities=["net/a", "net/b"],
            community_names=["Alpha", "Beta"],
            community_kinds=["board", "board"],
            kinds=KINDS,
            actor=actor,
            target=target,
            kind=np.full(m, KINDS.index("REPLIED"), dtype=np.int8),
            at=at,
            weight=np.ones(m),
            content=np.full(m, -1, dtype=np.int32),
            in_communities=Lists(
                np.concatenate([[0], np.cumsum(placed)]).astype(np.int64),
                there[placed].astype(np.int32),
            ),
            contents=Contents(
                ids=[],
                author=np.zeros(0, dtype=np.int32),
                parent=np.zeros(0, dtype=np.int32),
                at=np.zeros(0, dtype=np.int64),
                communities=Lists(np.zeros(1, dtype=np.int64), np.zeros(0, dtype=np.int32)),
            ),
        )

    return make
