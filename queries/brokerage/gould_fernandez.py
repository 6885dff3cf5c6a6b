"""Gould and Fernandez' roles: between which communities a person passes influence on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from leylines.queries.brokerage.triangles import Ahead, ties_ahead
from leylines.queries.engine import Graph, kernel

ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison", "total")
"""With communities A, B and C and the broker in the middle: AAA, ABA, ABB, AAB, ABC, and all."""


@dataclass(frozen=True, slots=True, eq=False)
class Brokerage:
    """How often each node is in each role, and how often it would be by chance.

    Attributes
    ----------
    counts : (n, 6) int64
        By node and ``ROLES``.
    expected, variance : (n, 6) float64
        Of the counts if every edge were there with the same probability, the graph's density.
    """

    counts: NDArray[np.int64]
    expected: NDArray[np.float64]
    variance: NDArray[np.float64]

    @property
    def z(self) -> NDArray[np.float64]:
        """By how many standard deviations the counts exceed what is expected; NaN if they cannot.

        Degrees of real networks vary far more than by chance: a z-score compares the roles of one
        person, or persons of like degree, and is no test.
        """
        deviation = np.where(self.variance > 0, np.sqrt(self.variance), np.nan)
        return np.asarray((self.counts - self.expected) / deviation)


def gould_fernandez(graph: Graph, communities: NDArray[np.int32]) -> Brokerage:
    """Return how often each node brokers, by the communities of those whom it stands between.

    A node ``v`` brokers between ``u`` and ``w`` if u → v and v → w, and not u → w. All in one
    community: coordinator. ``u`` and ``w`` in the same other one: itinerant (or consultant). Only
    ``w`` in ``v``'s: gatekeeper. Only ``u`` in ``v``'s: representative. All in different ones:
    liaison.

    Parameters
    ----------
    graph : Graph
        Weights and loops do not matter.
    communities : (n,) int32
        The community of each node. Those with -1, in none, are left out together with their edges:
        their counts are 0, the rest NaN.

    References
    ----------
    R. V. Gould and R. M. Fernandez (1989), "Structures of mediation: a formal approach to brokerage
    in transaction networks", Sociological Methodology 19, 89-126. Expected values and variances are
    those of independent edges of one probability, given the communities' sizes: a triad is open
    with p = d² (1 − d), and two triads of one broker that share an end, and so an edge, have the
    covariance d³ (1 − d)³.

    Examples
    --------
    >>> chain = Graph.of(sparse.csr_array(np.array([[0, 1.0, 0], [0, 0, 1.0], [0, 0, 0]])))
    >>> gould_fernandez(chain, np.array([0, 0, 1], dtype=np.int32)).counts[1].tolist()
    [0, 0, 0, 1, 0, 1]
    """
    members = np.flatnonzero(communities >= 0)
    group = communities[members]
    n = len(graph)
    pattern = sparse.csr_array(
        (np.ones(len(graph.indices)), graph.indices, graph.indptr), shape=(n, n)
    )[members][:, members].tocoo()
    u, v = (ends[pattern.row != pattern.col] for ends in pattern.coords)
    sizes = np.bincount(group, minlength=1)
    expected, variance = _moments(sizes, len(u) / max(len(members) * (len(members) - 1), 1))

    result = Brokerage(
        np.zeros((n, len(ROLES)), dtype=np.int64), *np.full((2, n, len(ROLES)), np.nan)
    )
    result.counts[members] = _counts(u, v, group)
    result.expected[members] = expected[group]
    result.variance[members] = variance[group]
    return result


def _moments(
    sizes: NDArray[np.int64], density: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return mean and variance of a member's counts by community, (c, 6) float64 each."""
    size = sizes.astype(np.float64)
    n = size.sum()
    others = n - size
    squares, cubes = (size**2).sum() - size**2, (size**3).sum() - size**3
    liaisons = others**2 - squares
    # How many pairs (u, w) a role allows, and how many pairs of them share u or share w.
    pairs = {
        "coordinator": ((size - 1) * (size - 2), 2 * (size - 1) * (size - 2) * (size - 3)),
        "itinerant": (squares - others, 2 * (cubes - 3 * squares + 2 * others)),
        "gatekeeper": (others * (size - 1), others * (size - 1) * (n - 3)),
        "representative": (others * (size - 1), others * (size - 1) * (n - 3)),
        "liaison": (
            liaisons,
            2 * (others**3 - 2 * others * squares + cubes - liaisons),
        ),
        "total": ((n - 1) * (n - 2) + 0 * size, 2 * (n - 1) * (n - 2) * (n - 3) + 0 * size),
    }
    allowed, shared = (np.stack([pairs[role][side] for role in ROLES], axis=1) for side in (0, 1))
    chance = density**2 * (1 - density)
    covariance = density**3 * (1 - density) ** 3
    return allowed * chance, allowed * chance * (1 - chance) + shared * covariance


