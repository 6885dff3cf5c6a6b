"""The lines of the benchmark: what is asked, of which graph, and when two answers are equal."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import sparse

SHARE_ERROR = 1e-6
UNREACHED = 1e300
ALL = 10**9


def numbers(native):
    """Return a library's answer, list, array or mapping by node, as an array."""
    if hasattr(native, "items"):
        found = dict(native.items())
        return np.array([found[node] for node in sorted(found)], dtype=np.float64)
    return np.asarray(native, dtype=np.float64)


def shares(native, case):
    """Return scores as shares of their sum: libraries differ in what they scale them to."""
    found = np.atleast_2d(numbers(native))
    return found / np.maximum(found.sum(axis=1, keepdims=True), 1e-300)


def hub_and_authority(native, case):
    return np.vstack([shares(side, case) for side in native])


def distances(native, case):
    """Return costs; of a mapping those who are not reached are left out."""
    if hasattr(native, "items"):
        found = np.full(len(case), np.inf)
        for node, cost in native.items():
            found[node] = cost
        found[case.source] = 0
        return found
    found = numbers(native)
    return np.where(found < UNREACHED, found, np.inf)


def values(native, case):
    found = numbers(native)
    return np.where(np.isfinite(found), found, 0)


def division(native, case):
    """Return groups by number in the order of their first nodes, from labels or sets of nodes."""
    if len(native) and isinstance(native[0], (set, list)):
        labels = np.empty(len(case), dtype=np.int64)
        for number, group in enumerate(native):
            labels[list(group)] = number
    else:
        labels = np.asarray(native)
    _, first, number = np.unique(labels, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[number]


def same(mine, other) -> bool:
    """Say whether two answers differ by no more than the tolerance allows."""
    if mine.shape != other.shape:
        return False
    reach = np.abs(mine[np.isfinite(mine)]).max(initial=0)
    return bool(np.allclose(mine, other, rtol=SHARE_ERROR, atol=SHARE_ERROR * reach))


def modularity(labels, case) -> float:
    """Return Newman's modularity, direction left aside."""
    both = case.graph.matrix + case.graph.matrix.T
    total, degree = both.sum(), both.sum(axis=1)
    n, groups = len(labels), int(labels.max()) + 1
    member = sparse.csr_array((np.ones(n), (np.arange(n), labels)), shape=(n, groups))
    inside = (member.T @ both @ member).diagonal().sum()
    return float(inside / total - ((member.T @ degree / total) ** 2).sum())


@dataclass(frozen=True)
class Line:
    """One question.

    ``kind`` says how answers are compared: equal; sampled, by their distance from the exact
    answer; or divided, by modularity.
    """

    name: str
    answer: Callable
    kind: str = "equal"
    weighted: bool = False
    undirected: bool = False
    most_edges: int = ALL
    exact: str = ""


LINES = {
    line.name: line
    for line in (
        Line("PageRank", shares, weighted=True),
        Line("personalised PageRank", shares, weighted=True),
        Line("HITS", hub_and_authority),
        Line("Katz", shares),
        Line("harmonic", shares, most_edges=100_000),
        Line("harmonic, sampled", shares, "sampled", exact="harmonic"),
        Line("betweenness", shares, most_edges=100_000),
        Line("betweenness, sampled", shares, "sampled", exact="betweenness"),
        Line("k-core", values, undirected=True),
        Line("weak components", division),
        Line("strong components", division),
        Line("Dijkstra", distances, weighted=True),
        Line("Yen", values, weighted=True),
        Line("constraint", values, weighted=True, most_edges=1_000_000),
        Line("effective size", values, weighted=True, undirected=True, most_edges=1_000_000),
        Line("Leiden", division, "divided", weighted=True, undirected=True),
        Line("label propagation", division, "divided", weighted=True, undirected=True),
    )
}
