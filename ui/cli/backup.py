"""``leylines backup`` and ``leylines restore``: the embedded graph in one file, and back."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from leylines.graph.settings import read_settings
from leylines.ui.cli.app import app, examples
from leylines.ui.cli.options import Json, Quiet
from leylines.ui.cli.screen import print_json, progress, say, shown

if TYPE_CHECKING:
    from leylines.graph.backup import Manifest

File = Annotated[Path, typer.Argument(help="The backup, a .zip.")]


@app.command(epilog=examples("leylines backup graph.zip", "leylines backup nightly.zip --replace"))
def backup(
    file: File,
    replace: Annotated[bool, typer.Option("--replace", help="Replace the file.")] = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Write the whole graph into one file, and check it.

    The embedded server is ended for as long as its files are read, and started again if it ran.
    The file is written whole or not at all, once Neo4j has found a copy made from it consistent.
    """
    from leylines.graph.backup import backup as write

    with progress(quiet) as report:
        manifest = write(read_settings(), file, replace=replace, progress=report)
    tell("Written to", file, manifest, json=json, quiet=quiet)


@app.command(epilog=examples("leylines restore graph.zip", "leylines restore graph.zip --replace"))
def restore(
    file: File,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace a graph that is not empty.")
    ] = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Make the graph what it was when a backup was written.

    The old graph stays until the backup has become a whole one and was found to hold what it
    should; then they are exchanged.
    """
    from leylines.graph.backup import restore as read

    with progress(quiet) as report:
        manifest = read(read_settings(), file, replace=replace, progress=report)
    tell("Restored from", file, manifest, json=json, quiet=quiet)


def tell(what: str, file: Path, manifest: "Manifest", *, json: bool, quiet: bool) -> None:
    """Say what a backup holds."""
    if json:
        print_json({"file": str(file), **asdict(manifest)})
    elif not quiet:
        for line in in_words(what, file, manifest):
            say(line)


def in_words(what: str, file: Path, manifest: "Manifest") -> list[str]:
    """Describe a backup in a few lines."""
    counts = ", ".join(f"{count:,} {name}" for name, count in manifest.counts.items())
    size = f"{manifest.dump_bytes / 1e6:.1f} MB"
    return [
        f"{what} {shown(file)}: the graph of {manifest.made_at}, {size}",
        f"  {counts or 'empty'}",
        f"  Neo4j {manifest.neo4j}, schema {manifest.schema}, content {manifest.content_hash}",
    ]
