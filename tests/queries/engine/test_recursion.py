"""Scores that are made of the neighbours'."""

import numpy as np
import pytest
from scipy import sparse

from leylines.queries.engine import Graph, solve


def test_each_part_is_solved_to_its_own_tolerance():
    random = np.random.default_rng(1)
    blocks = [random.random((5, 5)), 1e6 * random.random((7, 7)), np.zeros((1, 1))]
    matrix = sparse.block_diag(blocks, format="csr")
    scale = np.repeat([0.2 / 5, 0.2 / 7e6, 1.0], [5, 7, 1])
    base = random.random(13)
    found = solve(
        Graph.of(sparse.csr_array(matrix)),
        scale,
        base,
        tolerance=1e-14,
        parts=np.array([0, 5, 12, 13]),
    )
    expected = np.linalg.solve(np.eye(13) - matrix.toarray() * scale, base)
    assert found == pytest.approx(expected, rel=1e-12)


def test_what_never_comes_to_rest_is_nothing():
    ring = Graph.of(sparse.csr_array([[0, 1.0], [1.0, 0]]))
    assert solve(ring, np.full(2, 2.0), np.ones(2), tolerance=1e-9) is None
    assert solve(ring, np.full(2, 1.0), np.ones(2), tolerance=1e-9) is None
