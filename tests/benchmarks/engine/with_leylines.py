"""Ours."""

from functools import cache

from case import DAMPING, PATHS, SAMPLES, SEED, TOLERANCE, Case

THREADED = {
    "personalised PageRank",
    "harmonic",
    "harmonic, sampled",
    "betweenness",
    "betweenness, sampled",
}


def build(case: Case):
    return case.graph


def pagerank(graph, case):
    from leylines.queries.centrality.pagerank import pagerank

    return pagerank(graph, damping=DAMPING, tolerance=TOLERANCE, threads=case.threads)


def personalised(graph, case):
    import numpy as np

    from leylines.queries.centrality.pagerank import pagerank

    restarts = np.zeros((len(case.persons), len(case)))
    restarts[np.arange(len(restarts)), case.persons] = 1
    return pagerank(graph, restarts, damping=DAMPING, tolerance=TOLERANCE, threads=case.threads)


def hits(graph, case):
    from leylines.queries.centrality.hits import hits

    return hits(graph, tolerance=TOLERANCE)


def katz(graph, case):
    from leylines.queries.centrality.katz import katz

    return katz(graph, attenuation=case.attenuation, tolerance=TOLERANCE)


def harmonic(graph, case, samples=None):
    from leylines.queries.centrality.harmonic import harmonic

    options = {"samples": samples, "seed": SEED, "threads": case.threads}
    return harmonic(graph, weighted=False, **options)


def betweenness(graph, case, samples=None):
    from leylines.queries.centrality.betweenness import betweenness

    options = {"samples": samples, "seed": SEED, "threads": case.threads}
    return betweenness(graph, weighted=False, **options)


def core(graph, case):
    from leylines.queries.cohesion.core import core_numbers

    return core_numbers(graph)


def weak(graph, case):
    from leylines.queries.cohesion.components import weak_components

    return weak_components(graph)


def strong(graph, case):
    from leylines.queries.cohesion.components import strong_components

    return strong_components(graph)


def dijkstra(graph, case):
    from leylines.queries.paths.dijkstra import dijkstra

    return dijkstra(graph, case.source)[0]


def yen(graph, case):
    from leylines.queries.paths.yen import k_shortest_paths

    return [cost for cost, _ in k_shortest_paths(graph, case.source, case.target, PATHS)]


def constraint(graph, case):
    from leylines.queries.brokerage.constraint import constraint

    return constraint(graph)


def effective_size(graph, case):
    from leylines.queries.brokerage.effective_size import effective_size

    return effective_size(graph)


def leiden(graph, case):
    """NetworKit's, as the analysis calls it: the better of two or more orders."""
    from leylines.queries.communities.leiden import TRIES, divide

    return divide(networkit_ties(graph), SEED, tries=TRIES, resolution=1.0)


@cache
def networkit_ties(graph):
    """Return the graph that is to be divided, as every library has it before its clock runs."""
    from scipy import sparse

    from leylines.queries.one_thread import networkit_graph

    return networkit_graph(sparse.triu(graph.matrix, k=1).tocoo(), directed=False)


def label_propagation(graph, case):
    from leylines.queries.communities.label_propagation import label_propagation

    return label_propagation(graph, seed=SEED)


CALLS = {
    "PageRank": pagerank,
    "personalised PageRank": personalised,
    "HITS": hits,
    "Katz": katz,
    "harmonic": harmonic,
    "harmonic, sampled": lambda graph, case: harmonic(graph, case, SAMPLES),
    "betweenness": betweenness,
    "betweenness, sampled": lambda graph, case: betweenness(graph, case, SAMPLES),
    "k-core": core,
    "weak components": weak,
    "strong components": strong,
    "Dijkstra": dijkstra,
    "Yen": yen,
    "constraint": constraint,
    "effective size": effective_size,
    "Leiden": leiden,
    "label propagation": label_propagation,
}
