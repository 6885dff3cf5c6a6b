"""Lawler's partition: the k best paths, by searches for the best that begins in a given way."""

import sys
from bisect import insort
from collections.abc import Callable, Sequence

Path = tuple[int, ...]
Best = Callable[[Path, Sequence[int], float], tuple[float, Path] | None]
"""From a prefix, nodes that do not come next, and a limit of the cost, to the best (cost, path)."""


def k_best(best: Best, k: int) -> list[tuple[float, Path]]:
    """Return the ``k`` best paths, by rising cost, as (cost, positions).

    All paths not yet found are divided among candidates: each stands for those that share its first
    nodes, up to where it left a path found before, and is the best of them.

    Parameters
    ----------
    best : callable
    k : int

    References
    ----------
    E. L. Lawler (1972), "A procedure for computing the k best solutions to discrete optimization
    problems and its application to the shortest path problem", Management Science 18, 401-405.

    Examples
    --------
    >>> ways = {(0, 2): 1.0, (0, 1, 2): 3.0}
    >>> def best(prefix, taken, limit):
    ...     size = len(prefix)
    ...     rest = [(cost, way) for way, cost in ways.items() if way[:size] == prefix]
    ...     return min([one for one in rest if one[1][size] not in taken], default=None)
    >>> k_best(best, 9)
    [(1.0, (0, 2)), (3.0, (0, 1, 2))]
    """
    found: list[tuple[float, Path]] = []
    candidates: list[tuple[float, Path, int]] = []
    _branch(best, candidates, (), [], k)
    while candidates and len(found) < k:
        cost, path, shared = candidates.pop(0)
        found.append((cost, path))
        for length in range(shared, len(path)):
            prefix = path[:length]
            taken = {other[length] for _, other in found if other[:length] == prefix}
            _branch(best, candidates, prefix, sorted(taken), k - len(found))
    return found


def _branch(
    best: Best,
    candidates: list[tuple[float, Path, int]],
    prefix: Path,
    taken: Sequence[int],
    missing: int,
) -> None:
    """Add the best path of a branch, unless as many better ones are known as are missing."""
    if missing <= 0:
        return
    known = len(candidates) >= missing
    candidate = best(prefix, taken, candidates[missing - 1][0] if known else sys.float_info.max)
    if candidate:
        insort(candidates, (*candidate, len(prefix)))
        del candidates[missing:]
