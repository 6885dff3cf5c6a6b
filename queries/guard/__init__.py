"""The read-only guard: what a stranger's Cypher must pass, and how far it may go."""

from leylines.queries.guard.answer import ROWS, SECONDS, Answer, Outcome, guarded
from leylines.queries.guard.change import Change, carry_out, check_change, rehearse
from leylines.queries.guard.check import check

__all__ = [
    "ROWS",
    "SECONDS",
    "Answer",
    "Change",
    "Outcome",
    "carry_out",
    "check",
    "check_change",
    "guarded",
    "rehearse",
]
