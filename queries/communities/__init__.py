"""Communities: detected ones, where people are at home, and which community reaches which."""

from leylines.queries.communities.home import AT_HOME, homes, main_home, one_home
from leylines.queries.communities.label_propagation import label_propagation
from leylines.queries.communities.leiden import detect_communities
from leylines.queries.communities.reach import Inflow, Reach
from leylines.queries.communities.stability import Stability, stability

__all__ = [
    "AT_HOME",
    "Inflow",
    "Reach",
    "Stability",
    "detect_communities",
    "homes",
    "label_propagation",
    "main_home",
    "one_home",
    "stability",
]
