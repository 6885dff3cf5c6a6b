"""``leylines export``: any network that the explorer shows, as a file."""

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from leylines.graph.errors import ExportError
from leylines.ui.cli.app import app, examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.names import community_named, person_named
from leylines.ui.cli.options import Quiet
from leylines.ui.cli.screen import say, shown
from leylines.ui.exports.registry import FORMATS


class View(StrEnum):
    """What can be exported."""

    OVERVIEW = "overview"
    COMMUNITY = "community"
    PERSON = "person"
    ROUTES = "routes"


FormatName = StrEnum("FormatName", {name: name for name in FORMATS})  # type: ignore[misc]


def _formats() -> str:
    """Return the formats as a part of the help."""
    width = max(len(each.suffix) for each in FORMATS.values())
    rows = [f"  {each.suffix:<{width}}  {each.sentence}" for each in FORMATS.values()]
    return "\n".join(["Formats, by the file's name:", "", "\b", *rows])


@app.command(
    epilog="\n\n".join(
        [
            _formats(),
            examples(
                "leylines export overview communities.html",
                "leylines export community Bread bread.gexf",
                "leylines export community Bread --format pdf",
                'leylines export person "Ada Stone" ada.graphml',
                "leylines export routes Garden routes.json",
            ),
        ]
    )
)
def export(
    view: Annotated[View, typer.Argument(help="What to export.")],
    arguments: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME] [PATH]",
            help="Which community or person (of routes: the community they lead into; an overview "
            "has none), and the file; with --format it may be left out.",
        ),
    ] = None,
    format: Annotated[
        FormatName | None, typer.Option("--format", "-f", help="None: by the file's name.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many nodes.")] = 60,
    quiet: Quiet = False,
) -> None:
    """Write a network to a file.

    A picture, a report, or data for another program; whole or not at all.
    """
    from leylines.queries.catalogue import ask
    from leylines.ui.exports import format_of, write
    from leylines.ui.exports.named import named_view, stem

    name, path = _name_and_path(view, arguments or [], format)
    chosen = FORMATS[format] if format else format_of(Path(path or ""))
    with open_store(quiet) as store:
        key = ""
        if name:
            resolve = person_named if view is View.PERSON else community_named
            key = resolve(store, name).id
        found = named_view(store, view.value, key, limit)
        file = Path(path or f"{stem(found)}{chosen.suffix}")
        write(found, file, chosen.name, partial(ask, store))
    if not quiet:
        say(f"Wrote {shown(file)}")


def _name_and_path(
    view: View, arguments: list[str], format: FormatName | None
) -> tuple[str | None, str | None]:
    """Tell the name from the file: only with a format may the file be left out.

    Raises
    ------
    ExportError
        If there are more or fewer than the view takes.
    """
    named = {View.OVERVIEW: (0,), View.ROUTES: (0, 1)}.get(view, (1,))
    count = len(arguments)
    # Of routes one argument may be either; with a format it is a file if it is called like one.
    either = bool(format) and count == 1 and view is View.ROUTES
    if count - 1 in named and not (either and not _is_file(arguments[0])):
        return (arguments[0] if count == 2 else None), arguments[-1]
    if format and count in named:
        return (arguments[0] if count else None), None
    takes = [str(each + 1) for each in named]
    raise ExportError(
        f"export {view} takes {' or '.join(takes)} more, not {count}",
        cure="See `leylines export --help`.",
    )


def _is_file(text: str) -> bool:
    return any(text.lower().endswith(each.suffix) for each in FORMATS.values())
