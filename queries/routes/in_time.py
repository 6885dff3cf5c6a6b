"""Routes in order of time: each hop has evidence later than the evidence of the hop before."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from leylines.graph.network import InfluenceNetwork
from leylines.graph.network.strength import InfluenceFlow
from leylines.queries.paths import (
    Contacts,
    Labels,
    cheapest_in_time,
    k_cheapest_in_time,
    path_of,
)
from leylines.queries.routes.route import Route, make_route
from leylines.queries.routes.search import graph_of_costs


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """The evidence behind a network's edges, as contacts in order of time.

    Attributes
    ----------
    contacts : Contacts
        Each costs what its edge costs: −log(probability).
    undated : int
        How many interactions have no known time and are left out.
    """

    contacts: Contacts
    undated: int


@dataclass(frozen=True, slots=True)
class InOrder:
    """The evidence of a hop that keeps the order: later than some of the hop before, and so on.

    Attributes
    ----------
    since, until : int
        When the first and the last of it was, milliseconds since 1970.
    interactions : int
        How many there are.
    """

    since: int
    until: int
    interactions: int


@dataclass(frozen=True, slots=True, eq=False)
class ReachInTime:
    """The best routes in order of time from some sources to everybody, as `Reach`."""

    timeline: Timeline
    labels: Labels
    probability: NDArray[np.float64]

    def path(self, end: int) -> list[int]:
        """Return the positions of the best route to ``end``, which must be within reach."""
        return path_of(self.timeline.contacts, self.labels, end)


def timeline(network: InfluenceNetwork, flow: InfluenceFlow) -> Timeline:
    """Return the evidence of a network in order of time.

    Parameters
    ----------
    network : InfluenceNetwork
    flow : InfluenceFlow
        What the network was built from. A time of 0 is an unknown one.
    """
    n = len(network.persons)
    dated = np.flatnonzero(flow.at != 0)
    dated = dated[np.argsort(flow.at[dated], kind="stable")]
    source, target = flow.source[dated], flow.target[dated]
    keys = network.sources.astype(np.int64) * n + network.indices
    edge = np.searchsorted(keys, source.astype(np.int64) * n + target)
    cost = graph_of_costs(network).weight[edge]
    contacts = Contacts(n, source, target, flow.at[dated], cost)
    return Timeline(contacts, len(flow) - len(dated))


def find_routes_in_time(
    network: InfluenceNetwork,
    of: Timeline,
    sources: Sequence[int],
    targets: Sequence[int],
    k: int = 1,
) -> list[Route]:
    """Find the ``k`` most probable routes whose evidence comes in order of time.

    As `find_routes`, of whose routes these are some; each keeps its probability. What a hop's
    probability stands for, and why the order changes none, is in docs/decisions/routes-in-time.md.

    Examples
    --------
    Bob reacted to Ada on the second day only, Cleo to Bob on the first and the third.

    >>> ends, at = np.array([[1, 2], [0, 1], [1, 2]], np.int32), np.array([1, 2, 3])
    >>> one = np.ones(2)
    >>> flow = InfluenceFlow(*ends.T, np.ones(3), at, np.arange(3))
    >>> chain = InfluenceNetwork(
    ...     ["a", "b", "c"], ["Ada", "Bob", "Cleo"], np.array([0, 1, 2, 2]),
    ...     np.array([1, 2], np.int32), one, one.astype(int), one.astype(int), one, one)
    >>> (route,) = find_routes_in_time(chain, timeline(chain, flow), [0], [2])
    >>> route.persons, route.probability
    (('a', 'b', 'c'), 0.25)
    >>> in_order(timeline(chain, flow), [0, 1, 2])[1]
    InOrder(since=3, until=3, interactions=1)
    """
    paths = k_cheapest_in_time(of.contacts, sources, targets, k)
    return [make_route(network, path) for _, path in paths]


def reach_in_time(of: Timeline, sources: Sequence[int]) -> ReachInTime:
    """Return the best routes in order of time from any of the sources to everybody."""
    labels = cheapest_in_time(of.contacts, sources)
    return ReachInTime(of, labels, np.exp(-labels.cost))


def in_order(of: Timeline, path: Sequence[int]) -> list[InOrder]:
    """Return, for each hop of a path, its evidence that keeps the order of time.

    Going forward, the first that follows the first of the hop before; going backward, the last
    that precedes the last of the hop after. What lies between the two can be part of a chain.

    Raises
    ------
    ValueError
        If there is no chain.
    """
    hops = [_times(of.contacts, u, v) for u, v in pairwise(path)]
    since, until = [], []
    earliest, latest = np.iinfo(np.int64).min, np.iinfo(np.int64).max
    for times in hops:
        after = times[times > earliest]
        if not len(after):
            raise ValueError(f"The evidence of the path {list(path)} is not in order of time.")
        earliest = int(after[0])
        since.append(earliest)
    for times in reversed(hops):
        latest = int(times[times < latest][-1])
        until.append(latest)
    return [
        InOrder(first, last, int(((times >= first) & (times <= last)).sum()))
        for times, first, last in zip(hops, since, reversed(until), strict=True)
    ]


def _times(contacts: Contacts, source: int, target: int) -> NDArray[np.int64]:
    between = (contacts.source == source) & (contacts.target == target)
    return np.asarray(contacts.at[between])
