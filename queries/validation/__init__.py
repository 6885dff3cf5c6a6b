"""Does it hold: scores and probabilities of the past, measured on what came afterwards."""

from leylines.queries.validation.splits import Split, random_splits, time_splits
from leylines.queries.validation.validate import Validation, validate, validate_splits
from leylines.queries.validation.verdict import sentences

__all__ = [
    "Split",
    "Validation",
    "random_splits",
    "sentences",
    "time_splits",
    "validate",
    "validate_splits",
]
