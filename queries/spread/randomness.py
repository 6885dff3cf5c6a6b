"""Random numbers for kernels: streams that begin anywhere, so that threads change nothing."""

import numpy as np

from leylines.queries.engine import kernel

STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_27, _30, _31 = np.uint64(27), np.uint64(30), np.uint64(31)

CERTAIN = 1 << 53
"""A chance of 1 where chances are whole numbers of 53 bits, which compare faster than floats."""


@kernel()
def mixed(state: np.uint64) -> np.uint64:
    """Return the 64 random bits that belong to a state; the next state is ``state + STEP``.

    Notes
    -----
    SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA
    2014, figure 16. Numbers at any place of a stream cost the same, which NumPy's do not.

    Examples
    --------
    >>> hex(mixed(STEP))     # the first number from the seed 0
    '0xe220a8397b1dcdaf'
    """
    state = (state ^ (state >> _30)) * _FIRST
    state = (state ^ (state >> _27)) * _SECOND
    return state ^ (state >> _31)


@kernel()
def stream(seed: int, number: int) -> np.uint64:
    """Return the state in which the stream of that number begins, far from all others."""
    return mixed(mixed(np.uint64(seed)) + (np.uint64(number) + np.uint64(1)) * STEP)
