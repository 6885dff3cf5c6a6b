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
    one stack with those on the path: the latter from its front, the former from its back.
    """
    n = len(indptr) - 1
    rank = np.zeros(n, dtype=np.int32)
    is_root = np.ones(n, dtype=np.bool_)
    next_edge = indptr[:-1].copy()
    stack = np.empty(n, dtype=np.int32)
    waiting = n
    visits, component = 1, n
    for start in range(n):
        if rank[start]:
            continue
        rank[start] = visits
        visits += 1
        stack[0] = start
        depth = 1
        while depth:
            u = stack[depth - 1]
            least, edge, end = rank[u], next_edge[u], indptr[u + 1]
            descended = False
            while edge < end:
                v = indices[edge]
                seen = rank[v]
                if seen == 0:
                    descended = True
                    break
                if seen < least:
                    least = seen
                    is_root[u] = False
                edge += 1
            rank[u] = least
            next_edge[u] = edge
            if descended:
                rank[v] = visits
                visits += 1
                stack[depth] = v
                depth += 1
                continue
            depth -= 1
            if is_root[u]:
                visits -= 1
                while waiting < n and rank[stack[waiting]] >= least:
                    rank[stack[waiting]] = component
                    waiting += 1
                    visits -= 1
                rank[u] = component
                component -= 1
            else:
                waiting -= 1
                stack[waiting] = u
    return (n - rank).astype(np.int32)
