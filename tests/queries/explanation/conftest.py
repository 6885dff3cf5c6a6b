"""Small networks by hand or by Hypothesis, as the arrays that an explanation begins from."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import strategies as st

from leylines.graph.model import KINDS
from leylines.graph.network import Contents, Interactions, Lists

DAY = 86_400_000
PERSONS, COMMUNITIES = 6, 2

Act = tuple[int, int, int, str, tuple[int, ...]]
"""Quarter of a day, actor, target, kind, communities."""


def arrays(acts: Sequence[Act], persons: int = PERSONS) -> Interactions:
    acts = sorted(acts)
    none = Lists(np.zeros(1, np.int64), np.zeros(0, np.int32))
    lengths = [len(where) for *_, where in acts]
    return Interactions(
        persons=[f"p{i}" for i in range(persons)],
        names=[f"Person {i}" for i in range(persons)],
        communities=[f"c{i}" for i in range(COMMUNITIES)],
        community_names=[f"Community {i}" for i in range(COMMUNITIES)],
        community_kinds=["tag"] * COMMUNITIES,
        kinds=KINDS,
        actor=np.array([act[1] for act in acts], np.int32),
        target=np.array([act[2] for act in acts], np.int32),
        kind=np.array([KINDS.index(act[3]) for act in acts], np.int8),
        at=np.array([act[0] * DAY // 4 for act in acts], np.int64),
        weight=np.ones(len(acts)),
        content=np.full(len(acts), -1, np.int32),
        in_communities=Lists(
            np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
            np.array([community for *_, where in acts for community in where], np.int32),
        ),
        contents=Contents([], *[np.zeros(0, np.int32)] * 2, np.zeros(0, np.int64), none),
    )


@pytest.fixture(scope="session")
def interactions_of() -> Callable[..., Interactions]:
    return arrays


@pytest.fixture(scope="session")
def any_interactions() -> st.SearchStrategy[Interactions]:
    """Six people, two communities, five weeks: small and dense."""
    ends = st.tuples(st.integers(0, PERSONS - 1), st.integers(0, PERSONS - 1))
    act = st.builds(
        lambda quarter, pair, kind, where: (quarter, *pair, kind, where),
        st.integers(1, 140),
        ends.filter(lambda pair: pair[0] != pair[1]),
        st.sampled_from(["REPLIED", "ANSWERED", "LIKED", "FOLLOWED"]),
        st.sampled_from([(), (0,), (1,), (0, 1)]),
    )
    return st.lists(act, max_size=30).map(arrays)
