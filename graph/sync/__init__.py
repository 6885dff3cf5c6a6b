"""Synchronising: several communities brought up to date in one go, each from where it was."""

from leylines.graph.sync.config import Entry, Plan, read_plan
from leylines.graph.sync.sync import Outcome, sync

__all__ = ["Entry", "Outcome", "Plan", "read_plan", "sync"]
