"""``leylines load``: reading files into the graph."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from leylines.graph.settings import read_settings
from leylines.ui.cli.app import app, examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.options import Json, Quiet, named_values
from leylines.ui.cli.screen import print_json, progress, say


@app.command(
    epilog=examples(
        "leylines load csv my-forum/ --network forum",
        "leylines load stackexchange ~/dumps/quantumcomputing --network quantumcomputing",
        "leylines load snap sx-mathoverflow.txt.gz --network mathoverflow",
        "leylines load csv my-forum/ --network forum --mended rejects.csv",
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
    mirror: Annotated[
        bool, typer.Option("--mirror", help="Remove what these files no longer tell of.")
    ] = False,
    most_removed: Annotated[
        float, typer.Option(min=0, max=1, help="The share of a table that --mirror may remove.")
    ] = 0.1,
    mended: Annotated[
        Path | None,
        typer.Option(help="Read only these rejects of PATH, mended, each as a row of its file."),
    ] = None,
    bulk: Annotated[
        bool | None,
        typer.Option(
            "--bulk/--no-bulk",
            help="By Neo4j's own importer, into an empty embedded graph; neither: if it is large.",
        ),
    ] = None,
    text: Annotated[
        bool, typer.Option("--text/--no-text", help="Whether titles and texts are kept.")
    ] = True,
    pseudonymise: Annotated[
        bool, typer.Option(help="Keep nobody's name, handle, text or id: keyed digests instead.")
    ] = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Load files into the graph.

    Loading twice changes nothing; a load that was killed goes on where it was.
    """
    from leylines.graph.loading import load as load_source
    from leylines.graph.loading import mirror as mirror_files
    from leylines.graph.privacy.protected import protected
    from leylines.graph.sources import Mended, source_named

    if mirror and mended is not None:
        raise typer.BadParameter(
            "mended rows are no whole that a graph could mirror", param_hint="--mirror"
        )
    reader, options = source_named(source), named_values(option or (), "--option")
    if mended is not None:
        reader = Mended(reader, mended)
    settings = read_settings()
    reader = protected(reader, network, settings, text=text, pseudonyms=pseudonymise)
    with open_store(quiet) as store, progress(quiet) as report:
        summary = load_source(
            store,
            reader,
            path,
            network,
            options=options,
            settings=settings,
            bulk=bulk,
            progress=report,
        )
        if mirror:
            summary = mirror_files(
                store,
                reader,
                summary,
                options=options,
                settings=settings,
                most=most_removed,
                progress=report,
            )
    if json:
        print_json(asdict(summary))
    elif not quiet:
        say(str(summary))
