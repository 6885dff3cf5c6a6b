"""Who stands between others, and between communities."""

from leylines.queries.brokerage.betweenness import betweenness
from leylines.queries.brokerage.participation import participation

__all__ = ["betweenness", "participation"]
