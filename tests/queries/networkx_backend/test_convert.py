"""From NetworkX and back nothing is lost."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leylines.queries.networkx_backend.convert import convert_from_nx, convert_to_nx

NODES = st.one_of(
    st.integers(0, 5), st.sampled_from(["a", "b"]), st.tuples(st.integers(0, 1)), st.just((0, "x"))
)
VALUES = st.one_of(
    st.integers(), st.floats(allow_nan=False), st.booleans(), st.text(max_size=3), st.none()
)
ATTRIBUTES = st.dictionaries(st.sampled_from(["weight", "kind"]), VALUES)
EVERYTHING = {f"preserve_{what}_attrs": True for what in ("edge", "node", "graph")}


@st.composite
def graphs(draw):
    graph = draw(st.sampled_from([nx.Graph, nx.DiGraph]))(title="drawn")
    graph.add_nodes_from(draw(st.lists(st.tuples(NODES, ATTRIBUTES), max_size=4)))
    graph.add_edges_from(draw(st.lists(st.tuples(NODES, NODES, ATTRIBUTES), max_size=8)))
    return graph


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_there_and_back_is_the_same_graph(graph):
    back = convert_to_nx(convert_from_nx(graph, **EVERYTHING))
    assert type(back) is type(graph)
    assert list(back) == list(graph)
    assert (back.graph, dict(back.nodes), back.adj) == (graph.graph, dict(graph.nodes), graph.adj)


@given(graphs())
@settings(max_examples=30, deadline=None)
def test_the_arrays_are_those_of_the_adjacency_matrix(graph):
    made = convert_from_nx(graph)
    assert (made.number_of_nodes(), made.number_of_edges()) == (len(graph), graph.size())
    if len(graph):
        expected = nx.to_numpy_array(graph, weight=None)
        assert np.array_equal(made.engine().matrix.toarray(), expected)


def test_an_edge_without_the_weight_has_the_default():
    graph = nx.DiGraph([(0, 1, {"cost": 3}), (0, 2), (1, 2, {"cost": 5})])
    made = convert_from_nx(graph, edge_attrs={"cost": 7})
    assert made.engine("cost").weight.tolist() == [3, 7, 5]
    assert made.engine("no such weight").weight.tolist() == [1, 1, 1]
    assert made.is_whole("cost")


@pytest.mark.parametrize("weight", ["heavy", None, float("inf"), float("nan")])
def test_weights_that_are_no_numbers_are_refused(weight):
    graph = nx.DiGraph([(0, 1, {"weight": weight})])
    made = convert_from_nx(graph, preserve_edge_attrs=True)
    with pytest.raises(NotImplementedError, match="weight"):
        made.engine("weight")


def test_parallel_edges_are_refused():
    graph = nx.MultiGraph([(0, 1), (0, 1)])
    with pytest.raises(NotImplementedError):
        convert_from_nx(graph)
    with pytest.raises(NotImplementedError):
        nx.pagerank(graph, backend="leylines")


def test_what_is_no_graph_comes_back_as_it_is():
    assert convert_to_nx({"a": 1}) == {"a": 1}
