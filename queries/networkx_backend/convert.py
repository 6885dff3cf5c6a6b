"""Graphs of NetworkX as arrays, and back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import Any, TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from leylines.graph.network import InfluenceNetwork
from leylines.queries.networkx_backend.arrays import MISSING, ArrayGraph

Graph: TypeAlias = "nx.Graph[Any]"


def convert_from_nx(
    graph: Graph,
    *,
    edge_attrs: Mapping[str, Any] | None = None,
    node_attrs: Mapping[str, Any] | None = None,
    preserve_edge_attrs: bool = False,
    preserve_node_attrs: bool = False,
    preserve_graph_attrs: bool = False,
    name: str | None = None,
    graph_name: str | None = None,
) -> ArrayGraph:
    """Return a NetworkX graph as arrays, edges by source and target in the order of its nodes.

    Parameters
    ----------
    graph : networkx.Graph
    edge_attrs, node_attrs : dict, optional
        The attributes to keep, each with its default (None: leave it out where it is missing).
    preserve_edge_attrs, preserve_node_attrs, preserve_graph_attrs : bool
        Keep all of them.
    name, graph_name : str, optional
        The function and the argument for which NetworkX converts; not needed here.

    Raises
    ------
    NotImplementedError
        The graph has parallel edges.

    Examples
    --------
    >>> made = convert_from_nx(nx.path_graph(["a", "b", "c"]))
    >>> made.nodes, made.indptr.tolist(), made.indices.tolist()
    (['a', 'b', 'c'], [0, 1, 3, 4], [1, 0, 2, 1])
    """
    if graph.is_multigraph():
        raise NotImplementedError("Parallel edges are not kept")
    nodes = list(graph)
    position = {node: place for place, node in enumerate(nodes)}
    rows = [neighbours for _, neighbours in graph.adjacency()]
    indptr = np.cumsum([0, *map(len, rows)], dtype=np.int64)
    ends = (position[end] for end in chain.from_iterable(rows))
    indices = np.fromiter(ends, dtype=np.int32, count=int(indptr[-1]))
    sources = np.repeat(np.arange(len(nodes)), np.diff(indptr))
    in_order = np.lexsort((indices, sources))
    edges = list(chain.from_iterable(row.values() for row in rows))
    wanted = _names(edges) if preserve_edge_attrs else edge_attrs or {}
    columns = {key: _column(edges, key, default)[in_order] for key, default in wanted.items()}
    return ArrayGraph(
        nodes,
        indptr,
        indices[in_order],
        columns,
        directed=graph.is_directed(),
        node_attributes=_of_nodes(graph, node_attrs, preserve=preserve_node_attrs),
        attributes=dict(graph.graph) if preserve_graph_attrs else {},
    )


def convert_to_nx(result: Any, *, name: str | None = None) -> Any:
    """Return a graph of this backend as NetworkX's, and anything else as it is.

    Parameters
    ----------
    result : object
    name : str, optional
        The function whose result it is; not needed here.

    Examples
    --------
    >>> there = convert_from_nx(nx.path_graph(3))
    >>> list(convert_to_nx(there).edges)
    [(0, 1), (1, 2)]
    """
    if isinstance(result, InfluenceNetwork):
        return result.to_networkx()
    if not isinstance(result, ArrayGraph):
        return result
    graph: Graph = nx.DiGraph() if result.directed else nx.Graph()
    graph.graph.update(result.attributes)
    graph.add_nodes_from(zip(result.nodes, result.node_attributes or repeat({}), strict=False))
    graph.add_edges_from(_edges(result))
    return graph


def _names(edges: Iterable[Mapping[str, Any]]) -> dict[str, None]:
    return dict.fromkeys(chain.from_iterable(edges))


def _column(edges: Sequence[Mapping[str, Any]], key: str, default: Any) -> NDArray[Any]:
    otherwise = MISSING if default is None else default
    values = [edge.get(key, otherwise) for edge in edges]
    kinds = set(map(type, values))
    if kinds == {int}:
        try:
            return np.array(values, dtype=np.int64)
        except OverflowError:
            pass  # kept as they are, exactly
    if kinds == {float}:
        return np.array(values, dtype=np.float64)
    return np.fromiter(values, dtype=object, count=len(values))


def _of_nodes(
    graph: Graph, wanted: Mapping[str, Any] | None, *, preserve: bool
) -> list[dict[str, Any]]:
    if preserve:
        return [dict(kept) for _, kept in graph.nodes(data=True)]
    if not wanted:
        return []
    return [
        {
            key: kept.get(key, default)
            for key, default in wanted.items()
            if default is not None or key in kept
        }
        for _, kept in graph.nodes(data=True)
    ]


def _edges(graph: ArrayGraph) -> Iterator[tuple[Any, Any, dict[str, Any]]]:
    columns = {key: column.tolist() for key, column in graph.columns.items()}
    for edge, (u, v) in enumerate(zip(graph.sources.tolist(), graph.indices.tolist(), strict=True)):
        if graph.directed or u <= v:
            row = ((key, column[edge]) for key, column in columns.items())
            kept = {key: value for key, value in row if value is not MISSING}
            yield graph.nodes[u], graph.nodes[v], kept
