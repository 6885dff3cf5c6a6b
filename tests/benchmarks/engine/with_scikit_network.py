"""scikit-network."""

import numpy as np
from case import DAMPING, SEED, Case
from scipy import sparse
from sknetwork.clustering import Leiden, PropagationClustering
from sknetwork.ranking import HITS, Katz, PageRank
from sknetwork.topology import get_connected_components, get_core_decomposition

THREADED: set[str] = set()
LONGEST_WALK = 142
"""Its other solvers count nodes without an edge otherwise; 0.85 to this power is the tolerance."""

LONGEST_PATH = 34
"""Katz's sum is cut off where half to this power is below the tolerance."""


def build(case: Case):
    # It does not take SciPy's newer arrays, only matrices.
    graph, n = case.graph, len(case)
    parts = (graph.weight, graph.indices, graph.indptr.astype(np.int32))
    return sparse.csr_matrix(parts, shape=(n, n))


def pagerank(matrix, case, person=None):
    measure = PageRank(DAMPING, solver="RH", n_iter=LONGEST_WALK)
    return measure.fit_predict(matrix, None if person is None else {person: 1})


def hits(matrix, case):
    measure = HITS().fit(matrix)
    return measure.scores_row_, measure.scores_col_


def katz(matrix, case):
    # It leaves the path without an edge, the 1 of each node, out of the sum.
    return 1 + Katz(case.attenuation, LONGEST_PATH).fit_predict(matrix)


CALLS = {
    "PageRank": pagerank,
    "personalised PageRank": lambda matrix, case: [
        pagerank(matrix, case, person) for person in case.persons
    ],
    "HITS": hits,
    "Katz": katz,
    "k-core": lambda matrix, case: get_core_decomposition(matrix),
    "weak components": lambda matrix, case: get_connected_components(matrix, "weak"),
    "strong components": lambda matrix, case: get_connected_components(matrix, "strong"),
    "Leiden": lambda matrix, case: Leiden(random_state=SEED).fit_predict(matrix),
    "label propagation": lambda matrix, case: PropagationClustering().fit_predict(matrix),
}
