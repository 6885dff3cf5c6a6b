"""``leylines sync``: several communities brought up to date in one go, as every night."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from leylines.graph.errors import LeylinesError
from leylines.graph.settings import read_settings
from leylines.ui.cli.analyse import run_analysis
from leylines.ui.cli.app import app, examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.options import Json, Quiet
from leylines.ui.cli.screen import diagnostics, print_json, print_table, progress, say, shown

if TYPE_CHECKING:
    from leylines.graph.store import Store
    from leylines.graph.sync import Outcome

FAILED = 1
COLUMNS = {
    "network": "network",
    "source": "source",
    "status": "status",
    "fetched": "fetched",
    "rows_read": "rows",
    "created": "new",
    "updated": "changed",
    "removed": "removed",
    "rejected": "rejected",
    "seconds": "seconds",
}


@app.command(
    epilog=examples(
        "leylines sync communities.toml",
        "leylines sync communities.toml --quiet || mail -s 'sync failed' me",
    )
)
def sync(
    config: Annotated[Path, typer.Argument(help="TOML: what to synchronise (docs/sync.md).")],
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Bring several communities up to date.

    Each is fetched and loaded as far as it has changed. One that fails stops no other; the exit
    code is then 1. With --quiet only trouble is told.
    """
    from leylines.graph.sync import read_plan
    from leylines.graph.sync import sync as sync_all
    from leylines.graph.sync.only import only_sync

    plan, settings = read_plan(config), read_settings()
    analysis: dict[str, Any] = {}
    with only_sync(settings.data_dir, config), open_store(quiet) as store:
        with progress(quiet) as report:
            outcomes = list(sync_all(store, plan, settings=settings, progress=report))
        if plan.analyse and any(outcome.loaded for outcome in outcomes):
            analysis = _analysed(store, quiet=quiet or json)
    failed = [outcome for outcome in outcomes if outcome.error] or analysis.get("error")
    if json:
        print_json({"sources": [as_row(each) for each in outcomes], "analysis": analysis or None})
    else:
        _print(outcomes, analysis, quiet=quiet)
    if failed:
        raise typer.Exit(FAILED)


def _analysed(store: "Store", *, quiet: bool) -> dict[str, Any]:
    from leylines.graph.network.parameters import Parameters

    try:
        run = run_analysis(store, Parameters(), read_settings(), quiet=quiet)
    except LeylinesError as error:
        return {"error": str(error)}
    return {"run": asdict(run)}


def as_row(outcome: "Outcome") -> dict[str, Any]:
    """Return what became of an entry as one row."""
    loaded = outcome.loaded
    records = loaded.records.values() if loaded else ()
    return {
        "network": outcome.network,
        "source": outcome.source,
        "status": outcome.status,
        "fetched": outcome.fetched.answers if outcome.fetched else None,
        "rows_read": loaded.rows_read if loaded else None,
        "created": sum(counts.created for counts in records),
        "updated": sum(counts.updated for counts in records),
        "removed": sum(counts.removed for counts in records),
        "rejected": loaded.rows_rejected if loaded else None,
        "seconds": round(outcome.seconds, 1),
        "error": str(outcome.error) if outcome.error else None,
    }


def _print(outcomes: "list[Outcome]", analysis: dict[str, Any], *, quiet: bool) -> None:
    rows = [as_row(outcome) for outcome in outcomes]
    if not quiet:
        print_table(rows, COLUMNS)
        if any(row["removed"] for row in rows) and not analysis:
            say("What the newest run found is as it was until the next analysis.")
        if "run" in analysis:
            say(f"Analysed: run {shown(analysis['run']['id'])}")
    for row in rows:
        if row["error"]:
            _complain(f"{row['network']}: {row['error']}")
    if "error" in analysis:
        _complain(f"analysis: {analysis['error']}")


def _complain(text: str) -> None:
    diagnostics().print(f"Failed: {shown(text)}", style="red", markup=False)
