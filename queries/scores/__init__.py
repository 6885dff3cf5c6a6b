"""Scores of persons in their communities and everywhere, and what the two say together."""

from leylines.queries.scores.authorities import authorities
from leylines.queries.scores.bootstrap import intervals, replicates
from leylines.queries.scores.contexts import Contexts, build_contexts
from leylines.queries.scores.contextual import contextual_scores
from leylines.queries.scores.pagerank import pagerank
from leylines.queries.scores.pair import QUADRANTS, correlations, everywhere, quadrants
from leylines.queries.scores.scale import Order, order, rising, scale
from leylines.queries.scores.tiers import tiers

__all__ = [
    "QUADRANTS",
    "Contexts",
    "Order",
    "authorities",
    "build_contexts",
    "contextual_scores",
    "correlations",
    "everywhere",
    "intervals",
    "order",
    "pagerank",
    "quadrants",
    "replicates",
    "rising",
    "scale",
    "tiers",
]
