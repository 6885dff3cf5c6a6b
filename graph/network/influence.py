"""The influence network: who influences whom, as CSR arrays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy import sparse, special


@dataclass(frozen=True, eq=False)
class InfluenceNetwork:
    """Edges from who influences to who is influenced, in CSR order (by source, then target).

    Attributes
    ----------
    persons, names : sequence of str
        By position, ``n`` of them.
    indptr : (n + 1,) int64
        Row ``u`` holds the edges out of ``u``.
    indices : (e,) int32
        Who is influenced.
    strength : (e,) float64
        Sum over the edge's interactions of kind weight × selectivity × recency.
    interactions : (e,) int64
        How many interactions stand behind the edge.
    last_at : (e,) int64
        When the newest was, milliseconds since 1970.
    alpha, beta : (e,) float64
        The Beta posterior of the probability that the target reacts to the source.
    """

    __networkx_backend__: ClassVar[str] = "leylines"
    """Lets ``nx.pagerank(network, weight="strength")`` run on these arrays: docs/networkx.md."""

    EDGE_ATTRIBUTES: ClassVar[tuple[str, ...]] = (
        "strength",
        "probability",
        "interactions",
        "last_at",
    )
    """What NetworkX knows of an edge."""

    persons: Sequence[str]
    names: Sequence[str]
    indptr: NDArray[np.int64]
    indices: NDArray[np.int32]
    strength: NDArray[np.float64]
    interactions: NDArray[np.int64]
    last_at: NDArray[np.int64]
    alpha: NDArray[np.float64]
    beta: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.persons)

    def __iter__(self) -> Iterator[str]:
        return iter(self.persons)

    def is_directed(self) -> bool:
        """Return True: NetworkX asks before it hands the network to its backend."""
        return True

    def is_multigraph(self) -> bool:
        """Return False: two persons are joined by one edge at most each way."""
        return False

    @cached_property
    def sources(self) -> NDArray[np.int32]:
        """The source of each edge, (e,) int32."""
        return np.repeat(np.arange(len(self.persons), dtype=np.int32), np.diff(self.indptr))

    @cached_property
    def probability(self) -> NDArray[np.float64]:
        """The posterior's mean, (e,) float64 in (0, 1)."""
        return self.alpha / (self.alpha + self.beta)

    def quantile(self, q: float) -> NDArray[np.float64]:
        """Return the posterior's quantile ``q`` for each edge, (e,) float64."""
        return np.asarray(special.betaincinv(self.alpha, self.beta, q))

    def matrix(self, values: NDArray[np.float64]) -> sparse.csr_array:
        """Return the (n, n) matrix that has ``values`` on the edges."""
        n = len(self.persons)
        return sparse.csr_array((values, self.indices, self.indptr), shape=(n, n))

    def to_networkx(self) -> "nx.DiGraph[str]":
        """Return the network as a NetworkX graph of person ids, edge values as attributes."""
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(
            (person, {"name": name}) for person, name in zip(self.persons, self.names, strict=True)
        )
        columns = {name: getattr(self, name).tolist() for name in self.EDGE_ATTRIBUTES}
        ends = zip(self.sources.tolist(), self.indices.tolist(), strict=True)
        for (u, v), *row in zip(ends, *columns.values(), strict=True):
            attributes = dict(zip(columns, row, strict=True))
            graph.add_edge(self.persons[u], self.persons[v], **attributes)
        return graph
