"""PageRank in every context at once: the plain score that stands beside the contextual one."""

import numpy as np
from numpy.typing import NDArray

from leylines.graph.errors import AnalysisError
from leylines.queries.engine import Graph, solve
from leylines.queries.scores.contexts import Contexts


def pagerank(
    contexts: Contexts,
    value: NDArray[np.float64],
    *,
    damping: float = 0.85,
    tolerance: float = 1e-10,
) -> NDArray[np.float64]:
    """Return the PageRank of every person in every context.

    The walk goes from who is influenced to who influences, in proportion to strength; from those
    whom nobody influences it goes to anybody of the context.

    Parameters
    ----------
    value : (flows,) float64
        What each flow of influence counts.
    damping : float
        How often the walk follows an edge.
    tolerance : float
        Error allowed in a context's sum.

    Returns
    -------
    (n,) float64
        Sums to 1 in each context that has a node.

    Notes
    -----
    Solved as in :mod:`leylines.queries.centrality.pagerank`, each context by itself.
    """
    strength = contexts.strength(value)
    reached = contexts.reached(strength)
    scale = np.divide(damping, reached, out=np.zeros(len(reached)), where=reached > 0)
    rank = solve(
        Graph.of(contexts.matrix(strength)),
        scale,
        1.0 / contexts.members[contexts.context],
        tolerance=tolerance / 2,
        parts=contexts.indptr,
        share=damping,
    )
    if rank is None:
        raise AnalysisError("PageRank does not come to rest", cure="Give a larger tolerance.")
    return rank / contexts.total(rank)[contexts.context]
