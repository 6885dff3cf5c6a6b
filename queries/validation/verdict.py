"""What a validation says, in plain sentences: where the score wins, and where it loses."""

from collections.abc import Iterator, Sequence

from leylines.queries.validation.compare import Compared
from leylines.queries.validation.predictors import GLOBAL, SCORE
from leylines.queries.validation.validate import Validation

SAID = {
    "new people": "whom new people will react to",
    "new people inside": "whom new people of the same community will react to",
    "new people across": "whom new people of other communities will react to",
    "accepted": "whose answers will be accepted",
}
TOLD = ("NDCG at 100", "Spearman")
"""The measures that are put in words: the first places, and the whole order."""
OFF = 1.5
"""A bin whose forecast is so many times what came, or less than one over it, is not calibrated."""


def sentences(found: Validation) -> Iterator[str]:
    """Yield what the comparison comes to, losses included."""
    for outcome in SAID:
        for measure in TOLD:
            rows = [
                row for row in found.compared if (row.outcome, row.measure) == (outcome, measure)
            ]
            if rows:
                yield _sentence(outcome, measure, rows)
    yield from _forecasts(found)


def _sentence(outcome: str, measure: str, rows: Sequence[Compared]) -> str:
    own = next(row.value for row in rows if row.predictor == SCORE)
    others = [row for row in rows if row.predictor not in (SCORE, GLOBAL)]
    parts = [
        f"{word} {_listed([row for row in others if row.verdict == verdict])}"
        for verdict, word in (
            ("behind", "it loses to"),
            ("ahead", "it beats"),
            ("level", "it is not told apart from"),
        )
        if any(row.verdict == verdict for row in others)
    ]
    return f"The score on {SAID[outcome]} ({measure} {own:.2f}): {'; '.join(parts)}."


def _listed(rows: Sequence[Compared]) -> str:
    falling = sorted(rows, key=lambda row: -row.value)
    return ", ".join(f"{row.predictor} ({row.value:.2f})" for row in falling)


def _forecasts(found: Validation) -> Iterator[str]:
    for measure in dict.fromkeys(loss.measure for loss in found.losses):
        rows = [loss for loss in found.losses if loss.measure == measure]
        own, others = rows[0], rows[1:]
        for verdict, word in (
            ("ahead", "better than"),
            ("behind", "worse than"),
            ("level", "not told apart from"),
        ):
            names = [
                f"{row.forecaster} ({row.value:.4f})" for row in others if row.verdict == verdict
            ]
            if names:
                yield f"The probability's {measure} ({own.value:.4f}) is {word} {', '.join(names)}."
    bins = found.reliability
    if bins:
        high = sum(each.said > OFF * each.came for each in bins)
        low = sum(each.came > OFF * each.said for each in bins)
        if high or low:
            yield (
                f"It is not calibrated everywhere: of {len(bins)} bins it says too much in {high} "
                f"and too little in {low}, by more than half as much again."
            )
        else:
            yield "It is calibrated: in no bin is it off by more than half as much again."
