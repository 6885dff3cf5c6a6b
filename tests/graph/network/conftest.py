"""Interactions made by hand or by Hypothesis, for every test of the network."""

from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import strategies as st

from leylines.graph.model import KINDS
from leylines.graph.network import Contents, Interactions, Lists


@dataclass(frozen=True)
class Written:
    author: int
    at: int
    parent: int = -1
    communities: tuple[int, ...] = ()


@dataclass(frozen=True, order=True)
class Act:
    at: int
    actor: int
    target: int
    kind: str = "REPLIED"
    content: int = -1
    communities: tuple[int, ...] = ()
    weight: float = 1.0


@dataclass(frozen=True)
class Scene:
    """Persons, communities, contents and acts as a person would list them."""

    persons: int
    communities: int
    contents: list[Written] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)

    def with_act(self, act: Act) -> "Scene":
        return Scene(self.persons, self.communities, self.contents, [*self.acts, act])

    def arrays(self) -> Interactions:
        acts = sorted(self.acts)
        return Interactions(
            persons=[f"p{i:03}" for i in range(self.persons)],
            names=[f"Person {i}" for i in range(self.persons)],
            communities=[f"c{i}" for i in range(self.communities)],
            community_names=[f"Community {i}" for i in range(self.communities)],
            community_kinds=["tag"] * self.communities,
            kinds=KINDS,
            actor=np.array([a.actor for a in acts], np.int32),
            target=np.array([a.target for a in acts], np.int32),
            kind=np.array([KINDS.index(a.kind) for a in acts], np.int8),
            at=np.array([a.at for a in acts], np.int64),
            weight=np.array([a.weight for a in acts], np.float64),
            content=np.array([a.content for a in acts], np.int32),
            in_communities=_lists([a.communities for a in acts]),
            contents=Contents(
                ids=[f"t{i}" for i in range(len(self.contents))],
                author=np.array([w.author for w in self.contents], np.int32),
                parent=np.array([w.parent for w in self.contents], np.int32),
                at=np.array([w.at for w in self.contents], np.int64),
                communities=_lists([w.communities for w in self.contents]),
            ),
        )


def _lists(rows) -> Lists:
    indptr = np.concatenate([[0], np.cumsum([len(row) for row in rows], dtype=np.int64)])
    return Lists(indptr.astype(np.int64), np.array([c for row in rows for c in row], np.int32))


DAY = 86_400_000


@st.composite
def _scenes(draw, persons=6, communities=3, days=40):
    """Small and dense, so that everything that can coincide does."""
    places = st.sets(st.integers(0, communities - 1), max_size=2).map(lambda s: tuple(sorted(s)))
    times = st.integers(1, days * 4).map(lambda quarter: quarter * DAY // 4)
    contents: list[Written] = []
    for index in range(draw(st.integers(0, 15))):
        at = draw(st.one_of(st.just(0), times))
        parent = draw(st.integers(-1, index - 1))
        contents.append(Written(draw(st.integers(-1, persons - 1)), at, parent, draw(places)))
    ends = st.tuples(st.integers(0, persons - 1), st.integers(0, persons - 1))
    act = st.builds(
        lambda ends, at, kind, content, where, weight: Act(at, *ends, kind, content, where, weight),
        ends.filter(lambda pair: pair[0] != pair[1]),
        times,
        st.sampled_from(KINDS),
        st.integers(-1, len(contents) - 1),
        places,
        st.sampled_from([0.0, 0.25, 1.0, 3.0]),
    )
    return Scene(persons, communities, contents, draw(st.lists(act, max_size=30)))


@pytest.fixture(scope="session")
def scene():
    """The makers: ``scene.Scene``, ``scene.Act``, ``scene.Written``; ``scene.scenes`` draws any."""

    class Makers:
        pass

    Makers.Scene, Makers.Act, Makers.Written = Scene, Act, Written
    Makers.scenes, Makers.DAY = _scenes(), DAY
    return Makers
