"""Probabilities beside what happened: log loss, Brier score, and whether they are calibrated."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leylines.queries.scores import intervals
from leylines.queries.validation.compare import verdict
from leylines.queries.validation.forecast import PROBABILITY, Forecast

BINS = 10
LEAST = 1e-6
"""No probability is taken as nearer to 0 or 1: one surprise would make the loss infinite."""


@dataclass(frozen=True, slots=True)
class Loss:
    """How wrong one forecaster was on average, by trial; less is better.

    ``lead`` is its loss less that of the probability: above 0 the probability is better. Intervals
    are 5 % to 95 %.
    """

    forecaster: str
    measure: str
    value: float
    low: float
    high: float
    lead: float
    lead_low: float
    lead_high: float

    @property
    def verdict(self) -> str:
        """Say how the probability does beside it: "ahead", "behind" or "level"."""
        return verdict(self.lead_low, self.lead_high)


@dataclass(frozen=True, slots=True)
class Bin:
    """Trials with about the same forecast: what was said on average, and what came."""

    said: float
    came: float
    low: float
    high: float
    trials: int


def log_losses(said: NDArray[np.float64], forecast: Forecast) -> NDArray[np.float64]:
    """Return each edge's sum of −log(probability of what happened) over its trials, in nats."""
    p = np.clip(said, LEAST, 1 - LEAST)
    missed = forecast.trials - forecast.successes
    return -(forecast.successes * np.log(p) + missed * np.log1p(-p))


def brier_scores(said: NDArray[np.float64], forecast: Forecast) -> NDArray[np.float64]:
    """Return each edge's sum of (probability − what happened)² over its trials.

    Notes
    -----
    Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78
    (1950), 1-3.
    """
    missed = forecast.trials - forecast.successes
    return forecast.successes * (1 - said) ** 2 + missed * said**2


LOSSES = {"log loss": log_losses, "Brier score": brier_scores}


def losses(forecasts: Sequence[Forecast], samples: NDArray[np.uint8]) -> list[Loss]:
    """Return the mean loss of each forecaster over all trials of all splits.

    Parameters
    ----------
    samples : (r, persons) uint8
        How often each person is in each sample; its edges go with their source, since occasions of
        one person are not independent of each other. The first sample holds everybody once.
    """
    trials = samples @ _by_source(forecasts, [each.trials for each in forecasts], samples)
    found = []
    for measure, loss in LOSSES.items():
        by = {
            name: samples
            @ _by_source(forecasts, [loss(each.said[name], each) for each in forecasts], samples)
            / np.maximum(trials, 1)
            for name in forecasts[0].said
        }
        for name, values in by.items():
            own = _interval(values)
            lead = _interval(values - by[PROBABILITY])
            found.append(Loss(name, measure, *own, *lead))
    return found


def reliability(forecasts: Sequence[Forecast], name: str, samples: NDArray[np.uint8]) -> list[Bin]:
    """Return what was said and what came, in bins of about as many trials each.

    Parameters
    ----------
    name : str
        Who says it.
    samples : (r, persons) uint8
        As in :func:`losses`; the intervals are of what came.
    """
    said = np.concatenate([each.said[name] for each in forecasts])
    trials = np.concatenate([each.trials for each in forecasts])
    successes = np.concatenate([each.successes for each in forecasts])
    source = np.concatenate([each.source for each in forecasts])
    order = np.argsort(said, kind="stable")
    share = np.cumsum(trials[order]) / trials.sum()
    place = np.empty(len(said), dtype=np.int64)
    place[order] = np.minimum((share * BINS).astype(np.int64), BINS - 1)
    bins = []
    for number in np.unique(place):
        held = place == number
        persons = samples.shape[1]
        tried = samples @ np.bincount(source[held], trials[held], minlength=persons)
        came = samples @ np.bincount(source[held], successes[held], minlength=persons)
        value, low, high = _interval(came / np.maximum(tried, 1))
        mean = float(np.average(said[held], weights=trials[held]))
        bins.append(Bin(mean, value, max(0.0, low), min(1.0, high), int(trials[held].sum())))
    return bins


def _by_source(
    forecasts: Sequence[Forecast],
    values: Sequence[NDArray[np.float64] | NDArray[np.int64]],
    samples: NDArray[np.uint8],
) -> NDArray[np.float64]:
    total = np.zeros(samples.shape[1])
    for each, value in zip(forecasts, values, strict=True):
        total += np.bincount(each.source, value, minlength=samples.shape[1])
    return total


def _interval(values: NDArray[np.float64]) -> tuple[float, float, float]:
    if len(values) == 1:
        return float(values[0]), float("nan"), float("nan")
    low, high = intervals(values[1:, None].astype(np.float32), values[:1], (-np.inf, np.inf))
    return float(values[0]), float(low[0]), float(high[0])
