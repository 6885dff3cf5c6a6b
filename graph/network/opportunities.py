"""Opportunities: how many of a person's occasions another person was there for."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from leylines.graph.network.interactions import Lists
from leylines.graph.network.occasions import Occasions

CHUNK = 1 << 22
"""Entries looked at in one go: some 100 MB of arrays."""


def opportunities(
    occasions: Occasions,
    active: Lists,
    source: NDArray[np.int32],
    target: NDArray[np.int32],
    communities: int,
) -> NDArray[np.int64]:
    """Return, for each edge, the source's occasions in communities where the target was active.

    An occasion in several such communities counts once. Occasions of one person that lie in the
    same communities are looked at together, and edges in chunks of bounded size.

    Parameters
    ----------
    occasions : Occasions
    active : Lists
        The communities in which each person was active.
    source, target : (e,) int32
    communities : int
        How many there are, :func:`~leylines.graph.network.occasions.nowhere` included.
    """
    groups, owner, counts = _alike(occasions)
    first = np.searchsorted(owner, np.arange(len(active) + 1))
    of_source = Lists(first, np.arange(len(owner), dtype=np.int32))
    entries = np.concatenate([[0], np.cumsum(np.diff(groups.indptr))])
    cost = entries[first[source + 1]] - entries[first[source]] + communities // 16

    result = np.zeros(len(source), dtype=np.int64)
    order = np.argsort(target, kind="stable")
    for chunk in _chunks(order, cost):
        present, row = np.unique(target[chunk], return_inverse=True)
        there = np.zeros((len(present), communities), dtype=np.bool_)
        lists = active.take(present)
        there[lists.rows(), lists.indices] = True

        pairs = of_source.take(source[chunk])
        edge = pairs.rows()
        places = groups.take(pairs.indices)
        if not len(places.indices):
            continue
        hits = there[row[edge][places.rows()], places.indices]
        hit = np.logical_or.reduceat(hits, places.indptr[:-1])
        seen = np.bincount(edge, weights=hit * counts[pairs.indices], minlength=len(chunk))
        result[chunk] = seen.astype(np.int64)
    return result


def _alike(occasions: Occasions) -> tuple[Lists, NDArray[np.int32], NDArray[np.int64]]:
    """Put together occasions of one owner in the same communities: lists, owner, how many."""
    signature = occasions.communities.numbers()
    span = int(signature.max(initial=0)) + 1
    key = occasions.owner.astype(np.int64) * span + signature
    keys, example, counts = np.unique(key, return_index=True, return_counts=True)
    return occasions.communities.take(example), (keys // span).astype(np.int32), counts


def _chunks(order: NDArray[np.int64], cost: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """Cut ``order`` into runs of at most :data:`CHUNK` cost (or of one edge)."""
    total = np.concatenate([[0], np.cumsum(cost[order])])
    start = 0
    while start < len(order):
        end = int(np.searchsorted(total, total[start] + CHUNK, side="right")) - 1
        end = max(end, start + 1)
        yield order[start:end]
        start = end
