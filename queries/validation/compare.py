"""The score beside what is set against it, over all splits, with paired intervals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leylines.graph.progress import Progress, silent
from leylines.queries.scores import intervals, replicates
from leylines.queries.validation.measures import (
    MEASURES,
    Ranking,
    kendall,
    ndcg,
    precision,
    spearman,
)
from leylines.queries.validation.outcomes import NAMES, Outcome
from leylines.queries.validation.predictors import SCORE, Predictions
from leylines.queries.validation.scene import Scene

Samples = Mapping[str, Mapping[str, NDArray[np.float64]]]
"""Of each predictor and measure the values by sample; the first sample is the data as they are."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One predictor's value on one outcome by one measure, and how far the score is from it.

    Attributes
    ----------
    outcome, predictor, measure : str
    value, low, high : float
        The mean over all splits, and its 5 % to 95 % interval.
    lead, lead_low, lead_high : float
        The score's value less this one, and the interval of that, both from the same samples.
    ahead, splits : int
        In how many of the splits the score is ahead of it.
    """

    outcome: str
    predictor: str
    measure: str
    value: float
    low: float
    high: float
    lead: float
    lead_low: float
    lead_high: float
    ahead: int
    splits: int

    @property
    def verdict(self) -> str:
        """Say how the score does beside it: "ahead", "behind" or "level"."""
        return verdict(self.lead_low, self.lead_high)


def verdict(low: float, high: float) -> str:
    """Say what the interval of a lead tells: "ahead", "behind" or "level".

    Examples
    --------
    >>> verdict(0.1, 0.2), verdict(-0.1, 0.2)
    ('ahead', 'level')
    """
    if low > 0:
        return "ahead"
    return "behind" if high < 0 else "level"


def samples_of(persons: int, count: int, seed: int) -> NDArray[np.uint8]:
    """Return how often each person is in each sample, (1 + count, persons) uint8.

    The first sample holds everybody once. In the others persons are drawn: a person stays drawn
    as often in all splits, for what happens to one person after two cuts is not independent.
    """
    drawn = [np.ones(persons, dtype=np.uint8), *replicates(persons, count, seed)]
    return np.stack(drawn)


def measured(
    scene: Scene, outcome: Outcome, predictions: Predictions, samples: NDArray[np.uint8]
) -> Samples:
    """Measure every predictor on one outcome of one split; blocks count alike.

    Parameters
    ----------
    samples : (r, persons) uint8
    """
    by: dict[str, dict[str, list[NDArray[np.float64]]]] = {
        predictor: {measure: [] for measure in MEASURES} for predictor in predictions
    }
    for block in outcome.blocks:
        weights = np.ascontiguousarray(samples[:, scene.contexts.person[block]])
        gain = outcome.gain[block]
        ideal = Ranking.of(gain)
        for predictor, value in predictions.items():
            ranking = Ranking.of(value[block])
            # Kendall's tau of hundreds of samples would take hours: it has no interval.
            tau = np.full(len(samples), np.nan)
            tau[0] = kendall(value[block], gain)
            found = (
                ndcg(ranking, ideal, gain, weights),
                precision(ranking, gain, weights),
                spearman(ranking, ideal, weights),
                tau,
            )
            for measure, values in zip(MEASURES, found, strict=True):
                by[predictor][measure].append(values)
    return {
        predictor: {measure: _mean(values) for measure, values in measures.items()}
        for predictor, measures in by.items()
    }


def compare(
    scenes: Iterable[tuple[Sequence[Outcome], Predictions, Scene]],
    count: int,
    samples: NDArray[np.uint8],
    progress: Progress = silent,
) -> list[Compared]:
    """Compare the score with every predictor, on every outcome by every measure.

    Parameters
    ----------
    scenes : iterable of (outcomes, predictions, scene)
        One for each split.
    count : int
        How many there are, for the progress.
    samples : (r, persons) uint8
    """
    by_outcome: dict[str, list[Samples]] = {}
    for number, (found, predictions, scene) in enumerate(scenes):
        for outcome in found:
            split = measured(scene, outcome, predictions, samples)
            by_outcome.setdefault(outcome.name, []).append(split)
        progress("Comparing", number + 1, count)
    return [
        _compared(outcome, predictor, measure, by_outcome[outcome])
        for outcome in NAMES
        if outcome in by_outcome
        for measure in MEASURES
        for predictor in by_outcome[outcome][0]
    ]


def _compared(outcome: str, predictor: str, measure: str, splits: Sequence[Samples]) -> Compared:
    own = np.array([split[SCORE][measure] for split in splits])
    other = np.array([split[predictor][measure] for split in splits])
    value, low, high = _interval(_mean(other), (-1.0, 1.0))
    lead, lead_low, lead_high = _interval(_mean(own) - _mean(other), (-2.0, 2.0))
    return Compared(
        outcome,
        predictor,
        measure,
        value,
        low,
        high,
        lead,
        lead_low,
        lead_high,
        int((own[:, 0] > other[:, 0]).sum()),
        len(splits),
    )


def _mean(values: Sequence[NDArray[np.float64]] | NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the mean of rows, of those that are known; NaN where none is."""
    rows = np.array(values)
    known = ~np.isnan(rows)
    total = np.where(known, rows, 0.0).sum(axis=0)
    return np.where(known.any(axis=0), total / np.maximum(known.sum(axis=0), 1), np.nan)


def _interval(
    values: NDArray[np.float64], bounds: tuple[float, float]
) -> tuple[float, float, float]:
    point = values[:1]
    sampled = values[1:]
    if not len(sampled) or np.isnan(sampled).all():
        return float(point[0]), float("nan"), float("nan")
    low, high = intervals(sampled[:, None].astype(np.float32), point, bounds)
    return float(point[0]), float(low[0]), float(high[0])
