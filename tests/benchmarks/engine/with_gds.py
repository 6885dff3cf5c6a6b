"""Neo4j's Graph Data Science library: each call projects the graph, as a user must, and computes.

What an algorithm finds stays in the projected graph (``mutate``), or comes as rows where there is
no such mode; to hand it over is not in the time. The store is imported once for each graph, before.
It has no Katz centrality, no constraint or effective size, no harmonic centrality of a sample.
"""

from statistics import median
from time import perf_counter

import numpy as np
from case import DAMPING, PATHS, SAMPLES, SEED, TOLERANCE, Case
from gds_server import GraphDataScience, python

STORE = "gds"
"""Of the graph's folder: where the store is."""

ITERATIONS = 1000
HITS_ITERATIONS = 60
"""It has no tolerance; so many suffice for the others' on these graphs."""


class Projection:
    """A store, the projection that a case needs, and how long each one has taken."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.gds = GraphDataScience(case.folder / STORE)
        self.seconds: list[float] = []

    def __call__(self, procedure: str, yields: str = "", **options) -> list:
        """Project anew, run a procedure on it and return its rows."""
        self.project()
        return self.run(procedure, yields, **options)

    def project(self) -> None:
        self.gds("CALL gds.graph.drop('g', false) YIELD graphName")
        begin = perf_counter()
        weighted = not bool((self.case.graph.weight == 1).all())
        edges: dict = {"orientation": "UNDIRECTED" if self.case.undirected else "NATURAL"}
        if weighted:
            edges["properties"] = {"weight": {"property": "weight"}}
        if self.case.undirected:
            edges["aggregation"] = "SUM" if weighted else "SINGLE"
        self.gds(
            "CALL gds.graph.project('g', 'N', {E: $edges}, {readConcurrency: $threads}) "
            "YIELD graphName",
            edges=edges,
            threads=self.case.threads,
        )
        self.seconds.append(perf_counter() - begin)

    def run(self, procedure: str, yields: str = "", **options) -> list:
        told = {"concurrency": self.case.threads} | options
        yields = f"YIELD {yields}" if yields else "YIELD computeMillis"
        return self.gds.rows(f"CALL gds.{procedure}('g', $told) {yields}", told=told)

    def values(self, name: str) -> np.ndarray:
        """Return a property of all nodes of the projected graph, by node."""
        (row,) = self.gds(
            "CALL gds.graph.nodeProperty.stream('g', $name) YIELD nodeId, propertyValue "
            "WITH * ORDER BY nodeId RETURN collect(propertyValue) AS found",
            name=name,
        )
        return row["found"]

    def figures(self) -> dict[str, float]:
        return {"projection": median(self.seconds)}


def build(case: Case) -> Projection:
    return Projection(case)


def scored(procedure: str, **options):
    """Return a call of a procedure that scores or divides the nodes."""

    def call(graph: Projection, case: Case) -> list:
        graph(f"{procedure}.mutate", mutateProperty="found", **options)
        return ["found"]

    return call


def personalised(graph, case):
    graph.project()
    names = [f"found{number}" for number in range(len(case.persons))]
    for name, person in zip(names, case.persons, strict=True):
        own = {"mutateProperty": name, "sourceNodes": [person]}
        graph.run("pageRank.mutate", **RANK, **own)
    return names


def hits(graph, case):
    graph("hits.mutate", mutateProperty="", hitsIterations=HITS_ITERATIONS)
    return ["hub", "auth"]


def dijkstra(graph, case):
    return graph(
        "allShortestPaths.dijkstra.stream",
        "targetNode, totalCost RETURN collect(targetNode) AS node, collect(totalCost) AS cost",
        sourceNode=case.source,
        relationshipWeightProperty="weight",
    )


def yen(graph, case):
    return graph(
        "shortestPath.yens.stream",
        "totalCost RETURN collect(totalCost) AS cost",
        sourceNode=case.source,
        targetNode=case.target,
        k=PATHS,
        relationshipWeightProperty="weight",
    )


def fetched(graph: Projection, native):
    """Return an answer as the other libraries give theirs."""
    if isinstance(native[0], str):
        found = [graph.values(name) for name in native]
        return found if len(found) > 1 else found[0]
    (row,) = ({name: python(value) for name, value in row.items()} for row in native)
    if "node" in row:
        return dict(zip(row["node"].astype(int).tolist(), row["cost"].tolist(), strict=True))
    return row["cost"]


RANK = {
    "dampingFactor": DAMPING,
    "tolerance": TOLERANCE,
    "maxIterations": ITERATIONS,
    "relationshipWeightProperty": "weight",
}
WEIGHTED = {"relationshipWeightProperty": "weight"}
CALLS = {
    "PageRank": scored("pageRank", **RANK),
    "personalised PageRank": personalised,
    "HITS": hits,
    "harmonic": scored("closeness.harmonic"),
    "betweenness": scored("betweenness"),
    "betweenness, sampled": scored("betweenness", samplingSize=SAMPLES, samplingSeed=SEED),
    "k-core": scored("kcore"),
    "weak components": scored("wcc"),
    "strong components": scored("scc"),
    "Dijkstra": dijkstra,
    "Yen": yen,
    "Leiden": scored("leiden", randomSeed=SEED, **WEIGHTED),
    "label propagation": scored("labelPropagation", **WEIGHTED),
}
THREADED = set(CALLS)
