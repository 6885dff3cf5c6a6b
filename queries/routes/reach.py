"""How probable it is to arrive at each person by the best route, from one search."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leylines.graph.network import InfluenceNetwork
from leylines.queries.paths import dijkstra
from leylines.queries.routes.search import graph_of_costs


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """The best routes from some sources to everybody.

    Attributes
    ----------
    probability : (n,) float64
        Of the best route to each person; 1 for the sources, 0 for who cannot be reached.
    before : (n,) int32
        Who comes before each person on it; negative for sources and who cannot be reached.
    """

    probability: NDArray[np.float64]
    before: NDArray[np.int32]

    def path(self, end: int) -> list[int]:
        """Return the positions of the best route to ``end``, which must be within reach."""
        path = [end]
        while self.before[path[-1]] >= 0:
            path.append(int(self.before[path[-1]]))
        return path[::-1]


def reach(network: InfluenceNetwork, sources: Sequence[int]) -> Reach:
    """Return the best routes from any of the sources to everybody.

    Parameters
    ----------
    network : InfluenceNetwork
    sources : sequence of int
        Positions of persons.
    """
    distance, before = dijkstra(graph_of_costs(network), sources)
    return Reach(np.exp(-distance), before)
