"""A graph of any nodes as arrays: what NetworkX's functions are run on."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from leylines.graph.network import InfluenceNetwork
from leylines.queries.engine import Graph

MISSING: Any = type("Missing", (), {"__repr__": lambda _: "MISSING"})()
"""Stands in a column of attributes for an edge that has not got the attribute."""


@dataclass(frozen=True, eq=False)
class ArrayGraph:
    """A graph without parallel edges, directed or not.

    Attributes
    ----------
    nodes : sequence of hashable
        By position, ``n`` of them.
    indptr : (n + 1,) int64
        Row ``u`` holds the edges out of ``u``.
    indices : (e,) int32
        Their targets, in order. An undirected edge stands in both rows, a loop once.
    columns : dict of str to (e,) array
        The edges' attributes: int64 or float64, or objects where values are no numbers or
        ``MISSING``.
    directed : bool
    node_attributes : sequence of dict
        By position, or empty.
    attributes : dict
        Of the graph.
    """

    __networkx_backend__: ClassVar[str] = "leylines"

    nodes: Sequence[Hashable]
    indptr: NDArray[np.int64]
    indices: NDArray[np.int32]
    columns: dict[str, NDArray[Any]]
    directed: bool
    node_attributes: Sequence[dict[str, Any]] = ()
    attributes: dict[str, Any] = field(default_factory=dict)
    _engine: dict[str | None, Graph] = field(default_factory=dict, init=False, repr=False)

    def __len__(self) -> int:
        return len(self.nodes)

    def __iter__(self) -> Iterator[Hashable]:
        return iter(self.nodes)

    def __contains__(self, node: object) -> bool:
        try:
            return node in self.positions
        except TypeError:
            return False

    def is_directed(self) -> bool:
        """Return whether edges have a direction."""
        return self.directed

    def is_multigraph(self) -> bool:
        """Return False: two nodes are joined by one edge at most."""
        return False

    def number_of_nodes(self) -> int:
        """Return the number of nodes."""
        return len(self.nodes)

    def number_of_edges(self) -> int:
        """Return the number of edges, an undirected one counted once."""
        return len(self.indices) if self.directed else int((self.sources <= self.indices).sum())

    @cached_property
    def positions(self) -> dict[Hashable, int]:
        """The position of each node."""
        return {node: position for position, node in enumerate(self.nodes)}

    @cached_property
    def sources(self) -> NDArray[np.int32]:
        """The source of each edge, (e,) int32."""
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.indptr))

    def is_whole(self, weight: str | None) -> bool:
        """Return whether sums of this weight are whole numbers."""
        return weight not in self.columns or self.columns[weight].dtype.kind == "i"

    def engine(self, weight: str | None = None) -> Graph:
        """Return what the engine's algorithms take.

        Parameters
        ----------
        weight : str, optional
            The attribute that is the edges' weight. As everywhere in NetworkX, an edge without it
            weighs 1.

        Raises
        ------
        NotImplementedError
            A weight is not a finite number: NetworkX then tries its own function.
        """
        key = weight if weight in self.columns else None
        if key not in self._engine:
            self._engine[key] = Graph(self.indptr, self.indices, self._weights(key))
        return self._engine[key]

    def _weights(self, weight: str | None) -> NDArray[np.float64]:
        if weight is None:
            return np.ones(len(self.indices))
        column = self.columns[weight]
        if column.dtype == object:
            column = np.array([1 if value is MISSING else value for value in column], dtype=object)
        try:
            weights = column.astype(np.float64)
        except (TypeError, ValueError) as error:
            raise NotImplementedError(f"Not all weights {weight!r} are numbers: {error}") from error
        if not np.isfinite(weights).all():
            raise NotImplementedError(f"Not all weights {weight!r} are finite")
        return weights


_networks: WeakKeyDictionary[InfluenceNetwork, ArrayGraph] = WeakKeyDictionary()


def arrays(graph: ArrayGraph | InfluenceNetwork) -> ArrayGraph:
    """Return the graph as arrays; an influence network's own, under the ids of its persons.

    What is computed once for a network is kept as long as the network is.
    """
    if isinstance(graph, ArrayGraph):
        return graph
    if graph not in _networks:
        columns = {
            name: np.asarray(getattr(graph, name)) for name in InfluenceNetwork.EDGE_ATTRIBUTES
        }
        _networks[graph] = ArrayGraph(
            graph.persons, graph.indptr, graph.indices, columns, directed=True
        )
    return _networks[graph]
