"""NetworKit. Its Katz centrality is another one, without the 1 of each node, and so left out."""

import networkit as nk
import numpy as np
from case import DAMPING, SAMPLES, SEED, TOLERANCE, Case

THREADED = {"PageRank", "betweenness", "betweenness, sampled", "harmonic", "label propagation"}


def build(case: Case) -> nk.Graph:
    nk.setNumberOfThreads(case.threads)
    nk.setSeed(SEED, False)
    sources, targets, weight = case.edges
    ends = (sources.astype(np.uint64), targets.astype(np.uint64))
    graph = nk.GraphFromCoo(
        (weight, ends), n=len(case), weighted=True, directed=not case.undirected
    )
    if bool((weight == 1).all()):
        return nk.graphtools.toUnweighted(graph)
    return graph


def pagerank(graph, case):
    measure = nk.centrality.PageRank(graph, damp=DAMPING, tol=TOLERANCE)
    measure.norm = nk.centrality.Norm.L1_NORM
    return measure.run().scores()


def harmonic(graph, case):
    turned = nk.graphtools.transpose(graph)
    return nk.centrality.HarmonicCloseness(turned, normalized=False).run().scores()


def sampled_harmonic(graph, case):
    found = np.zeros(len(case))
    for pivot in case.pivots.tolist():
        hops = np.asarray(nk.distance.BFS(graph, pivot, storePaths=False).run().getDistances())
        reached = (hops > 0) & (hops < len(case))
        found[reached] += 1 / hops[reached]
    return found


def sampled_betweenness(graph, case):
    measure = nk.centrality.EstimateBetweenness(graph, SAMPLES, False, case.threads > 1)
    return measure.run().scores()


def divided(algorithm):
    return algorithm.run().getPartition().getVector()


CALLS = {
    "PageRank": pagerank,
    "harmonic": harmonic,
    "harmonic, sampled": sampled_harmonic,
    "betweenness": lambda graph, case: nk.centrality.Betweenness(graph).run().scores(),
    "betweenness, sampled": sampled_betweenness,
    "k-core": lambda graph, case: nk.centrality.CoreDecomposition(graph).run().scores(),
    "weak components": lambda graph, case: divided(nk.components.WeaklyConnectedComponents(graph)),
    "strong components": lambda graph, case: divided(
        nk.components.StronglyConnectedComponents(graph)
    ),
    "Dijkstra": lambda graph, case: (
        nk.distance.Dijkstra(graph, case.source, storePaths=False).run().getDistances()
    ),
    "label propagation": lambda graph, case: divided(nk.community.PLP(graph)),
}
