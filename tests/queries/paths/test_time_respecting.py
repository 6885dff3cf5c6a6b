"""Time-respecting paths against trying every path and every choice of its contacts."""

from itertools import pairwise

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leylines.graph.errors import AnalysisError
from leylines.queries.paths import Contacts, cheapest_in_time, k_cheapest_in_time, path_of

N = 6


def contacts_of(rows, n=N):
    """Contacts from (time, source, target); what a pair costs depends on the pair alone."""
    rows = np.array(sorted(rows), dtype=np.int64).reshape(-1, 3)
    at, source, target = rows.T
    cost = (source * 3 + target * 5) % 4 + 0.5
    return Contacts(n, source.astype(np.int32), target.astype(np.int32), at, cost)


def keeps_order(path, rows):
    """Try every contact of every hop: is there a choice in which each is later?"""
    arrivals = {float("-inf")}
    for u, v in pairwise(path):
        times = [at for at, a, b in rows if (a, b) == (u, v)]
        arrivals = {at for at in times for arrival in arrivals if at > arrival}
    return bool(arrivals)


def every_path(rows, sources, targets):
    graph = nx.DiGraph([(u, v) for _, u, v in rows])
    graph.add_nodes_from(range(N))
    ends = set(targets) - set(sources)
    found = []
    for source in sorted(set(sources)):
        for path in nx.all_simple_paths(graph, source, ends):
            if not set(path[1:-1]) & (set(sources) | ends) and keeps_order(path, rows):
                found.append((sum((u * 3 + v * 5) % 4 + 0.5 for u, v in pairwise(path)), path))
    return sorted(found)


ROWS = st.lists(
    st.tuples(st.integers(1, 5), st.integers(0, N - 1), st.integers(0, N - 1)).filter(
        lambda row: row[1] != row[2]
    ),
    max_size=25,
)


@settings(max_examples=150, deadline=None)
@given(ROWS, st.sets(st.integers(0, N - 1), min_size=1, max_size=2))
def test_as_trying_all(rows, sources):
    targets = [4, 5]
    expected = every_path(rows, sources, targets)
    found = k_cheapest_in_time(contacts_of(rows), sources, targets, 1000)
    assert [cost for cost, _ in found] == [cost for cost, _ in expected]
    assert sorted(list(path) for _, path in found) == sorted(path for _, path in expected)
    assert k_cheapest_in_time(contacts_of(rows), sources, targets, 2) == found[:2]


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_to_everybody_as_to_each(rows):
    contacts = contacts_of(rows)
    labels = cheapest_in_time(contacts, 0)
    for end in range(1, N):
        best = every_path(rows, [0], [end])
        assert labels.cost[end] == (best[0][0] if best else np.inf)
        if best:
            path = path_of(contacts, labels, end)
            assert (labels.cost[end], path) in best


def test_a_cheaper_way_that_comes_too_late_is_not_taken_on():
    # 0 → 2 costs less by way of 1, but arrives there at 6; 2 → 3 was at 4.
    ends = np.array([[0, 2], [2, 3], [0, 1], [1, 2]], dtype=np.int32)
    contacts = Contacts(4, *ends.T, np.array([3, 4, 5, 6]), np.array([9.0, 1.0, 1.0, 1.0]))
    labels = cheapest_in_time(contacts, 0)
    assert labels.cost.tolist() == [0, 1, 2, 10]
    assert path_of(contacts, labels, 3) == [0, 2, 3]
    assert path_of(contacts, labels, 2) == [0, 1, 2]
    assert path_of(contacts, labels, 0) == [0]


def test_nobody_to_avoid_is_met():
    contacts = contacts_of([(1, 0, 1), (2, 1, 2), (3, 0, 3), (4, 3, 2)])
    assert [path for _, path in k_cheapest_in_time(contacts, 0, 2, 9, avoid=[1])] == [(0, 3, 2)]
    assert cheapest_in_time(contacts, [0, 3], avoid=[3]).cost[3] == np.inf


def test_nothing():
    empty = contacts_of([])
    assert k_cheapest_in_time(empty, 0, 1, 3) == []
    assert k_cheapest_in_time(contacts_of([(1, 0, 1)]), 0, 0, 3) == []
    assert k_cheapest_in_time(contacts_of([(1, 0, 1)]), [], [1], 3) == []
    assert cheapest_in_time(empty, 2).cost.tolist() == [np.inf] * 2 + [0] + [np.inf] * 3
    assert cheapest_in_time(contacts_of([], n=0), []).cost.tolist() == []


def test_contacts_that_one_pass_cannot_go_through():
    ends = np.array([[0, 1], [1, 2]], dtype=np.int32).T
    with pytest.raises(AnalysisError, match="order of time"):
        Contacts(3, *ends, np.array([2, 1]), np.ones(2))
    with pytest.raises(AnalysisError, match="costs -1"):
        Contacts(3, *ends, np.array([1, 2]), np.array([1.0, -1.0]))
    with pytest.raises(AnalysisError, match="no node 9"):
        cheapest_in_time(contacts_of([]), 9)
