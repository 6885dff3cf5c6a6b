"""``leylines status``: what there is, and whether the answers are up to date."""

from typing import Any

from leylines.graph.settings import Settings, read_settings
from leylines.queries.catalogue import ask
from leylines.ui.cli.app import app, examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.options import Json, Quiet
from leylines.ui.cli.screen import moment, people, print_json, print_table, say, shown

LOADS = {
    "network": "network",
    "source": "source",
    "path": "from",
    "at": "at",
    "rows_read": "rows",
    "rejected": "rejected",
    "done": "whole",
}


@app.command(epilog=examples("leylines status", "leylines status --json"))
def status(json: Json = False, quiet: Quiet = False) -> None:
    """Show what there is.

    The server, what the graph holds, the newest run, and whether there are data newer than it.
    """
    settings = read_settings()
    report = _nothing(settings) if _is_new(settings) else _report(quiet)
    if json:
        print_json(report)
    else:
        _print(report)


def _is_new(settings: Settings) -> bool:
    """Whether there was never a server, so that looking must not fetch and start one."""
    return settings.neo4j_uri is None and not settings.home.exists()


def _nothing(settings: Settings) -> dict[str, Any]:
    server = {"uri": None, "embedded": True, "version": None, "database": settings.neo4j_database}
    return {"server": server, "graph": None, "loads": [], "run": None, "newer_data": False}


def _report(quiet: bool) -> dict[str, Any]:
    with open_store(quiet) as store:
        address = store.address
        loads = ask(store, "loads")
        run = ask(store, "newest_run")
        return {
            "server": {
                "uri": address.uri,
                "embedded": address.embedded,
                "version": store.server_agent(),
                "database": address.database,
            },
            "graph": ask(store, "graph_counts")[0],
            "loads": loads,
            "run": run[0] if run else None,
            "newer_data": any(load["newer_than_run"] for load in loads),
        }


def _print(report: dict[str, Any]) -> None:
    server, run = report["server"], report["run"]
    if report["graph"] is None:
        say("There is no graph yet. Make one: `leylines demo`, or `leylines load`.")
        return
    whose = "embedded" if server["embedded"] else "given"
    say(f"Server  {shown(server['version'])} at {shown(server['uri'])} ({whose})")
    counts = ", ".join(f"{count:,} {name}" for name, count in report["graph"].items())
    say(f"Graph   {counts}")
    if run is None:
        say("Run     none yet: `leylines analyse`")
    else:
        say(
            f"Run     {shown(run['id'])}, made {moment(run['at'])}, "
            f"{people(run['persons'])}, {run['interactions']:,} interactions"
        )
    if run is not None and report["newer_data"]:
        say("        There are newer data than this run: `leylines analyse`")
    say("")
    print_table(report["loads"], LOADS, title="Loads")
