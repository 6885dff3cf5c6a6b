"""What is shown of a score: 0 to 100, rank and percentile within the context."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from leylines.queries.scores.contexts import Contexts

TIE = 1e-9
"""Scores that differ by less than this share count as equal: sums that differ only in the order of
their terms must not decide a rank."""


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """How the nodes of each context stand by a score.

    Attributes
    ----------
    below, tied : (n,) int64
        How many of the context stand lower, and level (with the node itself).
    members : (n,) int64
        How many the node's context has.
    """

    below: NDArray[np.int64]
    tied: NDArray[np.int64]
    members: NDArray[np.int64]

    @property
    def rank(self) -> NDArray[np.int64]:
        """The place from above, 1 first; those that are level share the best of their places."""
        return self.members - self.below - self.tied + 1

    @property
    def percentile(self) -> NDArray[np.float64]:
        """The share of the context below, in percent; of those that are level half counts."""
        return 100.0 * self.mid_rank / self.members

    @property
    def mid_rank(self) -> NDArray[np.float64]:
        """Members below plus half of those that are level."""
        return self.below + 0.5 * self.tied


def rising(contexts: Contexts, score: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the nodes of each context, the lowest score first, (n,) int64."""
    nodes = np.empty(len(score), dtype=np.int64)
    for start, end in pairwise(contexts.indptr.tolist()):
        nodes[start:end] = np.argsort(score[start:end])
        nodes[start:end] += start
    return nodes


def order(
    contexts: Contexts, score: NDArray[np.float64], by_score: NDArray[np.int64] | None = None
) -> Order:
    """Order the nodes of each context by ``score``, (n,) float64.

    Parameters
    ----------
    by_score : (n,) int64, optional
        What :func:`rising` returns, where it is known.
    """
    by_score = rising(contexts, score) if by_score is None else by_score
    sorted_score, context = score[by_score], contexts.context
    first = np.ones(len(score), dtype=bool)
    first[1:] = (context[1:] != context[:-1]) | (sorted_score[1:] > sorted_score[:-1] * (1.0 + TIE))
    starts = np.flatnonzero(first)
    sizes = np.diff(np.append(starts, len(score)))
    group = np.cumsum(first) - 1
    below, tied = np.empty(len(score), np.int64), np.empty(len(score), np.int64)
    below[by_score] = (starts - contexts.indptr[context[starts]])[group]
    tied[by_score] = sizes[group]
    return Order(below, tied, contexts.members[contexts.context])


def score_units(
    contexts: Contexts, score: NDArray[np.float64], by_score: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return each context's median among the scores above 0, (c,) float64; 1 where there is none.

    It is the unit of the context's scale: below it the scale is nearly linear, above it
    logarithmic.
    """
    count = np.bincount(contexts.context[score > 0], minlength=len(contexts))
    start = contexts.indptr[1:] - count
    unit = np.ones(len(contexts))
    filled = count > 0
    low, high = (start + (count - 1) // 2)[filled], (start + count // 2)[filled]
    unit[filled] = (score[by_score[low]] + score[by_score[high]]) / 2
    return unit


def scale(
    contexts: Contexts, score: NDArray[np.float64], by_score: NDArray[np.int64] | None = None
) -> NDArray[np.float64]:
    """Return the score on the scale that is shown, (n,) float64 from 0 to 100.

    ``100 log(1 + s / unit) / log(1 + largest s / unit)``: 0 for those to whom nobody reacts, 100
    for the first of the context. The unit is that of :func:`score_units`.

    Parameters
    ----------
    score : (n,) float64
        Contextual scores.
    by_score : (n,) int64, optional
        What :func:`rising` returns, where it is known.

    Examples
    --------
    >>> from leylines.queries.scores import build_contexts
    >>> nothing = np.array([], dtype=np.int32)
    >>> four = np.arange(4), np.zeros(4, dtype=np.int64)
    >>> contexts = build_contexts(1, nothing, nothing, (nothing, nothing), four)
    >>> scale(contexts, np.array([0.0, 1.0, 1.0, 3.0]))
    array([  0.,  50.,  50., 100.])
    """
    by_score = rising(contexts, score) if by_score is None else by_score
    unit = score_units(contexts, score, by_score)
    top = np.log1p(contexts.maximum(score) / unit)
    shown = np.log1p(score / unit[contexts.context])
    return 100.0 * (shown / np.where(top > 0, top, 1.0)[contexts.context])
