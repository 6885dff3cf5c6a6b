"""Who stands between: how many of some routes go through each person."""

from collections import Counter
from collections.abc import Iterable

from leylines.queries.routes.route import Route


def intermediaries(routes: Iterable[Route]) -> list[tuple[str, int]]:
    """Return who is on these routes between the ends, and on how many; the most first.

    Examples
    --------
    >>> routes = [Route(tuple(persons), (), (), 1.0, 1.0, 1.0) for persons in ("abcd", "acd", "ad")]
    >>> intermediaries(routes)
    [('c', 2), ('b', 1)]
    """
    counts = Counter(person for route in routes for person in route.persons[1:-1])
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
