"""What a person's score is made of: by whose attention, by kind, by community; exactly.

With R = (I − βT)⁻¹ the score is s = R T 1, so that u's is a sum over all edges x → v,

    s(u) = Σ R(u, x) T(x, v)

and R(u, x) T(x, v) is what v's attention to x adds to it: directly where x is u, and passed on
where u influences x. The contribution of an edge divides over its interactions as its strength
does.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from leylines.graph.network import Interactions
from leylines.queries.explanation.solution import FINEST, Solution
from leylines.queries.explanation.sums import sums


@dataclass(frozen=True, slots=True, eq=False)
class MadeOf:
    """The parts of a score; each array adds up to it, and so do ``direct + passed_on``.

    Attributes
    ----------
    score : float
        s(u), before it is put on the scale that is shown. That scale is logarithmic: parts add up
        only before it, and shares of s are what can be told.
    direct, passed_on : (persons,) float64
        What each person's attention adds: given to u itself, and to those whom u influences.
    kinds : (kinds,) float64
        By kind of the interaction.
    places : (communities + 1,) float64
        By the declared communities that the interaction lies in, evenly where there are several;
        last for none.
    homes : (communities + 1,) float64
        By the declared communities in which the one who gives attention is at home; last for none.
    """

    score: float
    direct: NDArray[np.float64]
    passed_on: NDArray[np.float64]
    kinds: NDArray[np.float64]
    places: NDArray[np.float64]
    homes: NDArray[np.float64]


def made_of(
    solution: Solution, interactions: Interactions, homes: sparse.csr_array, person: int
) -> MadeOf:
    """Decompose the score of a person.

    Parameters
    ----------
    solution : Solution
        Of these interactions.
    homes : (persons, communities) sparse array
        How each person's own activity divides over the communities
        (:func:`leylines.queries.communities.homes`).
    person : int
        Its position.

    Notes
    -----
    The sums are compensated (:mod:`leylines.queries.explanation.sums`): each is off by its own last
    digit at most, and the row of R by less than that.

    Examples
    --------
    >>> made_of(solution, interactions, homes, ada).kinds    # doctest: +SKIP
    array([0.71, 0.  , 0.35, …])
    """
    contexts, flow = solution.contexts, solution.flow
    node = solution.node(person)
    row = resolvent_row(solution, node) if node is not None else np.zeros(len(solution.score))
    edge = row[contexts.source] * solution.transfer
    own = contexts.source == (-1 if node is None else node)
    direct = np.where(own, solution.transfer, 0.0)
    giver = contexts.person[contexts.target]
    by_giver = sums(giver, edge, solution.persons)
    rows = edge[contexts.edge] * (flow.value / solution.strength[contexts.edge])
    return MadeOf(
        score=float(sums(np.zeros(len(edge), np.int64), edge, 1)[0]),
        direct=sums(giver, direct, solution.persons),
        passed_on=sums(giver, edge - direct, solution.persons),
        kinds=sums(interactions.kind[flow.event], rows, len(interactions.kinds)),
        places=_places(interactions, flow.event, rows),
        homes=_homes(homes, by_giver),
    )


def resolvent_row(solution: Solution, node: int) -> NDArray[np.float64]:
    """Return the row ``node`` of (I − βT)⁻¹, (n,) float64: what each direct score counts.

    It is the sum of the powers of βT, row by row; it ends where all that is left out adds less than
    2⁻⁶⁰ to the score of ``node``.
    """
    back = solution.contexts.matrix(solution.transfer).T.tocsr()
    term = np.zeros(len(solution.score))
    term[node] = 1.0
    row = term
    largest = float(solution.score.max())
    while term.sum() * largest > FINEST * solution.score[node]:
        term = solution.beta * (back @ term)
        row = row + term
    return row


def _places(
    interactions: Interactions, event: NDArray[np.int64], rows: NDArray[np.float64]
) -> NDArray[np.float64]:
    none = len(interactions.communities)
    where = interactions.in_communities.take(event).filled(none)
    several = np.diff(where.indptr)
    row = where.rows()
    return sums(where.indices, rows[row] / several[row], none + 1)


def _homes(homes: sparse.csr_array, by_giver: NDArray[np.float64]) -> NDArray[np.float64]:
    none = homes.shape[1]
    person = np.repeat(np.arange(homes.shape[0]), np.diff(homes.indptr))
    homeless = np.flatnonzero(np.diff(homes.indptr) == 0)
    return sums(
        np.concatenate([homes.indices, np.full(len(homeless), none)]),
        np.concatenate([by_giver[person] * homes.data, by_giver[homeless]]),
        none + 1,
    )
