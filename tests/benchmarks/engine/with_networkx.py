"""NetworkX: pure Python for the most part, and the definition of most answers."""

from itertools import islice

import networkx as nx
import numpy as np
from case import DAMPING, PATHS, SAMPLES, SEED, TOLERANCE, Case

THREADED: set[str] = set()
ITERATIONS = 1000


def build(case: Case) -> nx.Graph:
    graph = nx.Graph() if case.undirected else nx.DiGraph()
    graph.add_nodes_from(range(len(case)))
    graph.add_weighted_edges_from(zip(*(part.tolist() for part in case.edges), strict=True))
    return graph


def pagerank(graph, case, person=None):
    restart = None if person is None else {person: 1}
    # Its tolerance is for the mean over the nodes, not for the sum.
    tolerance = TOLERANCE / len(case)
    return nx.pagerank(graph, DAMPING, restart, ITERATIONS, tolerance)


def personalised(graph, case):
    return [by_node(pagerank(graph, case, person)) for person in case.persons]


def by_node(found):
    return [found[node] for node in range(len(found))]


def hits(graph, case):
    hubs, authorities = nx.hits(graph, ITERATIONS, TOLERANCE)
    return by_node(hubs), by_node(authorities)


def katz(graph, case):
    tolerance = TOLERANCE / len(case)
    return nx.katz_centrality(graph, case.attenuation, max_iter=ITERATIONS, tol=tolerance)


def sampled_harmonic(graph, case):
    found = np.zeros(len(case))
    for pivot in case.pivots.tolist():
        for node, hops in nx.single_source_shortest_path_length(graph, pivot).items():
            if hops:
                found[node] += 1 / hops
    return found


def yen(graph, case):
    paths = nx.shortest_simple_paths(graph, case.source, case.target, "weight")
    return [nx.path_weight(graph, path, "weight") for path in islice(paths, PATHS)]


CALLS = {
    "PageRank": pagerank,
    "personalised PageRank": personalised,
    "HITS": hits,
    "Katz": katz,
    "harmonic": lambda graph, case: nx.harmonic_centrality(graph),
    "harmonic, sampled": sampled_harmonic,
    "betweenness": lambda graph, case: nx.betweenness_centrality(graph),
    "betweenness, sampled": lambda graph, case: nx.betweenness_centrality(
        graph, min(SAMPLES, len(case)), seed=SEED
    ),
    "k-core": lambda graph, case: nx.core_number(graph),
    "weak components": lambda graph, case: list(nx.weakly_connected_components(graph)),
    "strong components": lambda graph, case: list(nx.strongly_connected_components(graph)),
    "Dijkstra": lambda graph, case: nx.single_source_dijkstra_path_length(graph, case.source),
    "Yen": yen,
    "constraint": lambda graph, case: nx.constraint(graph, weight="weight"),
    # Asked of all nodes at once it divides by the strongest tie of the wrong node.
    "effective size": lambda graph, case: nx.effective_size(
        graph, list(range(len(case))), weight="weight"
    ),
    "label propagation": lambda graph, case: list(
        nx.community.asyn_lpa_communities(graph, "weight", SEED)
    ),
}
