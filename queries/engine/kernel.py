"""Kernels: loops over arrays, compiled by Numba once and kept for every later process."""

import hashlib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import numba
import platformdirs

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

_config: Any = numba.config
"""Numba's settings, of which its types know few."""


def kernel(
    *, parallel: bool = False, fastmath: bool = False
) -> Callable[[Callable[Arguments, Result]], Callable[Arguments, Result]]:
    """Compile a function of arrays and numbers at its first call; later processes find it ready.

    A kernel works without Python's lock. Results do not depend on the number of threads unless its
    docstring says so: no sum goes over what several threads added to at once.

    Parameters
    ----------
    parallel : bool
        Let ``numba.prange`` run on as many threads as ``numba.set_num_threads`` says.
    fastmath : bool
        Let sums be reordered; only where the last digits do not matter.

    Examples
    --------
    >>> import numpy as np
    >>> @kernel()
    ... def total(values):
    ...     result = 0.0
    ...     for value in values:
    ...         result += value
    ...     return result
    >>> total(np.ones(3))
    3.0
    """

    def compiled(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
        # Where a function has no file (a console, a doctest) there is nothing to keep it by.
        kept = Path(function.__code__.co_filename).is_file()
        before = _config.CACHE_DIR
        _config.CACHE_DIR = str(folder())
        try:
            result: Callable[Arguments, Result] = numba.njit(
                cache=kept, nogil=True, parallel=parallel, fastmath=fastmath
            )(function)
        finally:
            _config.CACHE_DIR = before
        return result

    return compiled


@cache
def folder() -> Path:
    """Return the folder of the compiled kernels: another one for each state of their sources.

    Numba looks only at the file of the kernel itself; what that kernel calls from other files is
    compiled into it, and would stay as it was.
    """
    digest = hashlib.sha256(numba.__version__.encode())
    for source in _sources(files("leylines.queries")):
        digest.update(source.read_bytes())
    return platformdirs.user_cache_path("leylines") / "kernels" / digest.hexdigest()[:16]


def _sources(place: Traversable) -> list[Any]:
    found: list[Any] = []
    for entry in sorted(place.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found += _sources(entry)
        elif entry.name.endswith(".py"):
            found.append(entry)
    return found
