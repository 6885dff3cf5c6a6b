"""``make validity``: try the score on real data, and write docs/validity.md and its plots.

Reads ../shared/data; the same data and programs give the same page.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

import altair as alt
import datasets
import numpy as np
import plots
import tuning
from scipy import stats

from leylines.graph.network import Parameters
from leylines.queries.validation import (
    Validation,
    random_splits,
    sentences,
    time_splits,
    validate_splits,
)
from leylines.queries.validation.measures import MEASURES
from leylines.queries.validation.scene import set_scene

DOCS = Path(__file__).parents[3] / "docs"
CUTS = 6
HELD = 0.2
TRAINED = ("sx-mathoverflow", "CollegeMsg")
INTRODUCTION = """\
# Does the score hold?

Scores and probabilities are made of what lies before a cut and measured on what came after it. The
page is made by `make validity`; `leylines validate` does the same with your own graph.

- **What is foretold.** How many *new people* (who never had before) will react to somebody within
  the horizon: anywhere, *inside* the community (each community apart), *across* (people at
  home in another one); and whose answers are *accepted*. Only who was there before the cut counts.
  Communities are the declared ones, those known from outside, or those detected in the past.
- **Beside it stand** PageRank and HITS on all that happened (unfaded), counts of reactions and
  activity (all, and *lately*: one horizon back), *fading reactions* (half-life 90 days), degrees
  (different people), and *new people lately*, the same as what is foretold, one horizon earlier.
- **Measures.** NDCG at 100 (the first places), precision at 20 (how many of the first 20 gained
  anybody), Spearman and Kendall (the whole order). Level ones share their places evenly.
- **Intervals** are 90 %, from {samples} samples of *people*, each drawn as often in every cut, for
  what happens to one person after two cuts is not independent; the same samples for score and rival
  (paired). They do not cover what another time would have brought: see the cuts ahead beside them.
  No correction is made for the number of comparisons. Kendall's tau has none: it would take long.
- **Next hops.** Each occasion of a source after the cut is a trial for every edge out of it whose
  target was active before the cut; it succeeds if influence flowed. Targets that left count too.
  Rivals: the base rate of all edges, the edge's own *k of n* (a success and a failure added), the
  rate at which the target reacts to anybody, and the source's. Samples are of sources.
- **Without times** (email-Eu-core, polblogs) a fifth of the links is held back by chance, six
  times. That is a sample of what is known: the plain in-degree is then nearly the best guess by
  construction, and nothing is said about time.
