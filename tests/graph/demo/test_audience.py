"""Who is drawn: in proportion to mass, near or far as told."""

import numpy as np
import pytest

from leylines.graph.demo.audience import Audience

MASS = np.column_stack([np.full(100, 1.0), np.arange(100.0), np.eye(100)[7]])


@pytest.fixture
def audience():
    return Audience(MASS, np.random.default_rng(1))


def test_people_are_drawn_in_proportion_to_their_mass(audience):
    drawn = audience.anybody(np.full(200_000, 1))
    counts = np.bincount(drawn, minlength=100)
    np.testing.assert_allclose(counts / 200_000, MASS[:, 1] / MASS[:, 1].sum(), atol=0.002)
    assert counts[0] == 0


def test_each_community_has_its_own_people(audience):
    community = np.array([0, 1, 2] * 1000)
    drawn = audience.near(community, np.full(3000, 7), np.full(3000, 0.5))
    assert (drawn[community == 2] == 7).all()
    assert (MASS[drawn, community] > 0).all()


@pytest.mark.parametrize(("reach", "share"), [(0.01, (0.7, 0.85)), (5.0, (0.05, 0.2))])
def test_near_is_near_but_for_the_quarter_that_comes_from_anywhere(audience, reach, share):
    drawn = audience.near(np.zeros(20_000, np.int64), np.full(20_000, 50), np.full(20_000, reach))
    close = (np.abs(drawn - 50) <= 5).mean()
    assert share[0] < close < share[1]
