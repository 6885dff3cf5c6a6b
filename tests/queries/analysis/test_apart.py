"""Batches of edges that two transactions may write at once."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from leylines.queries.analysis.apart import apart

ends = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=60)


@given(ends)
def test_each_edge_is_in_one_batch_and_the_two_of_a_pair_share_no_node(edges):
    source, target = np.array(edges, dtype=np.int32).reshape(-1, 2).T
    pairs = apart(source, target)
    rows = np.concatenate([batch for pair in pairs for batch in pair])
    assert sorted(rows.tolist()) == list(range(len(edges)))
    for one, other in pairs:
        nodes = [{*source[batch].tolist(), *target[batch].tolist()} for batch in (one, other)]
        assert not nodes[0] & nodes[1]
