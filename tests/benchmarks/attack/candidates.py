"""Definitions of the score that were tried against attacks, and what each foretells."""

import numpy as np
from tables import SAID, written

from leylines.graph.network import Parameters
from leylines.graph.network.strength import DAY
from leylines.queries.attack import PLANS, summarise, try_attacks
from leylines.queries.engine import Graph, solve
from leylines.queries.scores.contextual import TOLERANCE, attenuation
from leylines.queries.validation import time_splits
from leylines.queries.validation.compare import compare, samples_of
from leylines.queries.validation.outcomes import outcomes
from leylines.queries.validation.scene import set_scene
from leylines.ui.cli.attack import busiest

CUTS = 6
NEW_COUNTS = 0.25
"""What an account's reaction adds to T on its first day, of what it adds when it is of age."""

CANDIDATES = {
    "now": (0.0, 0.0),
    "floor 10": (10.0, 0.0),
    "age 90 days": (0.0, 90.0),
    "floor 10 + age 90": (10.0, 90.0),
}
"""κ, added to what reached somebody; and the days after which an account counts in full."""


def candidate(interactions, flow, contexts, floor: float, age: float):
    """Return the score with T(u, v) = √strength(u → v) / (κ + what reached v)^γ.

    With an age, each flow counts ``(¼ + ¾ min(1, days since v was first seen / age))²`` of itself;
    the square is there because T has the root of it.
    """
    parameters = Parameters()
    value = flow.value * maturity(interactions, flow, age) if age else flow.value
    strength = contexts.strength(value)
    # Whom nothing reached has no edge from anybody, so that the 1 is never used.
    reached = np.where((total := contexts.reached(strength)) > 0, total, 1.0)
    shared = (floor + reached[contexts.target]) ** -parameters.gamma
    t = Graph.of(contexts.matrix(np.sqrt(strength) * shared))
    direct = t.matrix @ np.ones(len(contexts.person))
    beta = attenuation(contexts, direct, parameters.depth)[contexts.context]
    return solve(t, beta, direct, tolerance=TOLERANCE, parts=contexts.indptr)


def maturity(interactions, flow, age: float):
    first = np.full(len(interactions.persons), np.iinfo(np.int64).max)
    np.minimum.at(first, interactions.actor, interactions.at)
    np.minimum.at(first, interactions.target, interactions.at)
    days = np.maximum(flow.at - first[flow.target], 0) / DAY
    return (NEW_COUNTS + (1 - NEW_COUNTS) * np.minimum(1.0, days / age)) ** 2


def measure(floor: float, age: float):
    return lambda scene: candidate(scene.interactions, scene.flow, scene.contexts, floor, age)


def predicted(splits, samples: int):
    """Return NDCG at 100 of new people by candidate, with the lead of the present score."""
    people = len(splits[0].past.persons)
    nobody = np.full(people, -1, dtype=np.int32)  # communities have no part in this outcome

    def scenes():
        for split in splits:
            scene = set_scene(split, Parameters(), nobody)
            values = {
                "score" if name == "now" else name: candidate(
                    split.past, scene.flow, scene.contexts, *each
                )
                for name, each in CANDIDATES.items()
            }
            found = [each for each in outcomes(scene) if each.name == "new people"]
            yield found, values, scene

    drawn = samples_of(people, samples, Parameters().seed)
    rows = compare(scenes(), len(splits), drawn)
    return {row.predictor: row for row in rows if row.measure == "NDCG at 100"}


def prediction_table(data, samples: int) -> list[str]:
    parts = {}
    for name in ("sx-mathoverflow", "quantumcomputing"):
        splits = time_splits(data[name].interactions, CUTS)
        half = CUTS // 2
        parts[f"{name}, first {half} cuts"] = predicted(splits[:half], samples)
        parts[f"{name}, last {half} cuts"] = predicted(splits[half:], samples)
    lines = [f"| NDCG at 100 | {' | '.join(CANDIDATES)} |", "|---" * (1 + len(CANDIDATES)) + "|"]
    for part, rows in parts.items():
        cells = [f"{rows['score'].value:.3f}"]
        cells += [gain(rows[name]) for name in CANDIDATES if name != "now"]
        lines.append(f"| {part} | {' | '.join(cells)} |")
    return lines


def gain(row) -> str:
    return f"{row.value:.3f} ({-row.lead_high:+.3f} to {-row.lead_low:+.3f})"


def attack_table(data, trials: int) -> list[str]:
    lines = [
        f"| low attacker, {written(SAID)} | attack | {' | '.join(CANDIDATES)} |",
        "|---" * (2 + len(CANDIDATES)) + "|",
    ]
    measures = {name: measure(*each) for name, each in CANDIDATES.items()}
    for name, each in data.items():
        place = busiest(each.interactions)
        tried = try_attacks(
            each.interactions, Parameters(), place, budgets=[SAID], trials=trials, measures=measures
        )
        by = {(r["attack"], r["measure"]): r for r in summarise(tried) if r["attacker"] == "low"}
        for attack in PLANS:
            rows = [by[attack, candidate] for candidate in CANDIDATES]
            cells = [f"{row['rank']:,.0f} ({row['moved']:+.1f})" for row in rows]
            lines.append(f"| {name} | {attack} | {' | '.join(cells)} |")
    return lines


def section(data, trials: int, samples: int) -> list[str]:
    return [
        "## Definitions tried against it",
        "",
        "*floor 10* adds 10 to what reached somebody, before the power γ; *age 90 days* lets an",
        "account's reactions add to T a quarter on the day when it is first seen, growing to all",
        "after 90 days. Below: the median rank reached, and percentile points gained.",
        "",
        *attack_table(data, trials),
        "",
        "What each foretells of new people's reactions within the horizon of `leylines validate`;",
        "in brackets the 90 % interval of the lead over *now*, from samples of people (paired).",
        "",
        *prediction_table(data, samples),
        "",
    ]
