"""The influence network: from the graph's interactions to arrays of who influences whom."""

from leylines.graph.network.build import build_network
from leylines.graph.network.influence import InfluenceNetwork
from leylines.graph.network.interactions import Contents, Interactions, Lists
from leylines.graph.network.parameters import (
    KindInfluence,
    Parameters,
    influence_table_text,
    read_influence_table,
)
from leylines.graph.network.read import read_interactions
from leylines.graph.network.strength import InfluenceFlow, influence_flow

__all__ = [
    "Contents",
    "InfluenceFlow",
    "InfluenceNetwork",
    "Interactions",
    "KindInfluence",
    "Lists",
    "Parameters",
    "build_network",
    "influence_flow",
    "influence_table_text",
    "read_influence_table",
    "read_interactions",
]
