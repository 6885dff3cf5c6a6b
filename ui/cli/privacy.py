"""``leylines forget``, ``export-person``, ``opt-out`` and ``retain``: what people may ask for."""

import json as json_text
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from leylines.graph.errors import SettingsError
from leylines.graph.settings import read_settings
from leylines.ui.cli.app import app, examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.names import person_named
from leylines.ui.cli.options import Json, Quiet
from leylines.ui.cli.screen import print_json, progress, say, shown
from leylines.ui.exports.whole import write_whole

Who = Annotated[str, typer.Argument(metavar="PERSON", help="Id, name or handle.")]
Sure = Annotated[bool, typer.Option("--yes", help="Do it without asking.")]
AFTERWARDS = (
    "What was found of others with their help goes with the next `leylines analyse`. Backups, "
    "exports and texts in which others name them are not touched: see docs/privacy.md."
)


@app.command(epilog=examples('leylines forget "Ada Stone"', "leylines forget forum/ben --yes"))
def forget(name: Who, yes: Sure = False, json: Json = False, quiet: Quiet = False) -> None:
    """Erase a person, and keep later loads from bringing them back.

    Their accounts, what these wrote, did and were done to, what an analysis found of them. A keyed
    digest of each account's id stays, so that the next load leaves it out.
    """
    from leylines.graph.privacy import forget as erase
    from leylines.graph.privacy import privacy_key

    settings = read_settings()
    with open_store(quiet) as store:
        found = person_named(store, name)
        if not yes:
            typer.confirm(f"Forget {shown(found.name)} ({shown(found.id)}) for good?", abort=True)
        gone = erase(store, found.id, privacy_key(settings), cache=settings.cache_dir)
    if json:
        print_json({"person": found.id, **asdict(gone)})
    elif not quiet:
        say(
            f"Forgotten: {gone.accounts:,} accounts, {gone.contents:,} contents, "
            f"{gone.interactions:,} interactions. {AFTERWARDS}"
        )


@app.command(
    "export-person",
    epilog=examples('leylines export-person "Ada Stone" --output ada.json'),
)
def export_person(
    name: Who,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Into a file.")] = None,
    quiet: Quiet = False,
) -> None:
    """Write all that is stored of a person, as JSON."""
    from leylines.graph.privacy import everything_about

    with open_store(quiet) as store:
        told = everything_about(store, person_named(store, name).id)
    if output is None:
        print_json(told)
        return
    text = json_text.dumps(told, ensure_ascii=False, indent=2, default=str)
    write_whole(f"{text}\n".encode("utf-8", "backslashreplace"), output)
    if not quiet:
        say(f"Written to {shown(str(output))}.")


@app.command(
    "opt-out",
    epilog=examples(
        'leylines opt-out "Ada Stone"', "leylines opt-out --list", "leylines opt-out ada --undo"
    ),
)
def opt_out(
    name: Annotated[
        str | None, typer.Argument(metavar="PERSON", help="Id, name or handle.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take PERSON (an id) in again.")] = False,
    listed: Annotated[bool, typer.Option("--list", help="Name those who have opted out.")] = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Leave a person out of every score, route, list and page.

    What was loaded stays, and is not shown.
    """
    from leylines.graph import privacy

    if listed == (name is not None):
        raise SettingsError(
            "Either a person or --list is needed", where="opt-out", cure="Give one of them."
        )
    with open_store(quiet) as store:
        if name is None:
            ids = privacy.opted_out(store)
            if json:
                print_json(ids)
            else:
                for each in ids:
                    say(shown(each))
            return
        person = name if undo else person_named(store, name).id
        (privacy.opt_in if undo else privacy.opt_out)(store, person)
    if not quiet:
        done = "is taken in again" if undo else "is left out"
        say(f"{shown(person)} {done}. The next `leylines analyse` scores the others anew.")


@app.command(epilog=examples("leylines retain 730", "leylines retain 730 --yes --quiet"))
def retain(
    days: Annotated[int, typer.Argument(min=1, help="For how long contents and acts are kept.")],
    yes: Sure = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Remove contents and interactions that are older than so many days."""
    from leylines.graph.privacy import remove_older

    before = datetime.now(UTC) - timedelta(days=days)
    if not yes:
        typer.confirm(f"Remove all from before {before:%Y-%m-%d} for good?", abort=True)
    with open_store(quiet) as store, progress(quiet) as report:
        removed = remove_older(store, before, report)
    counts = {table: each.removed for table, each in removed.items()}
    if json:
        print_json(counts)
    elif not quiet:
        say(", ".join(f"{count:,} {table} removed" for table, count in counts.items()))
