"""What the trials come to: how far an attack moves a measure, with an interval."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from scipy import stats

from leylines.queries.attack.lab import Trial

LEVEL = 0.9
"""Of the intervals."""

TOP = 10
"""The first so many of a community are what an attacker would like to be among."""


def summarise(trials: Iterable[Trial]) -> list[dict[str, Any]]:
    """Return a row for each attack, budget, kind of attacker and measure, in the order of trials.

    ``moved`` is the mean of percentile points gained in the community, ``low`` to ``high`` its 90 %
    interval over attackers (Student's t); ``overall`` and its interval are the same among
    everybody. ``percentile`` and ``rank`` are the medians reached, ``top`` the share of attackers
    that came among the first ten, ``shown`` the mean of points gained on the scale from 0 to 100.
    """
    groups: dict[tuple[Any, ...], list[Trial]] = defaultdict(list)
    for trial in trials:
        groups[trial.attack, trial.budget, trial.attacker, trial.measure].append(trial)
    return [_row(group) for group in groups.values()]


def _row(group: Sequence[Trial]) -> dict[str, Any]:
    first = group[0]
    here = [trial.after.percentile - trial.before.percentile for trial in group]
    everywhere = [
        trial.after_overall.percentile - trial.before_overall.percentile for trial in group
    ]
    moved, low, high = interval(here)
    overall, overall_low, overall_high = interval(everywhere)
    return {
        "attack": first.attack,
        "interactions": first.budget.interactions,
        "accounts": first.budget.accounts,
        "attacker": first.attacker,
        "measure": first.measure,
        "trials": len(group),
        "moved": moved,
        "low": low,
        "high": high,
        "percentile": float(np.median([trial.after.percentile for trial in group])),
        "rank_before": float(np.median([trial.before.rank for trial in group])),
        "rank": float(np.median([trial.after.rank for trial in group])),
        "top": float(np.mean([trial.after.rank <= TOP for trial in group])),
        "shown": float(np.mean([trial.after.shown - trial.before.shown for trial in group])),
        "overall": overall,
        "overall_low": overall_low,
        "overall_high": overall_high,
    }


def interval(values: Sequence[float]) -> tuple[float, float, float]:
    """Return the mean and the ends of its interval; of one value, or of equal ones, itself.

    Examples
    --------
    >>> [round(end, 2) for end in interval([1.0, 2.0, 3.0])]
    [2.0, 0.31, 3.69]
    """
    mean = float(np.mean(values))
    if len(values) < 2:
        return mean, mean, mean
    half = stats.t.ppf((1 + LEVEL) / 2, len(values) - 1) * stats.sem(values)
    return mean, max(-100.0, float(mean - half)), min(100.0, float(mean + half))
