"""A laboratory of attacks on scores: what forged interactions among the real ones move."""

from leylines.queries.attack.forged import Forged, inject
from leylines.queries.attack.lab import try_attacks
from leylines.queries.attack.measures import MEASURES
from leylines.queries.attack.plans import PLANS, Budget
from leylines.queries.attack.stage import Stage
from leylines.queries.attack.summary import summarise

__all__ = ["MEASURES", "PLANS", "Budget", "Forged", "Stage", "inject", "summarise", "try_attacks"]
