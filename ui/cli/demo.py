"""``leylines demo``: the whole way, from made-up communities to the explorer."""

from pathlib import Path
from typing import Annotated

import typer

from leylines.graph.settings import read_settings
from leylines.ui.cli.analyse import run_analysis
from leylines.ui.cli.app import app, examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.explorer import open_explorer
from leylines.ui.cli.options import Quiet
from leylines.ui.cli.screen import progress, say
from leylines.ui.cli.summary import print_summary


@app.command(epilog=examples("leylines demo", "leylines demo --no-ui"))
def demo(
    no_ui: Annotated[bool, typer.Option("--no-ui", help="Stop after the summary.")] = False,
    quiet: Quiet = False,
) -> None:
    """Show the whole way on made-up communities.

    Makes demonstration data of three networks, loads and analyses them, sums up what was found,
    and opens the explorer.
    """
    from leylines.graph.demo import write_demo
    from leylines.graph.loading import load
    from leylines.graph.network.parameters import Parameters
    from leylines.graph.sources import source_named

    settings = read_settings()
    folder = settings.data_dir / "demo"
    with open_store(quiet) as store:
        with progress(quiet) as report:
            report("Making demonstration data", 0, 1)
            write_demo(folder)
            report("Making demonstration data", 1, 1)
        source = source_named("csv")
        for network in networks(folder):
            with progress(quiet) as report:
                loaded = load(
                    store, source, network, network.name, settings=settings, progress=report
                )
            if not quiet:
                say(str(loaded))
        run_analysis(store, Parameters(), settings, quiet=quiet)
        if not quiet:
            say("")
            print_summary(store)
    if not no_ui:
        open_explorer()


def networks(folder: Path) -> list[Path]:
    """Return the folders of the demonstration's networks."""
    return sorted(path for path in folder.iterdir() if path.is_dir())
