"""All communities' influence networks at once: one block-diagonal graph of (community, person)."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from leylines.queries.engine import kernel


@dataclass(frozen=True, eq=False)
class Contexts:
    """A graph that holds every context apart, so that one computation serves them all.

    A context is a community, or everything. A node is a person in a context, an edge the influence
    between two persons of one context; nothing joins two contexts. Nodes are in order of (context,
    person), edges in order of (source, target).

    Attributes
    ----------
    indptr : (c + 1,) int64
        The nodes of context ``i`` are ``indptr[i]`` to ``indptr[i + 1]``.
    person : (n,) int32
        The person of each node.
    edge_indptr : (n + 1,) int64
        The edges out of node ``u`` are ``edge_indptr[u]`` to ``edge_indptr[u + 1]``.
    target : (e,) int32
        The node that each edge leads to.
    flow : (k,) int64
        Row of the influence flow; one flow lies in as many contexts as its interaction.
    edge : (k,) int64
        The edge that this row adds to.
    """

    indptr: NDArray[np.int64]
    person: NDArray[np.int32]
    edge_indptr: NDArray[np.int64]
    target: NDArray[np.int32]
    flow: NDArray[np.int64]
    edge: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of contexts."""
        return len(self.indptr) - 1

    @cached_property
    def members(self) -> NDArray[np.int64]:
        """How many persons each context has, (c,) int64."""
        return np.diff(self.indptr)

    @cached_property
    def context(self) -> NDArray[np.int32]:
        """The context of each node, (n,) int32."""
        return np.repeat(np.arange(len(self), dtype=np.int32), self.members)

    @cached_property
    def source(self) -> NDArray[np.int32]:
        """The node that each edge comes from, (e,) int32."""
        nodes = np.arange(len(self.person), dtype=np.int32)
        return np.repeat(nodes, np.diff(self.edge_indptr))

    @cached_property
    def everywhere(self) -> NDArray[np.int64]:
        """The node that each node's person has in context 0, (n,) int64."""
        return np.searchsorted(self.person[: self.indptr[1]], self.person)

    def strength(self, value: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the sum of ``value`` over the flows of each edge, (e,) float64.

        Parameters
        ----------
        value : (flows,) float64
            What each flow counts.
        """
        return _strength(self.edge, self.flow, value, len(self.target))

    def total(self, value: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the sum of a node value over each context, (c,) float64."""
        return _sums(self.context, value, len(self))

    def reached(self, strength: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the sum of an edge value over the edges into each node, (n,) float64."""
        return _sums(self.target, strength, len(self.person))

    def maximum(self, value: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the largest node value of each context, (c,) float64; 0 where it is empty."""
        largest = np.zeros(len(self))
        filled = self.members > 0
        if filled.any():
            largest[filled] = np.maximum.reduceat(value, self.indptr[:-1][filled])
        return largest

    def matrix(self, value: NDArray[np.float64]) -> sparse.csr_array:
        """Return the (n, n) matrix that has ``value`` on the edges."""
        n = len(self.person)
        return sparse.csr_array((value, self.target, self.edge_indptr), shape=(n, n))


@kernel()
def _strength(
    edge: NDArray[np.int64], flow: NDArray[np.int64], value: NDArray[np.float64], edges: int
) -> NDArray[np.float64]:
    total = np.zeros(edges)
    for row in range(len(edge)):
        total[edge[row]] += value[flow[row]]
    return total


def _sums(
    group: NDArray[np.integer], value: NDArray[np.float64], groups: int
) -> NDArray[np.float64]:
    return np.bincount(group, weights=value, minlength=groups).astype(np.float64, copy=False)


def build_contexts(
    count: int,
    source: NDArray[np.int32],
    target: NDArray[np.int32],
    flows: tuple[NDArray[np.integer], NDArray[np.integer]],
    members: tuple[NDArray[np.integer], NDArray[np.integer]],
) -> Contexts:
    """Lay the contexts of an influence flow out as one graph.

    Parameters
    ----------
    count : int
        How many contexts there are.
    source, target : (rows,) int32
        Who influences whom, as positions of persons.
    flows : two (k,) arrays of int
        A row of the flow and a context that it lies in.
    members : two (j,) arrays of int
        A person and a context that it is in; whoever a flow touches is in the flow's contexts
        anyway.

    Examples
    --------
    One flow from person 0 to person 1, in the contexts 0 and 1; person 2 is there in context 1.

    >>> ends = np.array([0], dtype=np.int32), np.array([1], dtype=np.int32)
    >>> both, there = (np.array([0, 0]), np.array([0, 1])), (np.array([2]), np.array([1]))
    >>> build_contexts(2, *ends, both, there).person
    array([0, 1, 0, 1, 2], dtype=int32)
    """
    flow, context = flows[0].astype(np.int64), flows[1].astype(np.int64)
    width = 1 + max(
        (int(part.max()) for part in (source, target, members[0]) if len(part)), default=0
    )
    tail, head = context * width + source[flow], context * width + target[flow]
    present = members[1].astype(np.int64) * width + members[0]
    nodes = np.unique(np.concatenate([tail, head, present]))
    n = max(1, len(nodes))
    pairs = np.searchsorted(nodes, tail) * n + np.searchsorted(nodes, head)
    edges, edge = np.unique(pairs, return_inverse=True)
    return Contexts(
        indptr=np.searchsorted(nodes, np.arange(count + 1) * width).astype(np.int64),
        person=(nodes % width).astype(np.int32),
        edge_indptr=np.searchsorted(edges, np.arange(len(nodes) + 1) * n).astype(np.int64),
        target=(edges % n).astype(np.int32),
        flow=flow,
        edge=edge.astype(np.int64),
    )
