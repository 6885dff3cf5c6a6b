import numpy as np
import pytest
from scipy import sparse, stats

from leylines.queries.brokerage import participation_of_ties, within_community
from leylines.queries.engine import Graph


@pytest.mark.parametrize("seed", range(4))
def test_as_scipy_and_by_definition(weighted_graph, seed):
    ours, _ = weighted_graph(seed)
    communities = np.random.default_rng(seed).integers(-1, 3, 30).astype(np.int32)
    ties = ours.matrix.toarray() + ours.matrix.toarray().T
    score, share = within_community(ours, communities), participation_of_ties(ours, communities)
    for community in range(3):
        members = communities == community
        inside = ties[np.ix_(members, members)].sum(axis=1)
        assert score[members] == pytest.approx(np.nan_to_num(stats.zscore(inside)))
    assert np.isnan(score[communities < 0]).all()
    amount = np.stack([ties[:, communities == each].sum(axis=1) for each in range(3)], axis=1)
    total = amount.sum(axis=1, keepdims=True)
    parts = amount / np.where(total > 0, total, 1)
    assert share == pytest.approx(np.where(total[:, 0] > 0, 1 - (parts**2).sum(axis=1), 0))


def test_where_all_are_alike_nobody_stands_out():
    ring = Graph.of(sparse.csr_array(np.roll(np.eye(5), 1, axis=1) * 0.1))
    assert within_community(ring, np.zeros(5, np.int32)).tolist() == [0] * 5
    assert participation_of_ties(ring, np.zeros(5, np.int32)).tolist() == [0] * 5
    empty = Graph.of(sparse.csr_array((0, 0)))
    assert len(within_community(empty, np.zeros(0, np.int32))) == 0
    assert len(participation_of_ties(empty, np.zeros(0, np.int32))) == 0
