"""``leylines persons``: which accounts are one person's, found, decided and undone."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from leylines.graph.errors import NotFoundError, SettingsError
from leylines.queries.catalogue import ask
from leylines.ui.cli.app import examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.options import Json, Limit, Quiet
from leylines.ui.cli.screen import print_json, print_table, progress, say

if TYPE_CHECKING:
    from leylines.graph.store import Store

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Hold a person's accounts together: suggest, decide, undo.",
    context_settings={"help_option_names": ["--help", "-h"]},
)

COLUMNS = {
    "id": "link",
    "confidence": "confidence",
    "one": "account",
    "other": "and",
    "evidence": "because",
}
DECIDED = {"id": "link", "state": "state", "confidence": "confidence", "one": "account",
           "other": "and", "person": "held by", "evidence": "because", "decided_by": "by",
           "decided_at": "at"}  # fmt: skip

Links = Annotated[list[str], typer.Argument(help="Ids of links: `persons suggest`, `list`.")]
Because = Annotated[str, typer.Option(help="Why, for whoever looks at it later.")]
Networks = Annotated[
    list[str] | None, typer.Option(help="Only with an account on this network. Repeatable.")
]
Sure = Annotated[float, typer.Option(min=0, max=1, help="Only at least this sure.")]


@app.command(
    epilog=examples(
        "leylines persons suggest",
        "leylines persons suggest --network forum --min-confidence 0.9 --json",
    )
)
def suggest(
    network: Networks = None,
    min_confidence: Sure = 0.0,
    limit: Limit = 100,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Find accounts that may be one person's; nothing is merged.

    The surest first, each with what speaks for it; what was decided before is left out.
    """
    from leylines.queries.persons import suggest as find

    with open_store(quiet) as store, progress(quiet) as report:
        found = find(store, report)
        rows = ask(
            store,
            "links",
            states=["suggested"],
            networks=network or [],
            min_confidence=min_confidence,
            limit=limit,
        )
    if json:
        print_json(rows)
        return
    print_table(_flat(rows), COLUMNS, title=_number(found.suggested, "suggestion"))
    if rows and not quiet:
        say("Accept with `leylines persons accept LINK…`, or decline.")


