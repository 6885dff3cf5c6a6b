"""A made-up influence network for measuring: heavy-tailed, communities, one for each seed."""

import numpy as np
from scipy import sparse

from leylines.queries.engine import Graph

DEGREE = 10
INSIDE = 0.7
TAIL = 3
"""Nodes are drawn as the power of a uniform number: few of them have most edges."""


def make(edges: int, seed: int = 1) -> Graph:
    """Return a directed graph of nearly so many edges, ten times as many as nodes."""
    random = np.random.default_rng(seed)
    n = max(10, edges // DEGREE)
    communities = max(2, int(np.sqrt(n)) // 4)
    size = -(-n // communities)
    drawn = int(edges * 1.12)
    sources = often(random, n, drawn)
    inside = random.random(drawn) < INSIDE
    # A node's community is its number modulo their count, so that each has nodes of all degrees.
    neighbour = often(random, size, drawn) * communities + sources % communities
    targets = np.where(inside & (neighbour < n), neighbour, often(random, n, drawn))
    apart = sources != targets
    pairs = np.unique(sources[apart] * n + targets[apart])
    pairs = np.sort(random.permutation(pairs)[:edges])
    place = random.permutation(n)
    weight = 0.1 + random.random(len(pairs))
    ends = (place[pairs // n], place[pairs % n])
    return Graph.of(sparse.csr_array((weight, ends), shape=(n, n)))


def often(random, limit: int, size: int):
    """Draw numbers below a limit, the small ones often."""
    return (limit * random.random(size) ** TAIL).astype(np.int64)
