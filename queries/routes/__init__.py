"""Routes of influence: the best, the alternatives, and those worth their end's standing."""

from leylines.queries.routes.alternatives import find_routes
from leylines.queries.routes.contextual import (
    Carried,
    ContextualRoute,
    ContextualRoutes,
    best_value,
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
from leylines.queries.routes.without import Between, between, network_without

__all__ = [
    "Between",
    "Carried",
    "ContextualRoute",
    "ContextualRoutes",
    "Hop",
    "InOrder",
    "Reach",
    "Route",
    "Timeline",
    "best_value",
    "between",
    "carried_into",
    "contextual_routes",
    "find_routes",
    "find_routes_in_time",
    "in_order",
    "intermediaries",
    "make_route",
    "network_without",
    "reach",
    "reach_in_time",
    "timeline",
]