@app.command(
    "list",
    epilog=examples(
        "leylines persons list", "leylines persons list --state accepted --state undone --json"
    ),
)
def list_(
    state: Annotated[
        list[str] | None,
        typer.Option(help="suggested, accepted, declined or undone. Repeatable; none: decided."),
    ] = None,
    network: Networks = None,
    min_confidence: Sure = 0.0,
    limit: Limit = 100,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """List links between accounts, who decided about them, and why."""
    states = state or ["accepted", "declined", "undone"]
    if wrong := set(states) - {"suggested", "accepted", "declined", "undone"}:
        raise SettingsError(
            f"There is no state {min(wrong)!r}",
            where="--state",
            cure="Give suggested, accepted, declined or undone.",
        )
    with open_store(quiet) as store:
        rows = ask(
            store,
            "links",
            states=states,
            networks=network or [],
            min_confidence=min_confidence,
            limit=limit,
        )
    if json:
        print_json(rows)
    else:
        print_table(_flat(rows), DECIDED)


@app.command(
    epilog=examples(
        "leylines persons accept 577e8d65f85e",
        "leylines persons accept --all-above 0.95",
    )
)
def accept(
    links: Annotated[
        list[str] | None, typer.Argument(help="Ids of links: `leylines persons suggest`.")
    ] = None,
    all_above: Annotated[
        float | None,
        typer.Option(
            min=0,
            max=1,
            help="All suggestions at least this sure, except those by similar names alone.",
        ),
    ] = None,
    because: Because = "",
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Accept suggestions: the accounts of each are held by one person from now on."""
    from leylines.graph.persons import accept as accept_links
    from leylines.graph.persons import this_user
    from leylines.queries.persons import acceptable

    if not links and all_above is None:
        raise SettingsError("Nothing to accept is named", cure="Give links, or --all-above 0.95.")
    with open_store(quiet) as store:
        chosen = list(links or [])
        if all_above is not None:
            chosen += acceptable(store, all_above)
        moved = accept_links(store, chosen, by=this_user(), because=because)
    _tell({"accepted": chosen, "accounts_moved": moved}, json, quiet)


@app.command(epilog=examples("leylines persons decline 577e8d65f85e --because 'father and son'"))
def decline(links: Links, because: Because = "", json: Json = False, quiet: Quiet = False) -> None:
    """Say that these accounts are not one person's: they are not suggested again."""
    from leylines.graph.persons import decline as decline_links
    from leylines.graph.persons import this_user

    with open_store(quiet) as store:
        decline_links(store, links, by=this_user(), because=because)
    _tell({"declined": links, "accounts_moved": 0}, json, quiet)


@app.command(epilog=examples("leylines persons undo 577e8d65f85e"))
def undo(links: Links, because: Because = "", json: Json = False, quiet: Quiet = False) -> None:
    """Undo merges: everything is held as if they had never been, whatever came after."""
    from leylines.graph.persons import this_user
    from leylines.graph.persons import undo as undo_links

    with open_store(quiet) as store:
        moved = undo_links(store, links, by=this_user(), because=because)
    _tell({"undone": links, "accounts_moved": moved}, json, quiet)


@app.command(epilog=examples("leylines persons merge forum/ada chat/ada_s --because 'she told us'"))
def merge(
    first: Annotated[str, typer.Argument(help="An account or person, by id: this one stays.")],
    second: Annotated[str, typer.Argument(help="The other account or person, by id.")],
    because: Because = "",
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Merge two persons: all accounts of both are held by the first from now on."""
    from leylines.graph.persons import Link, this_user
    from leylines.graph.persons import merge as merge_links

    with open_store(quiet) as store:
        (one, keep), (other, person) = (_account(store, text) for text in (first, second))
        if keep == person:
            raise SettingsError(
                f"{first} and {second} are one person already",
                cure="`leylines persons list` shows by which link.",
            )
        link = Link(one, other, 1.0, ("merged by hand",))
        moved = merge_links(store, [(link, because)], by=this_user(), keep=keep)
    _tell({"accepted": [link.id], "accounts_moved": moved}, json, quiet)


@app.command(epilog=examples("leylines persons link same-people.csv"))
def link(
    file: Annotated[
        Path,
        typer.Argument(help="CSV with account, same_as (an account or person), confidence, note."),
    ],
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Link the accounts that a table names: all of its rows, or none if one is wrong."""
    from leylines.graph.persons import merge as merge_links
    from leylines.graph.persons import this_user
    from leylines.queries.persons import read_table

    with open_store(quiet) as store:
        links = read_table(store, file)
        moved = merge_links(store, links, by=this_user())
    _tell({"accepted": [each.id for each, _ in links], "accounts_moved": moved}, json, quiet)


def _account(store: "Store", text: str) -> tuple[str, str]:
    """Return the account that an id means, and who was loaded as its holder."""
    rows = ask(store, "account_of", id=text)
    if not rows:
        raise NotFoundError(
            f"There is no account or person {text!r}",
            cure="`leylines person NAME` shows a person's accounts with their ids.",
        )
    return rows[0]["account"], rows[0]["person"]


def _flat(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return links with the two accounts as columns."""
    flat = []
    for row in rows:
        ids = [account["id"] for account in row["accounts"]]
        holders = dict.fromkeys(account["person"] for account in row["accounts"])
        one, other = [*ids, "", ""][:2]
        flat.append(row | {"one": one, "other": other, "person": list(holders)})
    return flat


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _tell(done: dict[str, Any], json: bool, quiet: bool) -> None:
    if json:
        print_json(done)
    elif not quiet:
        (what, links), moved = next(iter(done.items())), done["accounts_moved"]
        listed = f" ({', '.join(links)})" if 0 < len(links) <= 5 else ""
        say(f"{_number(len(links), 'link')} {what}{listed}.")
        if moved:
            say(f"{_number(moved, 'account')} changed hands. Analyse again: `leylines analyse`")
