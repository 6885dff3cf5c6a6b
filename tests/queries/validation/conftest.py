"""Interactions of a few persons from rows of (day, actor, target, kind, communities)."""

import numpy as np
import pytest

from leylines.graph.model import KINDS
from leylines.graph.network import Contents, Interactions, Lists

DAY = 86_400_000


@pytest.fixture(scope="session")
def interactions_of():
    def build(rows, persons, communities=0):
        rows = sorted(rows)
        days, actor, target, kind, places = zip(*rows, strict=True) if rows else ([],) * 5
        none = Lists(np.zeros(1, np.int64), np.zeros(0, np.int32))
        lengths = [len(each) for each in places]
        return Interactions(
            persons=[f"p{number:03}" for number in range(persons)],
            names=[f"P {number}" for number in range(persons)],
            communities=[f"c{number}" for number in range(communities)],
            community_names=[f"C {number}" for number in range(communities)],
            community_kinds=["board"] * communities,
            kinds=KINDS,
            actor=np.array(actor, np.int32),
            target=np.array(target, np.int32),
            kind=np.array([KINDS.index(each) for each in kind], np.int8),
            at=(np.array(days, dtype=float) * DAY).astype(np.int64),
            weight=np.ones(len(rows)),
            content=np.full(len(rows), -1, np.int32),
            in_communities=Lists(
                np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
                np.array([place for each in places for place in each], np.int32),
            ),
            contents=Contents([], *[np.zeros(0, np.int32)] * 2, np.zeros(0, np.int64), none),
        )

    return build
