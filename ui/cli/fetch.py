"""``leylines fetch``: a live API read into an archive folder, from which ``load`` reads."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from leylines.ui.cli.app import app, examples
from leylines.ui.cli.options import Json, Quiet, named_values
from leylines.ui.cli.screen import print_json, progress, say

FEEDS = "discourse, github, hackernews, khoros, mastodon"


@app.command(
    epilog=examples(
        "leylines fetch discourse https://forum.example.org --into forum/",
        "leylines fetch github https://github.com/OWNER/REPOSITORY --into it/ --token-file token",
        "leylines fetch mastodon https://example.social/tags/bread --into bread/ --limit 500",
    )
)
def fetch(
    feed: Annotated[str, typer.Argument(help=f"What kind of API: {FEEDS}.")],
    address: Annotated[str, typer.Argument(help="The community's address, as people see it.")],
    into: Annotated[Path, typer.Option(help="The archive folder.")],
    option: Annotated[
        list[str] | None,
        typer.Option(help="name=value, for what the feed leaves open. Repeatable."),
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", min=1, help="About how many answers at most.")
    ] = None,
    interval: Annotated[
        float | None, typer.Option(min=0, help="Seconds between requests; else what is polite.")
    ] = None,
    token_file: Annotated[
        Path | None, typer.Option(help="A file with a token that only you may read.")
    ] = None,
    token_variable: Annotated[
        str | None, typer.Option(help="Or the environment variable that holds it.")
    ] = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Fetch what is new from a live API.

    The folder keeps what was fetched before and how far it is; who is interrupted goes on there.
    Then load it: `leylines load FEED FOLDER --network NAME`.
    """
    from leylines.graph.fetching import feed_named, read_token
    from leylines.graph.fetching import fetch as fetch_feed

    with progress(quiet) as report:
        summary = fetch_feed(
            feed_named(feed),
            address,
            into,
            options=named_values(option or (), "--option"),
            token=read_token(token_file, token_variable),
            limit=limit,
            interval=interval,
            progress=report,
        )
    if json:
        print_json(asdict(summary))
    elif not quiet:
        say(str(summary))
