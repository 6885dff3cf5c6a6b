"""Routes of influence: the best, the alternatives, and those worth their end's standing."""

from leylines.queries.routes.alternatives import find_routes
from leylines.queries.routes.contextual import (
    Carried,
    ContextualRoute,
    ContextualRoutes,
    carried_into,
    contextual_routes,
)
from leylines.queries.routes.in_time import (
    InOrder,
    Timeline,
    find_routes_in_time,
    in_order,
    reach_in_time,
    timeline,
)
from leylines.queries.routes.intermediaries import intermediaries
from leylines.queries.routes.reach import Reach, reach
from leylines.queries.routes.route import Hop, Route, make_route

__all__ = [
    "Carried",
    "ContextualRoute",
    "ContextualRoutes",
    "Hop",
    "InOrder",
    "Reach",
    "Route",
    "Timeline",
    "carried_into",
    "contextual_routes",
    "find_routes",
    "find_routes_in_time",
    "in_order",
    "intermediaries",
    "make_route",
    "reach",
    "reach_in_time",
    "timeline",
]