"""


def validated(data: datasets.DataSet, parameters: Parameters) -> Validation:
    splits = (
        time_splits(data.interactions, CUTS)
        if data.timed
        else random_splits(data.interactions, CUTS, HELD, parameters.seed)
    )
    return validate_splits(splits, parameters, data.groups)


def section(data: datasets.DataSet, found: Validation) -> list[str]:
    ahead = f"horizon {found.horizon_days:.0f} days" if found.horizon_days else "a fifth held back"
    lines = [f"## {data.name}", "", f"{data.says}. {len(data.interactions):,} interactions, "]
    lines[-1] += f"{len(data.interactions.persons):,} people; {CUTS} splits, {ahead}."
    lines += ["", *(f"- {sentence}" for sentence in sentences(found)), ""]
    for outcome in dict.fromkeys(row.outcome for row in found.compared):
        lines += [*table(found, outcome), ""]
    if found.losses:
        lines += [*loss_table(found), ""]
    return lines + pictures(data.name, found)


def table(found: Validation, outcome: str) -> list[str]:
    """Return a table of one outcome: predictors down, measures across."""
    rows = {(r.predictor, r.measure): r for r in found.compared if r.outcome == outcome}
    names = list(dict.fromkeys(predictor for predictor, _ in rows))
    names.sort(key=lambda name: -rows[name, MEASURES[0]].value)
    lines = [f"| {outcome} | {' | '.join(MEASURES)} | cuts ahead (NDCG) |", "|---" * 6 + "|"]
    for name in names:
        cells = [cell(rows[name, measure]) for measure in MEASURES]
        first = rows[name, MEASURES[0]]
        cuts = "" if name == "score" else f"{first.ahead} of {first.splits}"
        shown = f"**{name}**" if name == "score" else name
        lines.append(f"| {shown} | {' | '.join(cells)} | {cuts} |")
    return lines


def cell(row) -> str:
    """Return a value and its interval, and the mark of who is ahead."""
    if np.isnan(row.value):
        return ""
    mark = {"ahead": " ▼", "behind": " **▲**", "level": ""}[row.verdict]
    interval = "" if np.isnan(row.low) else f" ({row.low:.2f}–{row.high:.2f})"
    return f"{row.value:.3f}{interval}{mark}"


def loss_table(found: Validation) -> list[str]:
    measures = list(dict.fromkeys(loss.measure for loss in found.losses))
    by = {(loss.forecaster, loss.measure): loss for loss in found.losses}
    lines = [f"| next hops, {found.trials:,} trials | {' | '.join(measures)} |", "|---|---|---|"]
    for name in dict.fromkeys(loss.forecaster for loss in found.losses):
        cells = [by[name, measure] for measure in measures]
        text = " | ".join(
            f"{each.value:.4f} ({each.low:.4f}–{each.high:.4f})"
            + {"ahead": " ▼", "behind": " **▲**", "level": ""}[each.verdict]
            for each in cells
        )
        lines.append(f"| {name} | {text} |")
    return lines


def pictures(name: str, found: Validation) -> list[str]:
    drawn = [
        plots.leads(found, outcome, "NDCG at 100")
        for outcome in dict.fromkeys(row.outcome for row in found.compared)
    ]
    plots.save(alt.hconcat(*drawn), DOCS / "pictures" / f"validity-{name}.svg")
    lines = [f"![Leads of the score](pictures/validity-{name}.svg)", ""]
    if found.reliability:
        plots.save(plots.reliability(found, name), DOCS / "pictures" / f"reliability-{name}.svg")
        lines += [f"![Reliability of the probability](pictures/reliability-{name}.svg)", ""]
    return lines


def agreement(data: datasets.DataSet) -> list[str]:
    """Return how far communities that are known from outside show in the network."""
    whole = random_splits(data.interactions, 1, 0.0, 1)
    detected = set_scene(whole[0], Parameters()).group
    known = detected >= 0
    together = normalised(data.groups[known], detected[known])
    count = int(detected.max()) + 1
    return [
        f"Communities detected in the whole of it: {count}, of {int(data.groups.max()) + 1} known; "
        f"normalised mutual information {together:.2f} on {int(known.sum()):,} people.",
        "",
    ]


def normalised(first: np.ndarray, second: np.ndarray) -> float:
    """Return the mutual information of two divisions over the mean of their entropies."""
    cells = np.zeros((first.max() + 1, second.max() + 1))
    np.add.at(cells, (first, second), 1.0)
    entropies = [stats.entropy(cells.sum(axis=axis)) for axis in (0, 1)]
    return float(2 * (sum(entropies) - stats.entropy(cells.ravel())) / sum(entropies))


def chosen(data: dict[str, datasets.DataSet], parameters: Parameters) -> list[str]:
    """Return the search for parameters: chosen on the training part, shown on the held-out part."""
    cuts = {name: time_splits(data[name].interactions, CUTS) for name in TRAINED}
    half = CUTS // 2
    trained = [tuning.tried(cuts[name][:half]) for name in TRAINED]
    default, best = tuning.default_choice(), tuning.best(trained)
    kept = list(
        dict.fromkeys([default, best, ((30.0,), *default[1:]), ((30.0, 180.0), *default[1:])])
    )
    parts = {f"{name}, later cuts": (cuts[name][half:], None) for name in TRAINED}
    for name, each in data.items():
        if name not in TRAINED:
            splits = (
                time_splits(each.interactions, CUTS)
                if each.timed
                else random_splits(each.interactions, CUTS, HELD, parameters.seed)
            )
            parts[name] = splits, each.groups
    lines = [
        "## Choosing parameters",
        "",
        f"Chosen by the mean of NDCG at 100 and Spearman on the first {half} cuts of "
        f"{' and '.join(TRAINED)}, among {len(tuning.choices())}: half-lives "
        f"{', '.join(f'{life:g}' for life in tuning.HALF_LIVES)} days, γ "
        f"{', '.join(map(str, tuning.GAMMAS))}, depth {', '.join(map(str, tuning.DEPTHS))}, and "
        f"{len(tuning.MIXES)} mixes of two half-lives. Shown on what had no part in it, as "
        "NDCG at 100 / Spearman (means over outcomes; no acceptances).",
        "",
        f"| | {' | '.join(said(choice, default, best) for choice in kept)} |",
        "|---" * (len(kept) + 1) + "|",
    ]
    for name, result in zip(TRAINED, trained, strict=True):
        by = {(each.half_lives, each.gamma, each.depth): each for each in result}
        cells = [f"{by[choice].ndcg:.3f} / {by[choice].spearman:.3f}" for choice in kept]
        lines.append(f"| *training:* {name}, first cuts | {' | '.join(cells)} |")
    for name, (splits, groups) in parts.items():
        result = tuning.tried(splits, groups, kept)
        cells = [f"{each.ndcg:.3f} / {each.spearman:.3f}" for each in result]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return [*lines, ""]


def said(choice, default, best) -> str:
    lives, gamma, depth = choice
    text = f"half-life {' and '.join(f'{life:g}' for life in lives)}, γ {gamma:g}, depth {depth:g}"
    marks = [word for word, each in (("default", default), ("chosen", best)) if each == choice]
    return f"{text} ({', '.join(marks)})" if marks else text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=int, default=200, help="of people, for the intervals")
    told = parser.parse_args()
    parameters = replace(Parameters(), bootstrap=told.samples)
    data = {name: read() for name, read in datasets.ALL.items()}
    lines = [INTRODUCTION.format(samples=told.samples)]
    lines += [
        "▼: below the score by more than its interval; **▲**: above it, the score loses.",
        "",
    ]
    for name, each in data.items():
        print(name, file=sys.stderr)
        lines += section(each, validated(each, parameters))
        if each.groups is not None:
            lines += agreement(each)
    print("choosing parameters", file=sys.stderr)
    lines += chosen(data, parameters)
    (DOCS / "validity.md").write_text("\n".join(lines).rstrip() + "\n", "utf-8")


if __name__ == "__main__":
    main()
