"""Components: who is joined to whom at all, and who can reach whom there and back."""

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine import Graph, kernel


def weak_components(graph: Graph) -> NDArray[np.int32]:
    """Return the weakly connected component of each node: direction is left aside.

    Returns
    -------
    (n,) int32
        Components by number, in the order of their first nodes.

    Notes
    -----
    A forest of disjoint sets, linked by the smaller root, its paths halved while they are walked:
    Tarjan and van Leeuwen, "Worst-case analysis of set union algorithms", 1984, section 3.

    Examples
    --------
    >>> from scipy import sparse
    >>> weak_components(Graph.of(sparse.csr_array([[0, 0, 1], [0, 0, 0], [0, 0, 0]])))
    array([0, 1, 0], dtype=int32)
    """
    return _weak(graph.indptr, graph.indices)


def strong_components(graph: Graph) -> NDArray[np.int32]:
    """Return the strongly connected component of each node: all in it reach each other.

    Returns
    -------
    (n,) int32
        Components by number; an edge that leaves its component leads to one of a smaller number.

    Notes
    -----
    Pearce, "A space-efficient algorithm for finding strongly connected components", 2016,
    algorithm 3 (PEA_FIND_SCC3, without recursion).

    Examples
    --------
    >>> from scipy import sparse
    >>> strong_components(Graph.of(sparse.csr_array([[0, 1, 0], [1, 0, 1], [0, 0, 0]])))
    array([1, 1, 0], dtype=int32)
    """
    return _strong(graph.indptr, graph.indices)


@kernel()
def _weak(indptr: NDArray[np.int64], indices: NDArray[np.int32]) -> NDArray[np.int32]:
    n = len(indptr) - 1
    parent = np.arange(n, dtype=np.int32)
    for u in range(n):
        root = parent[u]
        while parent[root] != root:
            root = parent[root]
        for edge in range(indptr[u], indptr[u + 1]):
            v = indices[edge]
            while parent[v] != root:
                # Walk up from v, halving the path; its root and ours are linked at the end.
                above = parent[v]
                if above != v:
                    parent[v] = parent[above]
                    v = above
                elif v > root:
                    parent[v] = root
                else:
                    parent[root] = v
                    root = v
        parent[u] = root
    count = np.int32(0)
    label = np.empty(n, dtype=np.int32)
    for u in range(n):
        above = parent[u]
        # A parent is no later than its child, so that its label is known.
        if above == u:
            label[u] = count
            count += np.int32(1)
        else:
            label[u] = label[above]
    return label


@kernel()
def _strong(indptr: NDArray[np.int64], indices: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the components, numbered as they are finished: before all that lead to them.

    ``rank`` is 0 for who is not visited; else the least visit number known to be reached, and once
    the component is finished a number above all visits. Visits waiting for their component share
    one stack with those on the path: the latter from its front, the former from its back. A node is
    the root of its component if it reaches no earlier visit than its own, ``visit``.
    """
    n = len(indptr) - 1
    rank = np.zeros(n, dtype=np.int32)
    visit, stack = np.empty(n, dtype=np.int32), np.empty(n, dtype=np.int32)
    next_edge = np.empty(n, dtype=np.int64)
    waiting, visits, component = n, np.int32(1), np.int32(n)
    for start in range(n):
        if rank[start]:
            continue
        u, depth = np.int32(start), 0
        rank[u] = own = least = visits
        edge = indptr[u]
        visits += np.int32(1)
        while True:
            descended = False
            while edge < indptr[u + 1]:
                v = indices[edge]
                edge += 1
                if rank[v] == 0:
                    descended = True
                    break
                least = min(least, rank[v])
            if descended:
                rank[u], visit[depth], next_edge[depth], stack[depth] = least, own, edge, u
                depth += 1
                u, own, least, edge = v, visits, visits, indptr[v]
                rank[u] = visits
                visits += np.int32(1)
                continue
            if least == own:
                visits -= np.int32(1)
                while waiting < n and rank[stack[waiting]] >= own:
                    rank[stack[waiting]] = component
                    waiting += 1
                    visits -= np.int32(1)
                rank[u] = component
                component -= np.int32(1)
            else:
                rank[u] = least
                waiting -= 1
                stack[waiting] = u
            if depth == 0:
                break
            depth -= 1
            least = min(rank[stack[depth]], rank[u])
            u, own, edge = stack[depth], visit[depth], next_edge[depth]
    return (n - rank).astype(np.int32)
