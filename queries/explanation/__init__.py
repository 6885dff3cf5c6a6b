"""Exact explanations: what a score is made of, and why it moved between two runs."""

from leylines.queries.explanation.beside import beside
from leylines.queries.explanation.change import FACTORS, Change, explain_change
from leylines.queries.explanation.made_of import MadeOf, made_of
from leylines.queries.explanation.solution import Solution, solve

__all__ = [
    "FACTORS",
    "Change",
    "MadeOf",
    "Solution",
    "beside",
    "explain_change",
    "made_of",
    "solve",
]
