"""PageRank: where a walk along the edges that now and then begins anew is to be found."""

import numpy as np
from numpy.typing import NDArray

from leylines.graph.errors import AnalysisError
from leylines.queries.engine import Graph, in_order, solve, solve_many
from leylines.queries.engine.recursion import COLUMNS

HALF = 0.5
"""Of the error allowed; to make the sum 1 at most doubles what there is."""


def pagerank(
    graph: Graph,
    restarts: NDArray[np.float64] | None = None,
    *,
    damping: float = 0.85,
    tolerance: float = 1e-10,
    threads: int = 1,
) -> NDArray[np.float64]:
    """Return the PageRank of each node, or its personalised PageRank for each restart.

    The walk follows edges in proportion to weight; from a node without any it begins anew.

    Parameters
    ----------
    restarts : (r, n) or (n,) float64, optional
        Where the walk begins anew, in proportion to these; anywhere if not given. One pass over the
        edges serves several of them.
    damping : float
        How often the walk follows an edge; 0 to below 1.
    tolerance : float
        The sum of all errors of one rank is at most this.
    threads : int
        They share the restarts; one restart is the work of one thread.

    Returns
    -------
    (n,) or (r, n) float64
        Each rank sums to 1.

    Raises
    ------
    AnalysisError
        If ``damping`` or ``restarts`` cannot be.

    Notes
    -----
    Page, Brin, Motwani and Winograd, "The PageRank Citation Ranking", 1999. The walk's rank is in
    proportion to the solution of ``x = restart + damping · Pᵀ x`` where P keeps rows without edges
    at 0: Gleich, "PageRank beyond the Web", 2015, section 2.2.

    Examples
    --------
    >>> from scipy import sparse
    >>> chain = Graph.of(sparse.csr_array([[0, 1, 0], [0, 0, 1], [0, 0, 0]]))
    >>> pagerank(chain, damping=0.5).round(3)
    array([0.235, 0.353, 0.412])
    >>> pagerank(chain, np.array([[0, 1, 0], [0, 0, 1]]), damping=0.5).round(3)
    array([[0.   , 0.667, 0.333],
           [0.   , 0.   , 1.   ]])
    """
    n = len(graph)
    if not 0 <= damping < 1:
        raise AnalysisError(f"damping is {damping}", cure="Give 0 or more, and below 1.")
    begun = _checked(np.ones(n) if restarts is None else np.asarray(restarts, np.float64), n)
    if not begun.size:
        return begun if restarts is not None else begun[0]
    scale = _scale(graph, damping)
    if len(begun) == 1:
        rank = solve(graph.transposed, scale, begun[0], tolerance=tolerance * HALF, share=damping)
        ranks = _there(rank)[None, :]
    else:
        ranks = _many(graph, scale, begun, damping, tolerance, threads)
    ranks /= ranks.sum(axis=1, keepdims=True)
    return ranks if restarts is not None and np.ndim(restarts) == 2 else ranks[0]


def _checked(restarts: NDArray[np.float64], n: int) -> NDArray[np.float64]:
    """Return the restarts as rows that sum to 1."""
    rows = np.atleast_2d(restarts)
    total = rows.sum(axis=1, keepdims=True)
    if rows.shape[1] != n or (n and not ((rows >= 0).all() and (total > 0).all())):
        raise AnalysisError(
            f"Restarts of shape {rows.shape} cannot be for {n} nodes",
            cure="Give each node 0 or more, and in each row one node more than 0.",
        )
    return rows / total if n else rows


def _scale(graph: Graph, damping: float) -> NDArray[np.float64]:
    out: NDArray[np.float64] = graph.matrix @ np.ones(len(graph))
    return np.divide(damping, out, out=np.zeros(len(graph)), where=out > 0)


def _many(
    graph: Graph,
    scale: NDArray[np.float64],
    restarts: NDArray[np.float64],
    damping: float,
    tolerance: float,
    threads: int,
) -> NDArray[np.float64]:
    incoming = graph.transposed

    def some_ranks(first: int) -> NDArray[np.float64]:
        some = restarts[first : first + COLUMNS]
        base = np.zeros((len(graph), COLUMNS))
        base[:, : len(some)] = some.T
        ranks = solve_many(incoming, scale, base, tolerance=tolerance * HALF, share=damping)
        return _there(ranks)[:, : len(some)].T

    return np.concatenate(list(in_order(some_ranks, range(0, len(restarts), COLUMNS), threads)))


def _there(rank: NDArray[np.float64] | None) -> NDArray[np.float64]:
    if rank is None:
        raise AnalysisError(
            "The ranks do not come to rest",
            cure="Give a lower damping or a larger tolerance, and weights of 0 or more.",
        )
    return rank
