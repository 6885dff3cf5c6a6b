"""igraph, which is GPL and so used only here."""

import random

import igraph
import numpy as np
from case import DAMPING, PATHS, SEED, Case

THREADED: set[str] = set()


def build(case: Case) -> igraph.Graph:
    sources, targets, weight = case.edges
    graph = igraph.Graph(
        len(case),
        np.column_stack([sources, targets]).astype(np.int64),
        directed=not case.undirected,
    )
    graph.es["weight"] = weight.tolist()
    igraph.set_random_number_generator(random.Random(SEED))
    return graph


def pagerank(graph, case):
    return graph.pagerank(damping=DAMPING, weights="weight")


def personalised(graph, case):
    return [
        graph.personalized_pagerank(reset_vertices=person, damping=DAMPING, weights="weight")
        for person in case.persons
    ]


def hits(graph, case):
    return graph.hub_score(), graph.authority_score()


def sampled_harmonic(graph, case):
    hops = np.asarray(graph.distances(source=case.pivots.tolist()))
    return np.divide(1, hops, where=hops > 0, out=np.zeros_like(hops, dtype=float)).sum(axis=0)


def yen(graph, case):
    paths = graph.get_k_shortest_paths(
        case.source, case.target, PATHS, weights="weight", output="epath"
    )
    weight = np.asarray(graph.es["weight"])
    return [weight[path].sum() for path in paths]


CALLS = {
    "PageRank": pagerank,
    "personalised PageRank": personalised,
    "HITS": hits,
    "harmonic": lambda graph, case: graph.harmonic_centrality(mode="in"),
    "harmonic, sampled": sampled_harmonic,
    "betweenness": lambda graph, case: graph.betweenness(),
    "betweenness, sampled": lambda graph, case: graph.betweenness(sources=case.pivots.tolist()),
    "k-core": lambda graph, case: graph.coreness(),
    "weak components": lambda graph, case: graph.connected_components("weak").membership,
    "strong components": lambda graph, case: graph.connected_components("strong").membership,
    "Dijkstra": lambda graph, case: graph.distances(case.source, weights="weight")[0],
    "Yen": yen,
    "constraint": lambda graph, case: graph.constraint(weights="weight"),
    "Leiden": lambda graph, case: (
        graph.community_leiden("modularity", weights="weight", n_iterations=-1).membership
    ),
    "label propagation": lambda graph, case: graph.community_label_propagation("weight").membership,
}
