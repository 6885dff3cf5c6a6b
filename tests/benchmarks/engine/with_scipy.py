"""SciPy's sparse graphs."""

import numpy as np
from case import PATHS, Case
from scipy import sparse
from scipy.sparse import csgraph

THREADED: set[str] = set()


def build(case: Case):
    graph, n = case.graph, len(case)
    # Some of its functions take only small integers.
    parts = (graph.weight, graph.indices, graph.indptr.astype(np.int32))
    return sparse.csr_matrix(parts, shape=(n, n))


def inverse_sum(hops):
    return np.divide(1, hops, where=hops > 0, out=np.zeros_like(hops)).sum(axis=0)


def harmonic(matrix, case):
    found = np.zeros(len(case))
    for begin in range(0, len(case), 256):
        some = np.arange(begin, min(begin + 256, len(case)))
        found += inverse_sum(csgraph.dijkstra(matrix, indices=some, unweighted=True))
    return found


def sampled_harmonic(matrix, case):
    return inverse_sum(csgraph.dijkstra(matrix, indices=case.pivots, unweighted=True))


def components(matrix, connection: str):
    return csgraph.connected_components(matrix, connection=connection)[1]


CALLS = {
    "harmonic": harmonic,
    "harmonic, sampled": sampled_harmonic,
    "weak components": lambda matrix, case: components(matrix, "weak"),
    "strong components": lambda matrix, case: components(matrix, "strong"),
    "Dijkstra": lambda matrix, case: csgraph.dijkstra(matrix, indices=case.source),
    "Yen": lambda matrix, case: csgraph.yen(matrix, case.source, case.target, PATHS),
}
