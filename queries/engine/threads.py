"""Pieces of work on several threads, their results in order."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")


def in_order(
    function: Callable[[Piece], Result], pieces: Iterable[Piece], threads: int
) -> Iterator[Result]:
    """Yield what a function makes of each piece, in the order of the pieces.

    Kernels let go of Python's lock, so that pieces are worked on at once. Who adds the results up
    as they come, and cuts the work into the same pieces whatever ``threads`` is, gets the same sum
    to the last digit.

    Examples
    --------
    >>> list(in_order(abs, [3, -1, -2], threads=2))
    [3, 1, 2]
    """
    if threads == 1:
        yield from map(function, pieces)
        return
    with ThreadPoolExecutor(threads) as pool:
        yield from pool.map(function, pieces)
