"""The read-only guard: what a stranger's Cypher must pass, and how far it may go."""

from leylines.queries.guard.answer import Answer, Outcome, guarded
from leylines.queries.guard.check import check

__all__ = ["Answer", "Outcome", "check", "guarded"]
