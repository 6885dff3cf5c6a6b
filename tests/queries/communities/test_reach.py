import numpy as np
import pytest
from scipy import sparse

from leylines.graph.network import Lists
from leylines.queries.communities import Inflow, Reach, one_home


@pytest.fixture
def inflow() -> Inflow:
    """Person 0 is of A, 1 half of A and half of B, 2 of B, 3 of none."""
    homes = sparse.csr_array(np.array([[1.0, 0.0], [0.5, 0.5], [0.0, 1.0], [0.0, 0.0]]))
    # into A: 0 and 1; into B: 0, 2 and 3; the flow of person 0 arrives in both
    arrives = Lists(np.array([0, 2, 3, 4, 5]), np.array([0, 1, 0, 1, 1], dtype=np.int32))
    return Inflow(np.array([0, 1, 2, 3], dtype=np.int32), arrives, homes)


def test_shares_by_hand(inflow):
    shares = inflow.shares(np.array([1.0, 3.0, 1.0, 2.0])).toarray()
    # A receives 1 of person 0 (A) and 3 of person 1 (half A, half B): 2.5 and 1.5 of 4
    # B receives 1 of person 0, 1 of person 2 and 2 of person 3, who is at home nowhere
    np.testing.assert_allclose(shares, [[2.5 / 4, 1 / 4], [1.5 / 4, 1 / 4]])


def test_pairs_are_in_order_and_small_shares_left_out(inflow):
    reach = Reach.of(inflow.shares(np.array([1.0, 3.0, 0.0001, 0.0])))
    assert list(zip(reach.a.tolist(), reach.b.tolist(), strict=True)) == [(0, 0), (0, 1), (1, 0)]
    assert reach.share[1] == pytest.approx(1 / 1.0001)


def test_a_replicate_gives_the_same_pairs(inflow):
    value = np.array([1.0, 3.0, 1.0, 2.0])
    reach = Reach.of(inflow.shares(value))
    np.testing.assert_allclose(reach.again(inflow.shares(value)), reach.share, rtol=1e-6)
    assert reach.again(inflow.shares(np.zeros(4))).tolist() == [0.0] * len(reach.a)


def test_nothing_arrives_in_no_community():
    nothing = Lists(np.array([0]), np.array([], dtype=np.int32))
    inflow = Inflow(np.array([], dtype=np.int32), nothing, sparse.csr_array((3, 0)))
    reach = Reach.of(inflow.shares(np.array([])))
    assert len(reach.a) == len(reach.again(inflow.shares(np.array([])))) == 0


def test_one_home():
    homes = one_home(np.array([1, -1, 0], dtype=np.int32), 2).toarray()
    assert homes.tolist() == [[0, 1], [0, 0], [1, 0]]
