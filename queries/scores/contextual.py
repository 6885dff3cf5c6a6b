"""The contextual score: how much of a community's attention a person's influence draws.

``s = T (1 + β s)`` with ``T(u, v) = √strength(u → v) / (what reached v)^γ``; see
docs/decisions/contextual-score.md for why this form, this β, and what it promises.
"""

import numpy as np
from numpy.typing import NDArray

from leylines.graph.errors import AnalysisError
from leylines.queries.engine import Graph, solve
from leylines.queries.scores.contexts import Contexts

TIE = 1e-9
"""A norm so little above a step of β is on it: sums differ by the order of their terms."""

TOLERANCE = 1e-12
"""Where the point estimate's iteration ends, relative to the context's largest score."""


def transfer(
    contexts: Contexts, strength: NDArray[np.float64], gamma: float
) -> NDArray[np.float64]:
    """Return T on the edges of the contexts, (e,) float64.

    The root makes many different people count more than one person many times; the denominator
    lets a reaction count less the more its giver reacts to, wholly so at ``gamma`` = 1.

    Parameters
    ----------
    strength : (e,) float64
        Strength of each edge, 0 or more.
    gamma : float
        How much of a person's attention is shared among those who reach it.
    """
    return passed(strength, contexts.reached(strength)[contexts.target], gamma)


def passed(
    strength: NDArray[np.float64], reached: NDArray[np.float64], gamma: float
) -> NDArray[np.float64]:
    """Return T of edges, of any shape: 0 where there is no strength.

    Parameters
    ----------
    strength, reached : float64 arrays
        Of each edge, and of all that reached its target, this edge included.

    Examples
    --------
    >>> passed(np.array([4.0, 0.0]), np.array([16.0, 0.0]), gamma=0.25).tolist()
    [1.0, 0.0]
    """
    shared = np.where(reached > 0, reached, 1.0) ** -gamma
    return np.asarray(np.sqrt(strength) * shared)


def attenuation(
    contexts: Contexts, direct: NDArray[np.float64], depth: float
) -> NDArray[np.float64]:
    """Return β of each context, (c,) float64.

    ``depth`` over the context's largest direct score (T's norm), rounded down to a power of two.
    The norm bounds T's spectral radius and, unlike it, is not 0 where nobody influences back. The
    rounding keeps β where it is when the data change a little.

    Parameters
    ----------
    direct : (n,) float64
        ``T 1``: the score of each node without the influence of those it influences.
    depth : float
        0 to below 1.
    """
    norm = contexts.maximum(direct)
    beta = np.zeros(len(contexts))
    some = (norm > 0) & (depth > 0)
    beta[some] = step(depth / norm[some])
    return beta


def step(bound: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the largest power of two up to a bound above 0, of any shape.

    Examples
    --------
    >>> step(np.array([0.5, 0.7, 1.1])).tolist()
    [0.5, 0.5, 1.0]
    """
    return np.asarray(np.exp2(np.floor(np.log2(bound) + TIE)))


def contextual_scores(
    contexts: Contexts,
    value: NDArray[np.float64],
    *,
    gamma: float,
    depth: float,
    tolerance: float = TOLERANCE,
) -> NDArray[np.float64]:
    """Return the contextual score of every person in every context.

    Parameters
    ----------
    value : (flows,) float64
        What each flow of influence counts.
    gamma, depth : float
        As in :class:`leylines.graph.network.Parameters`.
    tolerance : float
        Error allowed, relative to the context's largest score.

    Returns
    -------
    (n,) float64
        0 or more; exactly 0 for whoever influences nobody.

    Notes
    -----
    The family is Katz's (1953) for γ = 0 and, without the root, PageRank's for γ = 1. As β × norm
    is at most ``depth``, the error shrinks by that factor, or more, in each sweep.

    Examples
    --------
    Person 0 influences 1 and 2, each once; person 1 influences 2 as well.

    >>> from leylines.queries.scores import build_contexts
    >>> ends = np.array([0, 0, 1], np.int32), np.array([1, 2, 2], np.int32)
    >>> flows, nobody_else = (np.arange(3), np.zeros(3, int)), (np.zeros(0, int), np.zeros(0, int))
    >>> contexts = build_contexts(1, *ends, flows, nobody_else)
    >>> contextual_scores(contexts, np.ones(3), gamma=0.0, depth=0.5)
    array([2.25, 1.  , 0.  ])
    """
    t = Graph.of(contexts.matrix(transfer(contexts, contexts.strength(value), gamma)))
    direct: NDArray[np.float64] = t.matrix @ np.ones(len(contexts.person))
    beta = attenuation(contexts, direct, depth)[contexts.context]
    score = solve(t, beta, direct, tolerance=tolerance, parts=contexts.indptr)
    if score is None:
        raise AnalysisError("The scores do not come to rest", cure="Give a lower depth.")
    return score
