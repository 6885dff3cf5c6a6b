"""``leylines server``: the embedded Neo4j, started, looked at and ended by hand."""

from dataclasses import asdict
from datetime import timedelta
from typing import Annotated, Any

import typer

from leylines.graph.errors import ServerError, SettingsError
from leylines.graph.server import Address, EmbeddedServer, ServerStatus
from leylines.graph.server.password import password_path
from leylines.graph.settings import Settings, read_settings
from leylines.ui.cli.app import examples
from leylines.ui.cli.options import Json, Quiet
from leylines.ui.cli.screen import diagnostics, print_json, progress, say, shown

Lines = Annotated[int, typer.Option("--lines", "-n", min=1, help="How many lines at most.")]

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Start, look at and end the embedded Neo4j. Other commands start it when they need it.",
    context_settings={"help_option_names": ["--help", "-h"]},
)


Gds = Annotated[
    bool, typer.Option("--gds", help="With Neo4j's Graph Data Science library (GPL), fetched now.")
]


@app.command(
    epilog=examples(
        "leylines server start", "leylines server start --json", "leylines server start --gds"
    )
)
def start(gds: Gds = False, json: Json = False, quiet: Quiet = False) -> None:
    """Start the server if it does not run yet, and say how to reach it.

    The first time fetches Neo4j, about 150 MB.
    """
    settings = read_settings()
    refuse_given(settings)
    with progress(quiet) as report:
        address = EmbeddedServer(settings).start(report, gds=gds)
    reachable = how_to_reach(address, settings)
    if json:
        print_json(reachable)
    else:
        for name, value in reachable.items():
            say(f"{name.replace('_', ' '):<14} {shown(value)}")


@app.command(epilog=examples("leylines server status", "leylines server status --json"))
def status(json: Json = False) -> None:
    """Say whether the server runs; the exit code is 3 if it does not."""
    found = EmbeddedServer(read_settings()).status()
    if json:
        print_json(as_row(found))
    else:
        say(in_words(found))
    if not found.running:
        raise typer.Exit(ServerError.exit_code)


@app.command(epilog=examples("leylines server stop"))
def stop(quiet: Quiet = False) -> None:
    """End the server; the next command that needs it starts it again."""
    server = EmbeddedServer(read_settings())
    with progress(quiet) as report:
        report("Ending Neo4j", 0)
        ran = server.stop()
    if not quiet:
        diagnostics().print("The server has ended." if ran else "No server runs.")


@app.command(epilog=examples("leylines server logs", "leylines server logs --lines 20"))
def logs(lines: Lines = 100) -> None:
    """Show the end of the server's log."""
    server = EmbeddedServer(read_settings())
    text = server.logs(lines)
    for line in text.splitlines():
        say(shown(line))
    if not text:
        diagnostics().print(f"There is no log yet: {shown(server.log_path)}", markup=False)


def refuse_given(settings: Settings) -> None:
    """Refuse to start a server that no command would use."""
    if settings.neo4j_uri is not None:
        raise SettingsError(
            "Another server is given, so the embedded one would not be used",
            where=f"LEYLINES_NEO4J_URI={settings.neo4j_uri}",
            cure="Unset LEYLINES_NEO4J_URI to use the embedded one.",
        )


def how_to_reach(address: Address, settings: Settings) -> dict[str, str]:
    """Return what a Cypher client needs; of the password only where it is kept."""
    return {
        "uri": address.uri,
        "user": address.user,
        "password_file": str(password_path(settings.home)),
        "database": address.database,
    }


def as_row(found: ServerStatus) -> dict[str, Any]:
    """Return a status as a JSON document."""
    return {**asdict(found), "home": str(found.home)}


def in_words(found: ServerStatus) -> str:
    """Describe a status.

    Examples
    --------
    >>> from pathlib import Path
    >>> in_words(ServerStatus(running=False, home=Path("neo4j-5.26"), version="5.26.30"))
    'Neo4j 5.26.30 does not run; its graph is kept in neo4j-5.26.'
    """
    name = f"Neo4j {found.version}"
    if found.starting:
        return f"{name} is starting (process {found.pid})."
    if not found.running:
        return f"{name} does not run; its graph is kept in {shown(found.home)}."
    uptime = timedelta(seconds=round(found.uptime_seconds or 0))
    return (
        f"{name} runs at {found.uri} (process {found.pid}, for {uptime}, "
        f"{(found.memory_bytes or 0) / 1e6:.0f} MB); its graph is kept in {shown(found.home)}."
    )
