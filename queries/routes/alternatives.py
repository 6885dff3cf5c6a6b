"""The best routes, the second best, and so on, none of which meets anybody twice."""

from collections.abc import Sequence
from heapq import heappop, heappush

from leylines.graph.network import InfluenceNetwork
from leylines.queries.routes.route import Route, make_route
from leylines.queries.routes.search import Path, RouteSearch


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

    References
    ----------
    J. Y. Yen (1971), "Finding the k shortest loopless paths in a network", Management Science 17,
    712-716; E. L. Lawler (1972), Management Science 18, 401-405, for where to branch; the search
    of each branch is A* on the exact distances to the targets.

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
    search = RouteSearch(network, sources, targets, avoid, max_hops)
    # A candidate: its cost, its path, and the length of the prefix that it shares by construction
    # with the route it branched off; every path not yet found belongs to exactly one candidate.
    candidates: list[tuple[float, Path, int]] = []
    _branch(search, candidates, (), set(), 0)
    found: list[Path] = []
    while candidates and len(found) < k:
        _, path, shared = heappop(candidates)
        found.append(path)
        for length in range(shared, len(path)):
            prefix = path[:length]
            taken = {other[length] for other in found if other[:length] == prefix}
            _branch(search, candidates, prefix, taken, length)
    return [make_route(network, path) for path in found]


def _branch(
    search: RouteSearch,
    candidates: list[tuple[float, Path, int]],
    prefix: Path,
    taken: set[int],
    length: int,
) -> None:
    best = search.best(prefix, taken)
    if best:
        heappush(candidates, (*best, length))
