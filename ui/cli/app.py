"""The command ``leylines``: what holds for all its commands, and how an error is told."""

import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperGroup

from leylines.graph.errors import LeylinesError
from leylines.ui.cli.screen import diagnostics, tell_error, tell_in_lines

ORDER = (
    "demo",
    "ui",
    "sources",
    "fetch",
    "load",
    "sync",
    "analyse",
    "status",
    "persons",
    "communities",
    "top",
    "person",
    "explain",
    "route",
    "seeds",
    "without",
    "query",
    "console",
    "validate",
    "attack",
    "export",
    "export-person",
    "opt-out",
    "forget",
    "retain",
    "verify",
    "backup",
    "restore",
    "server",
    "doctor",
)
INTERRUPTED = 130


class Commands(TyperGroup):
    """Lists commands in the order of their use, and tells a user's mistake in one line."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - Typer's own context
        """Return the names in the order of use."""
        return sorted(super().list_commands(ctx), key=ORDER.index)

    def invoke(self, ctx: Any) -> object:  # noqa: ANN401 - likewise
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except LeylinesError as error:
            if ctx.params.get("debug"):
                raise
            tell_error(error)
            raise typer.Exit(error.exit_code) from error
        except KeyboardInterrupt as error:
            diagnostics().print("Interrupted.")
            raise typer.Exit(INTERRUPTED) from error


def examples(*lines: str) -> str:
    r"""Return the end of a help text that shows how a command is used.

    Examples
    --------
    >>> examples("leylines top Bread")
    'Examples:\n\n\x08\n  leylines top Bread'
    """
    return "\n".join(["Examples:", "", "\b", *(f"  {line}" for line in lines)])


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
    epilog=examples("leylines demo", "leylines load --help", "leylines doctor"),
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"leylines {version('leylines')}")
        raise typer.Exit


@app.callback()
def leylines(
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
    progress: Annotated[
        Literal["bars", "json"],
        typer.Option(help="How stderr tells progress and errors: to people, or a JSON line each."),
    ] = "bars",
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Who influences whom, inside each community and across them."""
    del debug, show_version  # the first is read from the context where an error is told
    tell_in_lines(progress == "json")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal may know fewer characters
    app(None if arguments is None else list(arguments), prog_name="leylines")
