"""``leylines verify``: whether the graph holds what it should, with an exit code for cron."""

from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from leylines.graph.errors import GraphError, SettingsError
from leylines.graph.settings import read_settings
from leylines.ui.cli.app import app, examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.options import Json, Limit, Quiet, named_values
from leylines.ui.cli.screen import print_json, print_table, progress, say, shown

if TYPE_CHECKING:
    from leylines.graph.sources.source import Source
    from leylines.graph.store import Store
    from leylines.graph.verify import Comparison

FIRST = 10


@app.command(
    epilog=examples(
        "leylines verify",
        "leylines verify csv my-forum/ --network forum",
        "leylines verify --quiet || echo look at the graph",
    )
)
def verify(
    source: Annotated[
        str | None, typer.Argument(help="What was loaded: see `leylines sources`.")
    ] = None,
    path: Annotated[Path | None, typer.Argument(help="From which file or folder.")] = None,
    network: Annotated[str | None, typer.Option(help="Into which network.")] = None,
    option: Annotated[
        list[str] | None, typer.Option(help="name=value, as when it was loaded. Repeatable.")
    ] = None,
    text: Annotated[bool, typer.Option("--text/--no-text", help="As when it was loaded.")] = True,
    pseudonymise: Annotated[bool, typer.Option(help="As when it was loaded.")] = False,
    limit: Limit = FIRST,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Check that the graph holds what it should.

    Counts and hashes what was loaded, and checks what must hold in every graph. With a source it
    reads that again and looks for each of its records in the graph. The exit code is 4 if
    something is not as it should be.
    """
    asked = (source, path, network)
    if any(asked) and not all(asked):
        raise SettingsError(
            "A source, its path and the network belong together",
            where="verify",
            cure="Write leylines verify SOURCE PATH --network NAME, or nothing of it.",
        )
    with open_store(quiet) as store, progress(quiet) as report:
        found = checked(store, report)
        if source and path and network:
            options = named_values(option or (), "--option")
            reader = as_loaded(store, source, network, text=text, pseudonyms=pseudonymise)
            found |= compared(store, reader, path, network, options, limit, report)
    if json:
        print_json(found)
    elif not quiet:
        tell(found)
    if not found["ok"]:
        raise typer.Exit(GraphError.exit_code)


def checked(store: "Store", report: Any) -> dict[str, Any]:  # noqa: ANN401 - the screen's progress
    """Return the loaded content and what is not as it must be."""
    from leylines.graph.verify import check_all, loaded_content

    content = loaded_content(store, report)
    checks = [asdict(check) for check in check_all(store)]
    ok = not any(check["count"] for check in checks)
    return {"ok": ok, "counts": content.counts, "hash": content.hash, "checks": checks}


def as_loaded(
    store: "Store", source: str, network: str, *, text: bool, pseudonyms: bool
) -> "Source":
    """Return a source as it was loaded: as protected, and without those who were forgotten."""
    from leylines.graph.privacy.protected import protected, without_forgotten
    from leylines.graph.sources import source_named

    settings = read_settings()
    reader = protected(source_named(source), network, settings, text=text, pseudonyms=pseudonyms)
    return without_forgotten(reader, store, network, settings)


def compared(
    store: "Store",
    source: "Source",
    path: Path,
    network: str,
    options: dict[str, str],
    limit: int,
    report: Any,  # noqa: ANN401 - the screen's progress
) -> dict[str, Any]:
    """Return what a source tells and the graph does not hold, or holds differently."""
    from leylines.graph.verify import compare

    result = compare(store, source, path, network, options, report)
    told: dict[str, Any] = {
        "rows_read": result.rows_read,
        "rejected": result.rejected,
        "ended_early": result.ended_early,
        "tables": by_table(result),
        "differences": [asdict(each) for each in islice(result.differences(), limit)],
    }
    return {"source": told} | ({"ok": False} if result.size else {})


def by_table(result: "Comparison") -> list[dict[str, Any]]:
    """Return the numbers of each table that the source told of."""
    rows = []
    for table, told in result.told.items():
        missing = result.count(table, missing=True)
        different = result.count(table, missing=False)
        if told:
            rows.append({"table": table, "told": told, "missing": missing, "different": different})
    return rows


def tell(found: dict[str, Any]) -> None:
    """Say what was found."""
    say(", ".join(f"{count:,} {name}" for name, count in found["counts"].items()) or "empty")
    say(f"content {found['hash']}")
    for check in found["checks"]:
        if check["count"]:
            say(f"wrong: {check['count']:,} {check['what']}, such as {shown(check['some'])}")
    if told := found.get("source"):
        tables = {"table": "table", "told": "told", "missing": "missing", "different": "different"}
        say(f"{told['rows_read']:,} rows read again, {told['rejected']:,} of them rejects")
        print_table(told["tables"], tables)
        for each in told["differences"]:
            say(in_words(each))
        if told["ended_early"]:
            say("There were so many differences that the rest was not read.")
    say("All is as it should be." if found["ok"] else "Something is not as it should be.")


def in_words(difference: dict[str, Any]) -> str:
    """Say in which way a record differs.

    Examples
    --------
    >>> in_words({"table": "accounts", "id": "n/u1", "column": "name", "told": "A", "found": None})
    'accounts n/u1: name is nothing, the source tells A'
    >>> in_words({"table": "accounts", "id": "n/u2", "column": "", "told": None, "found": None})
    'accounts n/u2: missing'
    """
    record = f"{difference['table']} {shown(difference['id'])}"
    if not difference["column"]:
        return f"{record}: missing"
    found = shown(difference["found"]) or "nothing"
    told = shown(difference["told"])
    return f"{record}: {difference['column']} is {found}, the source tells {told}"
