import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leylines.queries.scores import pagerank

flows = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from([0.1, 1.0, 7.0])).filter(
        lambda flow: flow[0] != flow[1]
    ),
    max_size=20,
)


@given(flows, flows)
def test_it_is_networkx_pagerank_of_each_context(contexts_of, first, second):
    contexts, value = contexts_of(first, second, persons=6)
    rank = pagerank(contexts, value)
    for context, part in enumerate([first, second]):
        graph = nx.DiGraph()
        graph.add_nodes_from(range(6))
        for u, v, strength in part:
            before = graph.get_edge_data(v, u, {"weight": 0})["weight"]
            graph.add_edge(v, u, weight=before + strength)
        expected = nx.pagerank(graph, tol=1e-12, max_iter=1000)
        mine = rank[contexts.context == context]
        np.testing.assert_allclose(mine, [expected[node] for node in range(6)], atol=1e-8)


def test_a_context_without_members_does_no_harm(contexts_of):
    contexts, value = contexts_of([], [(0, 1, 1.0)])
    assert contexts.members.tolist() == [0, 2]
    assert pagerank(contexts, value).sum() == pytest.approx(1.0)
