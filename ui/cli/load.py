"""``leylines load`` and ``leylines sources``: what can be read, and reading it."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from leylines.graph.settings import read_settings
from leylines.ui.cli.app import app, examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.options import Json, Quiet, named_values
from leylines.ui.cli.screen import print_json, print_table, progress, say


@app.command(epilog=examples("leylines sources", "leylines sources --json"))
def sources(json: Json = False) -> None:
    """List what can be loaded."""
    from leylines.graph.sources import SOURCES

    rows = [
        {"name": name, "title": source.title, "carries": sorted(source.carries)}
        for name, source in sorted(SOURCES.items())
    ]
    if json:
        print_json(rows)
    else:
        print_table(rows, {"name": "name", "title": "reads", "carries": "carries"})


@app.command(
    epilog=examples(
        "leylines load csv my-forum/ --network forum",
        "leylines load stackexchange ~/dumps/quantumcomputing --network quantumcomputing",
        "leylines load snap sx-mathoverflow.txt.gz --network mathoverflow",
    )
)
def load(
    source: Annotated[str, typer.Argument(help="What kind of files: see `leylines sources`.")],
    path: Annotated[Path, typer.Argument(help="The file or folder.")],
    network: Annotated[str, typer.Option(help="The id of the network they belong to.")],
    option: Annotated[
        list[str] | None,
        typer.Option(help="name=value, for what the format leaves open. Repeatable."),
    ] = None,
    bulk: Annotated[
        bool | None,
        typer.Option(
            "--bulk/--no-bulk",
            help="By Neo4j's own importer, into an empty embedded graph; neither: if it is large.",
        ),
    ] = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Load files into the graph.

    Loading twice changes nothing; a load that was killed goes on where it was.
    """
    from leylines.graph.loading import load as load_source
    from leylines.graph.sources import source_named

    reader, options = source_named(source), named_values(option or (), "--option")
    with open_store(quiet) as store, progress(quiet) as report:
        summary = load_source(
            store,
            reader,
            path,
            network,
            options=options,
            settings=read_settings(),
            bulk=bulk,
            progress=report,
        )
    if json:
        print_json(asdict(summary))
    elif not quiet:
        say(str(summary))
