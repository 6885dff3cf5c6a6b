"""A 4-ary heap whose items know their places, so that a key can be lowered: for kernels only."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from leylines.queries.engine import kernel


class Heap(NamedTuple):
    """The arrays of a heap; how many items are in it is the caller's to keep.

    Attributes
    ----------
    key : (n,) float64
        By place; no place's key is greater than those of its four children.
    item : (n,) int32
        By place.
    place : (n,) int32
        By item: its place, or -1.
    """

    key: NDArray[np.float64]
    item: NDArray[np.int32]
    place: NDArray[np.int32]


def empty_heap(n: int) -> Heap:
    """Return an empty heap for the items 0 to n - 1."""
    return Heap(np.empty(n), np.empty(n, dtype=np.int32), np.full(n, -1, dtype=np.int32))


@kernel()
def lower(heap: Heap, size: int, item: int, key: float) -> int:
    """Put an item in, or lower its key; return the new size."""
    place = heap.place[item]
    if place < 0:
        place = size
        size += 1
    while place > 0:
        above = (place - 1) >> 2
        if heap.key[above] <= key:
            break
        heap.key[place] = heap.key[above]
        heap.item[place] = heap.item[above]
        heap.place[heap.item[place]] = place
        place = above
    heap.key[place] = key
    heap.item[place] = item
    heap.place[item] = place
    return size


@kernel()
def pop(heap: Heap, size: int) -> int:
    """Take out the item with the lowest key and return it; the size is then one less."""
    lowest: int = heap.item[0]
    heap.place[lowest] = -1
    size -= 1
    if size == 0:
        return lowest
    key, item = heap.key[size], heap.item[size]
    place = 0
    while True:
        first = 4 * place + 1
        if first >= size:
            break
        least = first
        for child in range(first + 1, min(first + 4, size)):
            if heap.key[child] < heap.key[least]:
                least = child
        if heap.key[least] >= key:
            break
        heap.key[place] = heap.key[least]
        heap.item[place] = heap.item[least]
        heap.place[heap.item[place]] = place
        place = least
    heap.key[place] = key
    heap.item[place] = item
    heap.place[item] = place
    return lowest
