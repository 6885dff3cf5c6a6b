"""How far influence spreads by any route, through whom it spreads furthest, and who is missed."""

from leylines.queries.spread.arrival import Arrival, Bottleneck, Chance, arrival
from leylines.queries.spread.celf import celf
from leylines.queries.spread.choice import Choice, Task, choose_seeds
from leylines.queries.spread.costs import read_costs
from leylines.queries.spread.exact import exact_chances, exact_spread
from leylines.queries.spread.loss import Loss, loss_without
from leylines.queries.spread.models import MODELS, Model
from leylines.queries.spread.seeds import Seeds, select_seeds
from leylines.queries.spread.simulate import Spread, simulate_spread

__all__ = [
    "MODELS",
    "Arrival",
    "Bottleneck",
    "Chance",
    "Choice",
    "Loss",
    "Model",
    "Seeds",
    "Spread",
    "Task",
    "arrival",
    "celf",
    "choose_seeds",
    "exact_chances",
    "exact_spread",
    "loss_without",
    "read_costs",
    "select_seeds",
    "simulate_spread",
]
