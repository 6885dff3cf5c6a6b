"""CELF: the greedy choice by any measure of spread, each measured no more often than needed."""

from collections.abc import Callable, Iterable, Sequence
from heapq import heapify, heappop, heappush


def celf(
    spread: Callable[[Sequence[int]], float], candidates: Iterable[int], k: int
) -> tuple[list[int], list[float]]:
    """Choose up to ``k`` candidates, always the one that adds most; of equals the lowest.

    For small graphs, and as the oracle of `select_seeds`.

    Parameters
    ----------
    spread : callable
        From seeds to their spread, without chance: exact, or simulated in the same worlds.
    candidates : iterable of int
    k : int

    Returns
    -------
    tuple of lists
        The chosen, and what each added.

    Notes
    -----
    Leskovec, Krause, Guestrin, Faloutsos, VanBriesen and Glance, "Cost-effective outbreak detection
    in networks", KDD 2007, algorithm 1: what a node adds never grows as seeds are added.

    Examples
    --------
    >>> reached = {0: {0, 1}, 1: {1, 2, 3}, 2: {3}}
    >>> celf(lambda seeds: len(set().union(*(reached[u] for u in seeds))), range(3), 2)
    ([1, 0], [3, 1])
    """
    chosen: list[int] = []
    gains: list[float] = []
    total: float = 0
    heap = [(-spread([u]), u, 0) for u in candidates]
    heapify(heap)
    while heap and len(chosen) < k:
        gain, u, measured_at = heappop(heap)
        if measured_at == len(chosen):
            chosen.append(u)
            gains.append(-gain)
            total -= gain
        else:
            heappush(heap, (total - spread([*chosen, u]), u, len(chosen)))
    return chosen, gains
