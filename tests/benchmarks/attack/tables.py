"""The tables and sentences of docs/gaming.md."""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from leylines.queries.attack import MEASURES, PLANS
from leylines.queries.attack.lab import ATTACKERS, Budget, Trial
from leylines.queries.attack.summary import interval

REAL = "real attention"
SAID = Budget(50, 10)
"""The budget of which sentences are made."""


def tables(trials: Sequence[Trial], rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return a table for each kind of attacker: attacks and budgets down, measures across."""
    lines: list[str] = []
    for attacker in ATTACKERS:
        chosen = [row for row in rows if row["attacker"] == attacker]
        before = next(row["rank_before"] for row in chosen if row["measure"] == "score")
        lines += [
            f"| {attacker} attacker, rank {before:,.0f} | budget | rank then "
            f"| {' | '.join(MEASURES)} |",
            "|---" * (3 + len(MEASURES)) + "|",
        ]
        lines += [line(chosen, attack, budget) for attack in PLANS for budget in budgets(trials)]
        lines.append("")
    return lines


def line(rows: Sequence[Mapping[str, Any]], attack: str, budget: Budget) -> str:
    by = {
        row["measure"]: row
        for row in rows
        if row["attack"] == attack and (row["interactions"], row["accounts"]) == size(budget)
    }
    cells = [
        "{:.1f} ({:.1f} to {:.1f})".format(
            *(rounded(by[m][end]) for end in ("moved", "low", "high"))
        )
        for m in MEASURES
    ]
    shown = f"*{attack}*" if attack == REAL else attack
    return f"| {shown} | {written(budget)} | {by['score']['rank']:,.0f} | {' | '.join(cells)} |"


def rounded(value: float) -> float:
    """Return a value to one place, 0 without a sign."""
    return round(value, 1) + 0.0


def budgets(trials: Sequence[Trial]) -> list[Budget]:
    return list(dict.fromkeys(trial.budget for trial in trials))


def size(budget: Budget) -> tuple[int, int]:
    return budget.interactions, budget.accounts


def written(budget: Budget) -> str:
    return f"{budget.interactions}x{budget.accounts}"


def gains(trials: Sequence[Trial], attack: str, attacker: str, measure: str) -> list[float]:
    """Return the percentile points that each attacker gained with the budget ``SAID``."""
    return [
        trial.after.percentile - trial.before.percentile
        for trial in trials
        if (trial.attack, trial.attacker, trial.measure) == (attack, attacker, measure)
        and trial.budget == SAID
    ]


def differences(trials: Sequence[Trial], first, second) -> tuple[float, float, float]:
    """Return how much more the first gains than the second, attacker by attacker."""
    pairs = zip(gains(trials, *first), gains(trials, *second), strict=True)
    return interval([one - other for one, other in pairs])


def weak_points(trials: Sequence[Trial]) -> list[str]:
    """Say where the score moves more than others do, beyond the interval over attackers."""
    lines = []
    for attacker in ATTACKERS:
        for attack in PLANS:
            found = {
                measure: differences(
                    trials, (attack, attacker, "score"), (attack, attacker, measure)
                )
                for measure in MEASURES
                if measure != "score"
            }
            worse = [f"{name} (by {d[0]:.1f})" for name, d in found.items() if d[1] > 0]
            if worse and attack != REAL:
                lines.append(f"- {attack}, {attacker} attacker: more than {', '.join(worse)}.")
    return lines or ["- Nowhere beyond the interval."]


def against_real(tried: Mapping[str, Sequence[Trial]]) -> list[str]:
    """Return by measure how much more low attackers gain by sock puppets than by real people."""
    lines = [f"| sock puppets over {REAL} | {' | '.join(MEASURES)} |"]
    lines.append("|---" * (1 + len(MEASURES)) + "|")
    for name, trials in tried.items():
        found = [
            differences(trials, ("sock puppets", "low", measure), (REAL, "low", measure))
            for measure in MEASURES
        ]
        cells = ["{:+.1f} ({:+.1f} to {:+.1f})".format(*map(rounded, each)) for each in found]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return [*lines, ""]


def weakness(trials: Sequence[Trial], name: str) -> str:
    """Say where sock puppets bring a low attacker by the score, and where as many real people."""
    puppets, real = (rank(trials, attack) for attack in ("sock puppets", REAL))
    mean, low, high = differences(trials, ("sock puppets", "low", "score"), (REAL, "low", "score"))
    return (
        f"to rank {puppets:,.0f} instead of {real:,.0f} on {name} "
        f"({mean:+.1f} percentile points, {low:+.1f} to {high:+.1f})"
    )


def rank(trials: Sequence[Trial], attack: str) -> float:
    """Return the median rank that low attackers reach by the score with the budget ``SAID``."""
    return median(
        trial.after.rank
        for trial in trials
        if (trial.attack, trial.attacker, trial.measure) == (attack, "low", "score")
        and trial.budget == SAID
    )
