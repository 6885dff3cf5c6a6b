"""How influence spreads: independent cascade and linear threshold, on chances that are checked."""

from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from leylines.graph.errors import AnalysisError
from leylines.queries.engine import Graph

Model = Literal["independent cascade", "linear threshold"]
"""Independent cascade: whoever is reached tries once to reach each whom they influence, and
succeeds with the edge's probability. Linear threshold: somebody is reached once the weights from
those who are sum to a threshold that is drawn anew, uniformly from 0 to 1."""

MODELS: tuple[Model, ...] = get_args(Model)


def spreading(graph: Graph, model: Model) -> Graph:
    """Return the graph on which a model spreads: without loops, and for linear threshold scaled.

    The weights into a node must sum to at most 1 there. Where they sum to more they are divided by
    their sum; where to less they stay, and the rest is the chance that nobody convinces that node.

    Parameters
    ----------
    graph : Graph
        Its weights are probabilities, 0 to 1.
    model : str

    Raises
    ------
    AnalysisError
        If a weight is not a probability, or there is no such model.

    Notes
    -----
    Kempe, Kleinberg and Tardos, "Maximizing the spread of influence through a social network", KDD
    2003, sections 2.1 and 2.2.

    Examples
    --------
    >>> from scipy import sparse
    >>> both = Graph.of(sparse.csr_array(np.array([[0, 0, 0.5], [0, 0, 1.5], [0, 0, 0]]) / 1.5))
    >>> spreading(both, "linear threshold").weight
    array([0.25, 0.75])
    """
    _check(graph, model)
    sources = np.repeat(np.arange(len(graph), dtype=np.int32), np.diff(graph.indptr))
    kept = (sources != graph.indices) & (graph.weight > 0)
    if not kept.all():
        indptr = np.concatenate([[0], np.cumsum(kept)])[graph.indptr]
        graph = Graph(indptr, graph.indices[kept], graph.weight[kept])
    if model == "independent cascade":
        return graph
    total = np.bincount(graph.indices, weights=graph.weight, minlength=len(graph))
    return Graph(graph.indptr, graph.indices, graph.weight / np.maximum(total, 1.0)[graph.indices])


def _check(graph: Graph, model: Model) -> None:
    if model not in MODELS:
        raise AnalysisError(
            f"There is no model {model!r} of spread", cure=f"Give one of: {', '.join(MODELS)}."
        )
    bad = np.flatnonzero(~((graph.weight >= 0) & (graph.weight <= 1)))
    if len(bad):
        raise AnalysisError(
            f"A weight of {graph.weight[bad[0]]:g} is no probability",
            where=f"edge {bad[0]} to node {graph.indices[bad[0]]}",
            cure="Give probabilities from 0 to 1.",
        )


def root_weights(n: int, roots: NDArray[np.float64] | None) -> NDArray[np.float64]:
    """Return what reaching each node counts, (n,) float64; without ``roots`` one each.

    Raises
    ------
    AnalysisError
        If they are not one for each node, finite and not below 0.

    Examples
    --------
    >>> root_weights(2, None)
    array([1., 1.])
    """
    weights = np.ones(n) if roots is None else np.asarray(roots, dtype=np.float64)
    if weights.shape != (n,) or not np.isfinite(weights).all() or (weights < 0).any():
        raise AnalysisError(
            "What reaching a node counts must be one number for each node, not below 0",
            where="roots",
            cure=f"Give {n} numbers.",
        )
    return weights


def positions(n: int, nodes: object, where: str) -> NDArray[np.int32]:
    """Return nodes as sorted positions, each once, (k,) int32.

    Raises
    ------
    AnalysisError
        If one of them is not in the graph.

    Examples
    --------
    >>> positions(5, [3, 1, 3], "seeds")
    array([1, 3], dtype=int32)
    """
    given = np.unique(np.asarray(nodes, dtype=np.int64))
    if len(given) and not (given[0] >= 0 and given[-1] < n):
        raise AnalysisError(
            "A node is not in the graph", where=where, cure=f"Give positions from 0 to {n - 1}."
        )
    return given.astype(np.int32)
