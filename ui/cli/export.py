"""``leylines export``: any network that the explorer shows, as a file."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from leylines.graph.errors import ExportError
from leylines.ui.cli.app import app, examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.names import community_named, person_named
from leylines.ui.cli.options import Quiet
from leylines.ui.cli.screen import say, shown


class View(StrEnum):
    """What can be exported."""

    OVERVIEW = "overview"
    COMMUNITY = "community"
    PERSON = "person"
    ROUTES = "routes"


@app.command(
    epilog=examples(
        "leylines export overview communities.html",
        "leylines export community Bread bread.gexf",
        'leylines export person "Ada Stone" ada.graphml',
        "leylines export routes Garden routes.json",
    )
)
def export(
    view: Annotated[View, typer.Argument(help="What to export.")],
    arguments: Annotated[
        list[str],
        typer.Argument(
            metavar="[NAME] PATH",
            help="Which community or person (of routes: the community they lead into; an overview "
            "has none), and the file: .html, .graphml, .gexf, .zip (CSV) or .json.",
        ),
    ],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many nodes.")] = 60,
    quiet: Quiet = False,
) -> None:
    """Write a network to a file.

    HTML that opens offline, GraphML, GEXF, CSV or JSON; whole or not at all.
    """
    from leylines.ui.exports import write
    from leylines.ui.exports.named import named_view

    needed = {View.OVERVIEW: (1,), View.ROUTES: (1, 2)}.get(view, (2,))
    if len(arguments) not in needed:
        raise ExportError(
            f"export {view} takes {' or '.join(map(str, needed))} more, not {len(arguments)}",
            cure="See `leylines export --help`.",
        )
    path = Path(arguments[-1])
    with open_store(quiet) as store:
        key = ""
        if len(arguments) == 2:
            resolve = person_named if view is View.PERSON else community_named
            key = resolve(store, arguments[0]).id
        written = named_view(store, view.value, key, limit)
    write(written, path)
    if not quiet:
        say(f"Wrote {shown(path)}")
