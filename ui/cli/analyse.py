"""``leylines analyse``: from interactions to who influences whom, written back as one run."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from leylines.graph.settings import Settings, read_settings
from leylines.ui.cli.app import app, examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.options import Depth, Gamma, HalfLife, Json, Quiet, Seed
from leylines.ui.cli.screen import print_json, progress, say
from leylines.ui.cli.summary import print_summary

if TYPE_CHECKING:
    from leylines.graph.network import Parameters
    from leylines.graph.store import Store
    from leylines.queries.analysis import RunSummary


@app.command(
    epilog=examples(
        "leylines analyse",
        "leylines analyse --half-life 30 --until 2025-12-31",
        "leylines analyse --influence-table mine.toml --bootstrap 200",
    )
)
def analyse(
    half_life: HalfLife = None,
    window: Annotated[
        float | None, typer.Option(min=0.001, help="Days back that count for a probability.")
    ] = None,
    until: Annotated[datetime | None, typer.Option(help="Leave out what is later (UTC).")] = None,
    gamma: Gamma = None,
    depth: Depth = None,
    influence_table: Annotated[
        Path | None, typer.Option(help="TOML: which way influence flows, and how much one counts.")
    ] = None,
    bootstrap: Annotated[
        int | None, typer.Option(min=0, help="Replicates for the intervals of scores.")
    ] = None,
    seed: Seed = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Find who influences whom.

    What is found is written back into the graph as one run, and summed up.
    """
    from leylines.graph.network.parameters import Parameters, read_influence_table

    given: dict[str, Any] = {
        "half_life_days": half_life,
        "window_days": window,
        "until": int(until.replace(tzinfo=UTC).timestamp() * 1000) if until else None,
        "gamma": gamma,
        "depth": depth,
        "bootstrap": bootstrap,
        "seed": seed,
    }
    if influence_table is not None:
        given["table"] = read_influence_table(influence_table)
    parameters = Parameters(**{name: value for name, value in given.items() if value is not None})
    with open_store(quiet) as store:
        run = run_analysis(store, parameters, read_settings(), quiet=quiet or json)
        if json:
            print_json(asdict(run))
        elif not quiet:
            say("")
            print_summary(store)


def run_analysis(
    store: "Store", parameters: "Parameters", settings: Settings, *, quiet: bool
) -> "RunSummary":
    """Analyse the graph, showing how far it is."""
    from leylines.queries.analysis import analyse as analyse_graph

    with progress(quiet) as report:
        return analyse_graph(
            store,
            parameters,
            cache=settings.cache_dir,
            locks=settings.data_dir / "analyses",
            progress=report,
        )
