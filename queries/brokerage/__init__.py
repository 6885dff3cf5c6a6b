"""Who stands between others, and between communities."""

from leylines.queries.brokerage.betweenness import betweenness
from leylines.queries.brokerage.constraint import constraint
from leylines.queries.brokerage.effective_size import effective_size
from leylines.queries.brokerage.gould_fernandez import ROLES, Brokerage, gould_fernandez
from leylines.queries.brokerage.participation import participation, participation_of_ties
from leylines.queries.brokerage.within_community import within_community

__all__ = [
    "ROLES",
    "Brokerage",
    "betweenness",
    "constraint",
    "effective_size",
    "gould_fernandez",
    "participation",
    "participation_of_ties",
    "within_community",
]
