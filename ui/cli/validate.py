"""``leylines validate``: whether scores of the past foretell what came afterwards."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from leylines.graph.settings import read_settings
from leylines.ui.cli.app import app, examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.options import Depth, Gamma, HalfLife, Json, Quiet, Seed
from leylines.ui.cli.screen import moment, print_json, print_table, progress, say

if TYPE_CHECKING:
    from leylines.queries.validation import Validation

COMPARED = {
    "predictor": "ordered by",
    "value": "value",
    "low": "from",
    "high": "to",
    "lead": "score's lead",
    "lead_low": "from",
    "lead_high": "to",
    "ahead": "cuts ahead",
    "verdict": "the score is",
}
LOSSES = {
    "forecaster": "said by",
    "value": "loss",
    "low": "from",
    "high": "to",
    "verdict": "the probability is",
}
BINS = {"said": "said", "came": "came", "low": "from", "high": "to", "trials": "trials"}


@app.command(
    epilog=examples(
        "leylines validate",
        "leylines validate --network forum --cuts 4 --horizon-days 30",
        "leylines validate --half-life 30 --json",
    )
)
def validate(
    network: Annotated[str | None, typer.Option(help="Only what happened on this network.")] = None,
    cuts: Annotated[int, typer.Option(min=1, help="At how many times the data are split.")] = 6,
    horizon_days: Annotated[
        float | None,
        typer.Option(
            min=0.001, help="How far to look ahead; 90, or a sixth of the data's span if less."
        ),
    ] = None,
    half_life: HalfLife = None,
    gamma: Gamma = None,
    depth: Depth = None,
    bootstrap: Annotated[int, typer.Option(min=0, help="Samples of people for intervals.")] = 200,
    seed: Seed = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """See whether the score predicts.

    Scores are made of what lies before a cut and measured on what came after it: to whom new
    people reacted, inside and across communities, who was accepted, and how right the
    probabilities were. Beside it stand simple counts. It says where it loses.
    """
    from leylines.graph.network import Parameters, read_interactions
    from leylines.queries.validation import validate as validate_graph

    given: dict[str, Any] = {
        "half_life_days": half_life,
        "gamma": gamma,
        "depth": depth,
        "bootstrap": bootstrap,
        "seed": seed,
    }
    parameters = Parameters(**{name: value for name, value in given.items() if value is not None})
    with open_store(quiet) as store, progress(quiet or json) as report:
        interactions = read_interactions(
            store, cache=read_settings().cache_dir, network=network, progress=report
        )
        found = validate_graph(
            interactions, parameters, cuts=cuts, horizon_days=horizon_days, progress=report
        )
    if json:
        print_json(as_rows(found))
    elif not quiet:
        print_validation(found)


def as_rows(found: "Validation") -> dict[str, Any]:
    """Return all that was found, the verdicts and sentences with it."""
    from leylines.queries.validation import sentences

    return {
        "cuts": [datetime.fromtimestamp(cut / 1000, UTC) for cut in found.cuts],
        "horizon_days": found.horizon_days,
        "compared": [asdict(row) | {"verdict": row.verdict} for row in found.compared],
        "losses": [asdict(row) | {"verdict": row.verdict} for row in found.losses],
        "reliability": [asdict(row) for row in found.reliability],
        "trials": found.trials,
        "sentences": list(sentences(found)),
    }


def print_validation(found: "Validation") -> None:
    """Print tables by outcome and measure, and what they come to."""
    rows = as_rows(found)
    at = ", ".join(moment(cut)[:10] for cut in rows["cuts"])
    say(f"Cuts: {at}; each looks {found.horizon_days:.0f} days ahead. Intervals are 90 %.")
    tables = dict.fromkeys((row["outcome"], row["measure"]) for row in rows["compared"])
    for outcome, measure in tables:
        named = (outcome, measure)
        of_table = [row for row in rows["compared"] if (row["outcome"], row["measure"]) == named]
        say("")
        of_table.sort(key=lambda row: -row["value"])
        print_table(of_table, COMPARED, title=f"{outcome}: {measure}")
    for measure in dict.fromkeys(row["measure"] for row in rows["losses"]):
        say("")
        of_measure = [row for row in rows["losses"] if row["measure"] == measure]
        print_table(of_measure, LOSSES, title=f"next hops: {measure}, {found.trials:,} trials")
    if found.reliability:
        say("")
        print_table(rows["reliability"], BINS, title="next hops: what was said and what came")
    say("")
    for sentence in rows["sentences"]:
        say(sentence)
