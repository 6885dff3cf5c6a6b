"""``make attack``: try attacks on the score and on other measures, and write docs/gaming.md.

Reads ../shared/data; the same data and programs give the same page.
"""

import argparse
import sys
from pathlib import Path

import candidates
import scenes
import tables

from leylines.graph.network import Parameters
from leylines.queries.attack import PLANS, summarise, try_attacks
from leylines.queries.attack.lab import BUDGETS
from leylines.ui.cli.attack import busiest

DOCS = Path(__file__).parents[3] / "docs"
INTRODUCTION = """\
# What can be gamed

**Known weakness.** Ten sock puppets can lift somebody more than ten real people do. Of somebody to
whom hardly anybody reacts, 50 reactions within 30 days by ten new accounts bring the score
{weakness}. The second rank is what 50 reactions of ten real people bring. A new account reacts to
nobody else, so its attention is undivided, and a reaction counts less the more its giver reacts to.
Nothing in the definition holds against that yet; [what was tried](decisions/gaming.md).

The page is made by `make attack`; `leylines attack` does the same with your own graph. A budget of
50x10 is 50 forged interactions and 10 accounts beside the attacker's own. A *low* attacker is of
the tenth to whom fewest people react, an *average* one of the middle fifth of the rest; {trials}
of each are drawn, the same for every attack (fewer where there are not so many). Figures are
percentile points gained in the community attacked, the mean and its 90 % interval over attackers
(Student's t); *rank then* is the median by the score. The interval covers the choice of attackers,
nothing else.
"""

AGAINST_REAL = [
    "## Puppets beside real people",
    "",
    "What low attackers gain by sock puppets less what they gain by real attention, in percentile",
    f"points, both at {tables.written(tables.SAID)}. Below 0 a measure moves more for real people.",
    "Near the top, where percentiles hardly differ, ranks still do: see the tables below.",
    "",
]


def attacks() -> list[str]:
    """Return what each attack is, by the first sentence of its docstring."""
    said = [f"- **{name}**: {first_line(plan)}" for name, plan in PLANS.items()]
    return ["## The attacks", "", *said, ""]


def first_line(plan) -> str:
    text = plan.__doc__.splitlines()[0]
    return text[0].lower() + text[1:]


def section(data, trials) -> list[str]:
    place = busiest(data.interactions)
    where = data.interactions.community_names[place] if place >= 0 else "everything is one"
    lines = [f"## {data.name}", "", f"{data.says}. {len(data.interactions):,} interactions, "]
    lines[-1] += f"{len(data.interactions.persons):,} people; community attacked: {where}."
    lines += ["", *tables.tables(trials, summarise(trials))]
    said = f"The score moves more than others do, at {tables.written(tables.SAID)}:"
    return [*lines, said, "", *tables.weak_points(trials), ""]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=5, help="attackers of each kind")
    parser.add_argument("--samples", type=int, default=200, help="of people, for the prediction")
    told = parser.parse_args()
    data = {name: read() for name, read in scenes.ALL.items()}
    tried = {}
    for name, each in data.items():
        print(name, file=sys.stderr)
        place = busiest(each.interactions)
        tried[name] = try_attacks(
            each.interactions, Parameters(), place, budgets=BUDGETS, trials=told.trials
        )
    weakness = ", ".join(tables.weakness(trials, name) for name, trials in tried.items())
    lines = [INTRODUCTION.format(weakness=weakness, trials=told.trials), *attacks(), *AGAINST_REAL]
    lines += tables.against_real(tried)
    for name, trials in tried.items():
        lines += section(data[name], trials)
    print("candidates", file=sys.stderr)
    lines += candidates.section(data, told.trials, told.samples)
    (DOCS / "gaming.md").write_text("\n".join(lines).rstrip() + "\n", "utf-8")


if __name__ == "__main__":
    main()
