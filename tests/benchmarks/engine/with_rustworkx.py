"""rustworkx."""

import rustworkx as rx
from case import DAMPING, TOLERANCE, Case

THREADED = {"betweenness"}
ITERATIONS = 1000


def build(case: Case):
    graph = rx.PyGraph() if case.undirected else rx.PyDiGraph()
    graph.add_nodes_from(range(len(case)))
    graph.add_edges_from(list(zip(*(part.tolist() for part in case.edges), strict=True)))
    return graph


def pagerank(graph, case, person=None):
    restart = None if person is None else {node: float(node == person) for node in range(len(case))}
    # Its tolerance is for the mean over the nodes, not for the sum.
    tolerance = TOLERANCE / len(case)
    return rx.pagerank(
        graph, DAMPING, float, personalization=restart, tol=tolerance, max_iter=ITERATIONS
    )


def personalised(graph, case):
    return [
        [score for _, score in sorted(pagerank(graph, case, person).items())]
        for person in case.persons
    ]


def katz(graph, case):
    tolerance = TOLERANCE / len(case)
    return rx.katz_centrality(
        graph, alpha=case.attenuation, beta=1.0, tol=tolerance, max_iter=ITERATIONS
    )


CALLS = {
    "PageRank": pagerank,
    "personalised PageRank": personalised,
    "HITS": lambda graph, case: rx.hits(graph, tol=TOLERANCE, max_iter=ITERATIONS),
    "Katz": katz,
    "betweenness": lambda graph, case: rx.betweenness_centrality(graph),
    "k-core": lambda graph, case: rx.core_number(graph),
    "weak components": lambda graph, case: rx.weakly_connected_components(graph),
    "strong components": lambda graph, case: rx.strongly_connected_components(graph),
    "Dijkstra": lambda graph, case: rx.dijkstra_shortest_path_lengths(graph, case.source, float),
}