def _counts(
    u: NDArray[np.int32], v: NDArray[np.int32], group: NDArray[np.int32]
) -> NDArray[np.int64]:
    n = len(group)
    out = sparse.csr_array((np.ones(len(u)), (u, v)), shape=(n, n))
    # 1 for an edge out, 2 for one in, 3 for both: from either end the other end's direction.
    ties = Graph.of(sparse.csr_array(out + 2.0 * out.T))
    ways = ties.weight.astype(np.int8)
    counts = np.zeros((n, len(ROLES)), dtype=np.int64)
    group = group.astype(np.int32)
    _add_all(ties.indptr, ties.indices, ways, group, int(group.max(initial=-1)) + 1, counts)
    ahead, _, order = ties_ahead(ties)
    _take_closed(ahead, order, ways, group, counts)
    counts[:, -1] = counts.sum(axis=1)
    return counts


@kernel()
def _add_all(
    indptr: NDArray[np.int64],
    indices: NDArray[np.int32],
    ways: NDArray[np.int8],
    group: NDArray[np.int32],
    groups: int,
    counts: NDArray[np.int64],
) -> None:
    """Count the pairs u → v → w, open or not, from the numbers of v's neighbours by community."""
    into = np.zeros(groups, dtype=np.int64)
    out, both = into.copy(), into.copy()
    for node in range(len(group)):
        row = range(indptr[node], indptr[node + 1])
        arriving = leaving = 0
        for slot in row:
            where = group[indices[slot]]
            into[where] += ways[slot] >> 1
            out[where] += ways[slot] & 1
            both[where] += ways[slot] == 3
            arriving += ways[slot] >> 1
            leaving += ways[slot] & 1
        own = group[node]
        at_home = counts[node]
        at_home[0] += into[own] * out[own] - both[own]
        at_home[2] += (arriving - into[own]) * out[own]
        at_home[3] += into[own] * (leaving - out[own])
        for slot in row:
            where = group[indices[slot]]
            if where != own:
                at_home[1] += into[where] * out[where] - both[where]
                at_home[4] += into[where] * (leaving - out[own] - out[where])
                into[where] = out[where] = both[where] = 0
        into[own] = out[own] = both[own] = 0


@kernel()
def _take_closed(
    ahead: Ahead,
    order: NDArray[np.int64],
    ways: NDArray[np.int8],
    group: NDArray[np.int32],
    counts: NDArray[np.int64],
) -> None:
    """Take off the pairs u → v → w with u → w: each is a triangle, looked at from all its sides."""
    tie_to = np.full(len(group), -1, dtype=np.int32)
    for one in range(len(group)):
        a = order[one]
        start, end = ahead.indptr[one], ahead.indptr[one + 1]
        for tie in range(start, end):
            tie_to[ahead.indices[tie]] = tie
        for tie in range(start, end):
            b = order[ahead.indices[tie]]
            ab, ba = ways[ahead.slot[tie]], ways[ahead.back[tie]]
            two = ahead.indices[tie]
            for across in range(ahead.indptr[two], ahead.indptr[two + 1]):
                third = tie_to[ahead.indices[across]]
                if third < 0:
                    continue
                c = order[ahead.indices[across]]
                bc, ac = ways[ahead.slot[across]], ways[ahead.slot[third]]
                ba, cb, ca = (
                    ways[ahead.back[tie]],
                    ways[ahead.back[across]],
                    ways[ahead.back[third]],
                )
                counts[b, _role(group, a, b, c)] -= ab & bc & ac & 1
                counts[b, _role(group, c, b, a)] -= cb & ba & ca & 1
                counts[a, _role(group, b, a, c)] -= ba & ac & bc & 1
                counts[a, _role(group, c, a, b)] -= ca & ab & cb & 1
                counts[c, _role(group, a, c, b)] -= ac & cb & ab & 1
                counts[c, _role(group, b, c, a)] -= bc & ca & ba & 1
        for tie in range(start, end):
            tie_to[ahead.indices[tie]] = -1


@kernel()
def _role(group: NDArray[np.int32], u: int, v: int, w: int) -> int:
    """Return which of ``ROLES`` v has between u and w."""
    if group[u] == group[w]:
        return 0 if group[u] == group[v] else 1
    if group[w] == group[v]:
        return 2
    return 3 if group[u] == group[v] else 4
