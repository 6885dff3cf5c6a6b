"""The best routes, the second best, and so on, none of which meets anybody twice."""

from collections.abc import Sequence

from leylines.graph.network import InfluenceNetwork
from leylines.queries.paths import k_shortest_paths
from leylines.queries.routes.route import Route, make_route
from leylines.queries.routes.search import graph_of_costs


def find_routes(
    network: InfluenceNetwork,
    sources: Sequence[int],
    targets: Sequence[int],
    k: int = 1,
    *,
    avoid: Sequence[int] = (),
    max_hops: int | None = None,
) -> list[Route]:
    """Find the ``k`` most probable routes from any of the sources to any of the targets.

    One source and one target: from person to person. The members of a community on either side:
    from or into a community. Who is on both sides begins routes and ends none. No route goes
    through another source or target, nor meets anybody twice.

    Parameters
    ----------
    network : InfluenceNetwork
    sources, targets : sequence of int
        Positions of persons.
    k : int
        How many, at most.
    avoid : sequence of int
        Persons that no route may go through: what if they left?
    max_hops : int, optional
        The longest a route may be.

    Returns
    -------
    list of Route
        By falling probability, the same ones each time.

    Examples
    --------
    >>> import numpy as np
    >>> one = np.ones(3)
    >>> triangle = InfluenceNetwork(
    ...     ["a", "b", "c"], ["Ada", "Bob", "Cleo"], np.array([0, 2, 3, 3]),
    ...     np.array([1, 2, 2], np.int32), one, one.astype(int), one.astype(int), one, one)
    >>> [(route.persons, route.probability) for route in find_routes(triangle, [0], [2], k=5)]
    [(('a', 'c'), 0.5), (('a', 'b', 'c'), 0.25)]
    """
    paths = k_shortest_paths(
        graph_of_costs(network), sources, targets, k, avoid=avoid, max_hops=max_hops
    )
    return [make_route(network, path.tolist()) for _, path in paths]
