"""What other parameters would change: standings computed again from the arrays, nothing written."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leylines.graph.network import Interactions, Parameters, influence_flow
from leylines.graph.network.strength import end_of_data
from leylines.queries.analysis.compute import check
from leylines.queries.analysis.layout import lay_out
from leylines.queries.scores import Contexts, Order, contextual_scores, correlations, order, scale


@dataclass(frozen=True, slots=True, eq=False)
class Standings:
    """How people stand everywhere (context 0) and in each declared community, in order of ids.

    Attributes
    ----------
    contexts : Contexts
    score : (n,) float64
        Of each node, 0 to 100, as a run shows it.
    order : Order
    """

    contexts: Contexts
    score: NDArray[np.float64]
    order: Order


def standings(interactions: Interactions, parameters: Parameters) -> Standings:
    """Return the standings that a run with these parameters would find.

    Without what takes long and does not change them: intervals, detected communities, routes.

    Raises
    ------
    AnalysisError
        If nobody influences anybody by these parameters, or one is out of its range.
    """
    check(interactions, parameters)
    flow = influence_flow(interactions, parameters)
    nobody = np.full(len(interactions.persons), -1, dtype=np.int32)
    contexts = lay_out(interactions, flow, nobody, end_of_data(interactions, parameters)).contexts
    raw = contextual_scores(contexts, flow.value, gamma=parameters.gamma, depth=parameters.depth)
    return Standings(contexts, scale(contexts, raw), order(contexts, raw))


def agreement(before: Standings, after: Standings) -> NDArray[np.float64]:
    """Return Spearman's rank correlation of two standings of the same people, (contexts,) float64.

    NaN where there are too few to say, or all are level.

    Raises
    ------
    ValueError
        If they are not of the same interactions until the same time.
    """
    if not np.array_equal(before.contexts.person, after.contexts.person):
        raise ValueError("the standings are not of the same people")
    return correlations(before.contexts, before.order, after.order)


def movers(before: Standings, after: Standings, context: int, among: int) -> NDArray[np.int64]:
    """Return the nodes of a context whose rank differs, who moves furthest first.

    Parameters
    ----------
    among : int
        Look at those who have such a rank or a better one, in either.

    Returns
    -------
    (k,) int64
        Those who move as far as each other stand by their rank before.

    Examples
    --------
    >>> contexts = Contexts(np.array([0, 3]), *[np.zeros(3, int)] * 5)
    >>> level, three = np.ones(3, int), np.full(3, 3)
    >>> first = Standings(contexts, np.zeros(3), Order(np.array([2, 1, 0]), level, three))
    >>> other = Standings(contexts, np.zeros(3), Order(np.array([0, 2, 1]), level, three))
    >>> movers(first, other, 0, among=3).tolist(), movers(first, first, 0, among=3).tolist()
    ([0, 1, 2], [])
    """
    start, end = before.contexts.indptr[context : context + 2]
    old, new = before.order.rank[start:end], after.order.rank[start:end]
    seen = np.flatnonzero((np.minimum(old, new) <= among) & (old != new))
    by_distance = np.lexsort((old[seen], -np.abs(new - old)[seen]))
    return np.asarray(start + seen[by_distance], dtype=np.int64)
