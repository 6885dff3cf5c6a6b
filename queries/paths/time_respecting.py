"""Time-respecting paths: each hop later than the one before it, found in one pass through time."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from leylines.graph.errors import AnalysisError
from leylines.queries.engine import kernel
from leylines.queries.paths.lawler import Path, k_best
from leylines.queries.paths.refuse import marked, positions


@dataclass(frozen=True, eq=False)
class Contacts:
    """A temporal graph: single contacts, in order of time.

    Attributes
    ----------
    n : int
        The number of nodes.
    source, target : (m,) int32
    at : (m,) int64
        When each contact was; in any unit, never falling.
    cost : (m,) float64
        0 or more.
    """

    n: int
    source: NDArray[np.int32]
    target: NDArray[np.int32]
    at: NDArray[np.int64]
    cost: NDArray[np.float64]

    def __post_init__(self) -> None:
        """Refuse what one pass cannot go through.

        Raises
        ------
        AnalysisError
            If the times fall, or a cost is negative or not a number.
        """
        if (np.diff(self.at) < 0).any():
            raise AnalysisError("The contacts are not in order of time", cure="Sort them by time.")
        if not (self.cost >= 0).all():
            bad = int(np.flatnonzero(~(self.cost >= 0))[0])
            raise AnalysisError(
                f"The contact costs {self.cost[bad]}",
                where=f"from node {self.source[bad]} to {self.target[bad]}",
                cure="Give every contact a cost of 0 or more.",
            )


class Labels(NamedTuple):
    """The cheapest way to each node, as chains of contacts.

    A label is a contact by which a node was reached more cheaply than before. What was reached by
    an earlier, dearer one may have been left since: so labels stay when better ones come.

    Attributes
    ----------
    cost : (n,) float64
        ``inf`` for what cannot be reached.
    last : (n,) int32
        The last label of each node; -1 for starts and for what cannot be reached.
    contact, before : (labels,) int32
        Of each label: its contact, and the label of the contact's source; -1 for a start.
    """

    cost: NDArray[np.float64]
    last: NDArray[np.int32]
    contact: NDArray[np.int32]
    before: NDArray[np.int32]


def cheapest_in_time(
    contacts: Contacts, sources: int | Iterable[int], *, avoid: Iterable[int] = ()
) -> Labels:
    """Return the cheapest time-respecting path from any of the sources to each node.

    Contacts at the same time do not follow each other. A pass in order of time meets each contact
    once the cheapest way to its source by then is known, so it takes m steps. No such path meets
    a node twice: what leaves the second time may as well leave the first.

    References
    ----------
    D. Kempe, J. Kleinberg and A. Kumar (2002), "Connectivity and inference problems for temporal
    networks", Journal of Computer and System Sciences 64, 820-842, section 1 (time-respecting
    paths). H. Wu et al. (2014), "Path problems in temporal graphs", Proceedings of the VLDB
    Endowment 7, 721-732, section 4 (one pass over contacts in order of time).

    Examples
    --------
    >>> ends = np.array([[0, 1], [1, 2], [0, 1]], dtype=np.int32)
    >>> contacts = Contacts(3, *ends.T, np.array([5, 7, 9]), np.array([3.0, 1.0, 2.0]))
    >>> cheapest_in_time(contacts, 0).cost
    array([0., 2., 4.])
    """
    starts = np.setdiff1d(positions(contacts.n, sources), positions(contacts.n, avoid))
    shut = marked(contacts.n, [*starts, *avoid])
    nowhere = np.zeros(contacts.n, dtype=np.bool_)
    none = np.zeros(0, dtype=np.int32)
    return _pass(
        contacts.source,
        contacts.target,
        contacts.at,
        contacts.cost,
        starts.astype(np.int32),
        0,
        shut,
        nowhere,
        none,
        0.0,
        sys.float_info.max,
    )


def path_of(contacts: Contacts, labels: Labels, end: int) -> list[int]:
    """Return the nodes of the cheapest path to ``end``, which must be within reach."""
    path, label = [end], int(labels.last[end])
    while label >= 0:
        path.append(int(contacts.source[labels.contact[label]]))
        label = int(labels.before[label])
    return path[::-1]


def k_cheapest_in_time(
    contacts: Contacts,
    sources: int | Iterable[int],
    targets: int | Iterable[int],
    k: int,
    *,
    avoid: Iterable[int] = (),
) -> list[tuple[float, Path]]:
    """Return the ``k`` cheapest time-respecting paths that meet no node twice, by rising cost.

    Paths are told apart by their nodes, not by the contacts that carry them. The cost of each hop
    must be the same for all contacts of a pair.

    Parameters
    ----------
    contacts : Contacts
    sources, targets : int or iterable of int
        From any of them to any of them; who is on both sides begins paths and ends none. No path
        goes through another source or target.
    k : int
        How many, at most.
    avoid : iterable of int
        Nodes that no path may go through.

    Returns
    -------
    list of (float, tuple of int)
        The cost, and the nodes. Of paths that cost the same, always the same ones.

    Raises
    ------
    AnalysisError
        If a position is not in the graph.

    Examples
    --------
    >>> ends = np.array([[0, 1], [1, 2], [2, 3], [1, 3]], dtype=np.int32)
    >>> contacts = Contacts(4, *ends.T, np.array([1, 2, 2, 3]), np.ones(4))
    >>> k_cheapest_in_time(contacts, 0, 3, k=5)     # 1 → 2 and 2 → 3 were at the same time
    [(2.0, (0, 1, 3))]
    """
    return k_best(_Continuations(contacts, sources, targets, avoid).best, k)


class _Continuations:
    """Finds the cheapest time-respecting path that begins in a given way."""

    def __init__(
        self,
        contacts: Contacts,
        sources: int | Iterable[int],
        targets: int | Iterable[int],
        avoid: Iterable[int],
    ) -> None:
        n = contacts.n
        avoided = positions(n, avoid)
        self._contacts = contacts
        self._sources = np.setdiff1d(positions(n, sources), avoided).astype(np.int32)
        self._targets = np.setdiff1d(positions(n, targets), [*self._sources, *avoided])
        self._ends = marked(n, self._targets)
        self._shut = marked(n, [*self._sources, *avoided])

    def best(
        self, prefix: Path = (), taken: Sequence[int] = (), limit: float = sys.float_info.max
    ) -> tuple[float, Path] | None:
        """Return the cheapest path that begins with ``prefix``, none of ``taken`` coming next."""
        of = self._contacts
        first, spent = _follow(of.source, of.target, of.at, of.cost, np.array(prefix, np.int32))
        starts = np.array(prefix[-1:], np.int32) if prefix else np.setdiff1d(self._sources, taken)
        shut = self._shut.copy()
        shut[list(prefix)] = True
        labels = _pass(
            of.source,
            of.target,
            of.at,
            of.cost,
            starts.astype(np.int32),
            first,
            shut,
            self._ends,
            np.array(taken if prefix else (), np.int32),
            spent,
            limit,
        )
        if not len(self._targets):
            return None
        end = self._targets[np.argmin(labels.cost[self._targets])]
        if labels.cost[end] == np.inf:
            return None
        path = (*prefix[:-1], *path_of(of, labels, int(end)))
        return float(labels.cost[end]), path


@kernel()
def _follow(
    source: NDArray[np.int32],
    target: NDArray[np.int32],
    at: NDArray[np.int64],
    cost: NDArray[np.float64],
    prefix: NDArray[np.int32],
) -> tuple[int, float]:
    """Return the first contact after the earliest arrival along a path, and the path's cost."""
    first, spent = 0, 0.0
    for hop in range(len(prefix) - 1):
        while source[first] != prefix[hop] or target[first] != prefix[hop + 1]:
            first += 1
        spent += cost[first]
        arrived = at[first]
        while first < len(at) and at[first] == arrived:
            first += 1
    return first, spent


