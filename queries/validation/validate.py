"""Whether scores and probabilities of the past foretell what came afterwards: all of it at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leylines.graph.errors import AnalysisError
from leylines.graph.network import Interactions, Parameters
from leylines.graph.progress import Progress, silent
from leylines.queries.validation.calibration import Bin, Loss, losses, reliability
from leylines.queries.validation.compare import Compared, compare, samples_of
from leylines.queries.validation.forecast import PROBABILITY, Forecast, forecast
from leylines.queries.validation.outcomes import Outcome, outcomes
from leylines.queries.validation.predictors import Predictions, predictions
from leylines.queries.validation.scene import Scene, set_scene
from leylines.queries.validation.splits import Split, time_splits


@dataclass(frozen=True, slots=True)
class Validation:
    """What was found.

    Attributes
    ----------
    cuts : list of int
        The ends of the pasts, milliseconds since 1970.
    horizon_days : float or None
        How far each looked ahead; none if the data were split by chance.
    compared : list of Compared
        The score beside everything that is set against it.
    losses : list of Loss
        The probability beside simpler ones; empty if nothing could be forecast.
    reliability : list of Bin
        Of the probability.
    trials : int
        How many forecasts the last two rest on.
    """

    cuts: list[int]
    horizon_days: float | None
    compared: list[Compared]
    losses: list[Loss]
    reliability: list[Bin]
    trials: int


def validate(
    interactions: Interactions,
    parameters: Parameters,
    *,
    cuts: int = 6,
    horizon_days: float | None = None,
    progress: Progress = silent,
) -> Validation:
    """Split the data at several times, score the past, and measure on the future.

    Parameters
    ----------
    interactions : Interactions
    parameters : Parameters
        What the score is made with; ``bootstrap`` and ``seed`` are those of the intervals.
    cuts : int
    horizon_days : float, optional
        None: 90 days, or a sixth of the data's span if that is less.

    Raises
    ------
    AnalysisError
        If there is too little to split, or nothing came after any cut.

    Examples
    --------
    >>> validate(interactions, Parameters()).compared[0].outcome    # doctest: +SKIP
    'new people'
    """
    if not len(interactions):
        raise AnalysisError(
            "There are no interactions between people to look at",
            cure="Load some first: leylines load SOURCE PATH --network NAME, or leylines demo.",
        )
    return validate_splits(
        time_splits(interactions, cuts, horizon_days), parameters, progress=progress
    )


def validate_splits(
    splits: Sequence[Split],
    parameters: Parameters,
    groups: NDArray[np.int32] | None = None,
    progress: Progress = silent,
) -> Validation:
    """Do the same for splits that are given.

    Parameters
    ----------
    groups : (persons,) int32, optional
        The community of each person where that is known; see :func:`set_scene`.
    """
    samples = samples_of(len(splits[0].past.persons), parameters.bootstrap, parameters.seed)
    forecasts: list[Forecast] = []

    def scenes() -> Iterator[tuple[list[Outcome], Predictions, Scene]]:
        for split in splits:
            scene = set_scene(split, parameters, groups)
            found = forecast(scene)
            if found is not None and found.trials.sum():
                forecasts.append(found)
            yield outcomes(scene), predictions(scene), scene

    compared = compare(scenes(), len(splits), samples, progress)
    if not compared and not forecasts:
        raise AnalysisError(
            "After no cut did enough happen to measure anything",
            cure="Load more, or look further ahead with --horizon-days.",
        )
    horizon = splits[0].horizon
    return Validation(
        [split.until for split in splits],
        None if horizon is None else horizon / 86_400_000,
        compared,
        losses(forecasts, samples) if forecasts else [],
        reliability(forecasts, PROBABILITY, samples) if forecasts else [],
        int(sum(each.trials.sum() for each in forecasts)),
    )
