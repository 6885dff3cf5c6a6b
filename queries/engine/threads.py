"""Pieces of work on several threads, their results in order."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
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
    waiting: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        for piece in pieces:
            waiting.append(pool.submit(function, piece))
            # Pieces can be large: they are taken as they are needed.
            if len(waiting) > threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def processors() -> int:
    """Return how many threads can run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