@kernel()
def _pass(
    source: NDArray[np.int32],
    target: NDArray[np.int32],
    at: NDArray[np.int64],
    cost: NDArray[np.float64],
    starts: NDArray[np.int32],
    first: int,
    shut: NDArray[np.bool_],
    ends: NDArray[np.bool_],
    taken: NDArray[np.int32],
    spent: float,
    limit: float,
) -> Labels:
    """Go through the contacts from the ``first`` on, the starts being reached at cost ``spent``."""
    n = len(shut)
    best, last = np.full(n, np.inf), np.full(n, -1, dtype=np.int32)
    # What held before the time of a node's newest label, for contacts of that same time.
    stamp = np.full(n, np.iinfo(np.int64).min)
    earlier, earlier_last = np.full(n, np.inf), np.full(n, -1, dtype=np.int32)
    contact = np.empty(len(at), dtype=np.int32)
    before = np.empty(len(at), dtype=np.int32)
    best[starts] = spent
    size = 0
    for number in range(first, len(at)):
        u, v, now = source[number], target[number], at[number]
        if shut[v] or ends[u] or best[u] == np.inf:
            continue
        at_once = stamp[u] == now
        reached = (earlier[u] if at_once else best[u]) + cost[number]
        if not (reached < best[v] and reached <= limit):
            continue
        # Starts have no label, and all but they have one.
        if last[u] < 0 and (taken == v).any():
            continue
        if stamp[v] != now:
            stamp[v], earlier[v], earlier_last[v] = now, best[v], last[v]
        contact[size], before[size] = number, earlier_last[u] if at_once else last[u]
        best[v], last[v] = reached, size
        size += 1
    return Labels(best, last, contact[:size], before[:size])
