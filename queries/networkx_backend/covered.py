"""A function of NetworkX that is run on arrays, for the arguments for which that is right."""

import inspect
from collections.abc import Callable, Mapping
from functools import update_wrapper
from typing import Any

from leylines.graph.network import InfluenceNetwork
from leylines.queries.networkx_backend.arrays import ArrayGraph, arrays

Arguments = Mapping[str, Any]
Refusal = Callable[[Arguments], str]


class Covered:
    """A function that takes and returns what NetworkX's of the same name does.

    Parameters
    ----------
    function : callable
        Of an :class:`ArrayGraph`, then NetworkX's arguments.
    refusal : callable
        From the arguments to the reason why they are left to NetworkX, or "".
    """

    def __init__(self, function: Callable[..., Any], refusal: Refusal) -> None:
        update_wrapper(self, function)
        self.__name__ = function.__name__
        self._function = function
        self._signature = inspect.signature(function)
        self._refusal = refusal

    def __call__(self, graph: ArrayGraph | InfluenceNetwork, *args: Any, **kwargs: Any) -> Any:
        """Run the function on arrays."""
        return self._function(arrays(graph), *args, **kwargs)

    def refusal(self, *args: Any, **kwargs: Any) -> str:
        """Return why a call with these arguments is left to NetworkX, or ""."""
        try:
            bound = self._signature.bind(*args, **kwargs)
        except TypeError as error:
            return str(error)
        bound.apply_defaults()
        graph, *_ = bound.arguments.values()
        if graph.is_multigraph():
            return "parallel edges are not kept as arrays"
        if callable(bound.arguments.get("weight")):
            return "a weight that is a function has to be called for each edge"
        return self._refusal(bound.arguments)


def covered(refusal: Refusal = lambda _: "") -> Callable[[Callable[..., Any]], Covered]:
    """Let a function be called in place of NetworkX's of the same name.

    Parameters
    ----------
    refusal : callable, optional
        From the arguments by name, defaults included, to the reason why they are left to NetworkX,
        or "". The graph may still be NetworkX's.

    Examples
    --------
    >>> @covered(lambda given: "k is not known here" if given["k"] else "")
    ... def order(graph, k=None):
    ...     return len(graph)
    >>> import networkx as nx
    >>> order.refusal(nx.path_graph(3), k=2)
    'k is not known here'
    """
    return lambda function: Covered(function, refusal)
