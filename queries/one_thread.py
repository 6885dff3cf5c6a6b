"""NetworKit made repeatable: one thread and a seed, for as long as a computation takes."""

from collections.abc import Iterator
from contextlib import contextmanager

import networkit as nk
import numpy as np
from scipy import sparse


@contextmanager
def one_thread(seed: int) -> Iterator[None]:
    """Let NetworKit compute on one thread from ``seed``; with more, results vary from run to run.

    Both are settings of the process; the number of threads is put back at the end.
    """
    before = nk.getMaxNumberOfThreads()
    nk.setNumberOfThreads(1)
    nk.setSeed(seed, False)
    try:
        yield
    finally:
        nk.setNumberOfThreads(before)


def networkit_graph(weights: sparse.coo_array, *, directed: bool) -> nk.Graph:
    """Return the NetworKit graph of an (n, n) matrix of edge weights.

    Parameters
    ----------
    weights : sparse.coo_array
        One entry for each edge; of an undirected graph in one direction only.
    """
    row, column = (ends.astype(np.uint64) for ends in weights.coords)
    return nk.GraphFromCoo(
        (weights.data.astype(np.float64), (row, column)),
        n=weights.shape[0],
        weighted=True,
        directed=directed,
    )
