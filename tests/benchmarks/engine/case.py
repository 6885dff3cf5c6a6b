"""What one line is measured on: a graph and the numbers that all libraries are given alike."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from scipy import sparse

from leylines.queries.engine import Graph

TOLERANCE = 1e-10
DAMPING = 0.85
RESTARTS = 32
SAMPLES = 256
PATHS = 100
SEED = 1
DAMPED = 0.5
"""Katz's attenuation, as a share of the largest at which the sum is finite."""


@dataclass(frozen=True)
class Case:
    """A graph, the nodes that questions are asked about, and how many threads may answer.

    ``folder`` is where it was read from.
    """

    graph: Graph
    undirected: bool = False
    threads: int = 1
    folder: Path = Path()

    def __len__(self) -> int:
        return len(self.graph)

    def of(self, *, weighted: bool, undirected: bool) -> "Case":
        """Return the case with unit weights, or with every edge both ways, or both."""
        graph = self.graph.undirected if undirected else self.graph
        if not weighted:
            graph = Graph(graph.indptr, graph.indices, np.ones(len(graph.weight)))
        return replace(self, graph=graph, undirected=undirected)

    @cached_property
    def edges(self):
        """Sources, targets and weights; of an undirected graph each edge once."""
        matrix = self.graph.matrix
        found = (sparse.triu(matrix) if self.undirected else matrix).tocoo()
        return (*found.coords, found.data)

    @cached_property
    def _by_degree(self):
        return np.argsort(-np.diff(self.graph.indptr), kind="stable")

    @property
    def persons(self) -> list[int]:
        """The nodes to begin anew from, spread over all degrees above 0."""
        some = self._by_degree[: np.count_nonzero(np.diff(self.graph.indptr))]
        return some[np.linspace(0, len(some) - 1, min(RESTARTS, len(some))).astype(int)].tolist()

    @property
    def source(self) -> int:
        return int(self._by_degree[0])

    @cached_property
    def target(self) -> int:
        """A node half as far from the source as any that it reaches."""
        costs = sparse.csgraph.dijkstra(self.graph.matrix, indices=self.source)
        reached = np.flatnonzero(np.isfinite(costs))
        return int(reached[np.argsort(costs[reached], kind="stable")][len(reached) // 2])

    @cached_property
    def pivots(self):
        """The sources of a sample, without repetition, for libraries that are told them."""
        count = min(SAMPLES, len(self))
        return np.random.default_rng(SEED).choice(len(self), count, replace=False)

    @cached_property
    def attenuation(self) -> float:
        vector = np.ones(len(self))
        for _ in range(50):
            following = self.graph.matrix.T @ vector
            radius = np.linalg.norm(following) / max(np.linalg.norm(vector), 1e-300)
            vector = following / max(np.linalg.norm(following), 1e-300)
        return DAMPED / max(float(radius), 1e-9)


def read(folder: Path, threads: int = 1) -> Case:
    parts = (np.load(folder / f"{name}.npy") for name in ("indptr", "indices", "weight"))
    return Case(Graph(*parts), threads=threads, folder=folder)


def write(graph: Graph, folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in ("indptr", "indices", "weight"):
        np.save(folder / f"{name}.npy", getattr(graph, name))
