"""A directed, weighted graph as CSR arrays: what every algorithm of the engine takes."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from leylines.queries.engine.kernel import kernel


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
        back = self.transposed
        arrays = self.indptr, self.indices, self.weight, back.indptr, back.indices, back.weight
        return Graph(*_both_ways(*arrays))


@kernel()
def _both_ways(
    indptr: NDArray[np.int64],
    indices: NDArray[np.int32],
    weight: NDArray[np.float64],
    in_indptr: NDArray[np.int64],
    in_indices: NDArray[np.int32],
    in_weight: NDArray[np.float64],
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float64]]:
    """Merge each node's edges out with those in; loops and pairs that sum to 0 are left out."""
    n = len(indptr) - 1
    starts = np.zeros(n + 1, dtype=np.int64)
    other = np.empty(2 * len(indices) + 1, dtype=np.int32)
    both = np.empty(2 * len(indices) + 1, dtype=np.float64)
    end = 0
    for u in range(n):
        out, last_out = indptr[u], indptr[u + 1]
        into, last_in = in_indptr[u], in_indptr[u + 1]
        # What is not to stay is written over by the next one, which costs less than a branch.
        while out < last_out and into < last_in:
            to, by, there, back = indices[out], in_indices[into], weight[out], in_weight[into]
            total = (there if to <= by else 0.0) + (back if by <= to else 0.0)
            other[end], both[end] = min(to, by), total
            end += (other[end] != u) & (total != 0.0)
            out += to <= by
            into += by <= to
        for edge in range(out, last_out):
            other[end], both[end] = indices[edge], weight[edge]
            end += (indices[edge] != u) & (weight[edge] != 0.0)
        for edge in range(into, last_in):
            other[end], both[end] = in_indices[edge], in_weight[edge]
            end += (in_indices[edge] != u) & (in_weight[edge] != 0.0)
        starts[u + 1] = end
    # Memory that was never written to takes no room: there is no need to copy.
    return starts, other[:end], both[:end]
