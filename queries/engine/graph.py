"""A directed, weighted graph as CSR arrays: what every algorithm of the engine takes."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse


@dataclass(frozen=True, eq=False)
class Graph:
    """Edges in CSR order: by source, then target, each pair once.

    Attributes
    ----------
    indptr : (n + 1,) int64
        The edges out of node ``u`` are ``indptr[u]`` to ``indptr[u + 1]``.
    indices : (e,) int32
        The target of each edge.
    weight : (e,) float64
        What the weight means is the algorithm's to say: strength, cost, probability.
    """

    indptr: NDArray[np.int64]
    indices: NDArray[np.int32]
    weight: NDArray[np.float64]

    def __len__(self) -> int:
        """Return the number of nodes."""
        return len(self.indptr) - 1

    @classmethod
    def of(cls, matrix: sparse.csr_array) -> "Graph":
        """Return the graph of an (n, n) matrix; entries stored twice are summed.

        Examples
        --------
        >>> matrix = sparse.csr_array(np.array([[0, 2.0], [0, 0]]))
        >>> Graph.of(matrix).indices.tolist()
        [1]
        """
        if not matrix.has_canonical_format:
            matrix = matrix.copy()
            matrix.sum_duplicates()
        return cls(
            matrix.indptr.astype(np.int64, copy=False),
            matrix.indices.astype(np.int32, copy=False),
            matrix.data.astype(np.float64, copy=False),
        )

    @cached_property
    def matrix(self) -> sparse.csr_array:
        """The (n, n) matrix with the weights."""
        n = len(self)
        return sparse.csr_array((self.weight, self.indices, self.indptr), shape=(n, n))

    @cached_property
    def transposed(self) -> "Graph":
        """The graph with every edge turned round."""
        return Graph.of(self.matrix.T.tocsr())

    @cached_property
    def undirected(self) -> "Graph":
        """The graph with every edge in both directions, weights of a pair summed, loops dropped."""
        loopless = self.matrix - sparse.diags_array(self.matrix.diagonal())
        both = sparse.csr_array(loopless + loopless.T)
        both.eliminate_zeros()
        return Graph.of(both)
