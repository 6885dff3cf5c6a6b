"""Made-up interactions as arrays, for measuring an analysis without a database."""

import numpy as np
from made import often

from leylines.graph.network import Contents, Interactions, Lists

KINDS = ("ANSWERED", "LIKED", "MENTIONED", "REPLIED")
SHARES = (0.05, 0.35, 0.1, 0.5)
COMMUNITIES = 40
BEGIN, END = 1_640_995_200_000, 1_767_225_600_000


def make(count: int, seed: int = 1) -> Interactions:
    """Return so many interactions: few people do most, few contents get most, in 40 communities."""
    random = np.random.default_rng(seed)
    people, contents = max(10, count // 20), max(10, count // 5)
    actor, target = (often(random, people, count).astype(np.int32) for _ in range(2))
    target = np.where(actor == target, (target + 1) % people, target).astype(np.int32)
    names = [f"{number:09}" for number in range(max(people, contents))]
    communities = names[:COMMUNITIES]
    return Interactions(
        persons=names[:people],
        names=names[:people],
        communities=communities,
        community_names=communities,
        community_kinds=["board"] * COMMUNITIES,
        kinds=KINDS,
        actor=actor,
        target=target,
        kind=random.choice(len(KINDS), count, p=SHARES).astype(np.int8),
        at=np.sort(random.integers(BEGIN, END, count)),
        weight=np.ones(count),
        content=often(random, contents, count).astype(np.int32),
        in_communities=in_one(random, count),
        contents=Contents(
            ids=names[:contents],
            author=often(random, people, contents).astype(np.int32),
            parent=np.full(contents, -1, dtype=np.int32),
            at=np.full(contents, BEGIN),
            communities=in_one(random, contents),
        ),
    )


def in_one(random: np.random.Generator, rows: int) -> Lists:
    """Return a community for each row."""
    return Lists(np.arange(rows + 1), often(random, COMMUNITIES, rows).astype(np.int32))
