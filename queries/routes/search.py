"""Routes as paths: the influence network as a graph of costs, the best route the cheapest path."""

import numpy as np

from leylines.graph.network import InfluenceNetwork
from leylines.queries.engine import Graph


def graph_of_costs(network: InfluenceNetwork) -> Graph:
    """Return the network with the cost −log(probability) on each edge, 0 or more."""
    cost = np.maximum(-np.log(network.probability), 0.0)
    return Graph(network.indptr, network.indices, cost)
