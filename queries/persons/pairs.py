"""Pairs of accounts that some evidence speaks for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """Two accounts by their positions, how sure the evidence is, and the evidence in words."""

    first: int
    second: int
    confidence: float
    words: str
    by_name: bool = False


def alike(values: Iterable[tuple[int, str]], most: int) -> Iterator[tuple[int, int, str]]:
    """Yield the pairs of positions that share a value, and the value.

    The first of those that share a value is paired with each of the others: as many links as hold
    them together. A value that more than ``most`` share is no one person's, and gives none.

    Examples
    --------
    >>> list(alike([(0, "x"), (1, "y"), (2, "x"), (3, "x")], most=3))
    [(0, 2, 'x'), (0, 3, 'x')]
    >>> list(alike([(0, "x"), (1, "x"), (2, "x")], most=2))
    []
    """
    groups: dict[str, dict[int, None]] = {}
    for position, value in values:
        groups.setdefault(value, {})[position] = None
    for value, group in groups.items():
        if 1 < len(group) <= most:
            first, *others = group
            yield from ((first, other, value) for other in others)
