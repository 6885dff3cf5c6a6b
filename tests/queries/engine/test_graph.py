"""The arrays that algorithms take."""

import numpy as np
from scipy import sparse

from leylines.queries.engine import Graph


def graph(rows):
    return Graph.of(sparse.csr_array(np.array(rows, dtype=float)))


def test_edges_come_by_source_then_target():
    made = graph([[0, 0, 3], [1, 2, 0], [0, 0, 0]])
    assert len(made) == 3
    assert made.indptr.tolist() == [0, 1, 3, 3]
    assert made.indices.tolist() == [2, 0, 1]
    assert made.weight.tolist() == [3, 1, 2]
    assert (made.indptr.dtype, made.indices.dtype, made.weight.dtype) == ("i8", "i4", "f8")


def test_an_entry_stored_twice_is_one_edge():
    entries = sparse.coo_array(([1.0, 2.0], ([0, 0], [1, 1])), shape=(2, 2))
    made = Graph.of(sparse.csr_array((entries.data, entries.coords), shape=(2, 2)))
    assert made.weight.tolist() == [3]


def test_unsorted_entries_are_sorted():
    matrix = sparse.csr_array((np.array([1.0, 2.0]), np.array([1, 0]), np.array([0, 2, 2])))
    assert Graph.of(matrix).indices.tolist() == [0, 1]
    assert Graph.of(matrix).weight.tolist() == [2, 1]


def test_transposed_turns_every_edge_round():
    made = graph([[0, 0, 3], [1, 2, 0], [0, 0, 0]])
    assert np.array_equal(made.transposed.matrix.toarray(), made.matrix.toarray().T)


def test_undirected_has_both_directions_and_no_loop():
    made = graph([[5, 0, 3], [1, 2, 0], [4, 0, 0]]).undirected
    assert made.matrix.toarray().tolist() == [[0, 1, 7], [1, 0, 0], [7, 0, 0]]


def test_undirected_leaves_out_what_cancels():
    made = graph([[0, 2, 0], [-2, 0, 1], [0, 0, 0]]).undirected
    assert made.matrix.toarray().tolist() == [[0, 0, 0], [0, 0, 1], [0, 1, 0]]
    assert len(made.indices) == 2


def test_undirected_is_the_matrix_and_its_transpose():
    matrix = sparse.random_array((60, 60), density=0.1, rng=3, format="csr")
    loopless = matrix.toarray()
    np.fill_diagonal(loopless, 0)
    made = Graph.of(matrix).undirected
    assert np.array_equal(made.matrix.toarray(), loopless + loopless.T)
    assert made.matrix.has_canonical_format


def test_an_empty_graph():
    made = Graph.of(sparse.csr_array((0, 0)))
    assert len(made) == 0
    assert len(made.undirected.indices) == len(made.transposed.indices) == 0
