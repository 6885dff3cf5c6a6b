"""``leylines explain``: what a person's score is made of, and why it moved."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from leylines.graph.settings import read_settings
from leylines.queries.explanation.waterfall import change_steps, waterfall
from leylines.ui.cli.app import app, examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.names import community_named, person_named
from leylines.ui.cli.options import Json, Limit, Quiet
from leylines.ui.cli.screen import print_json, print_table, progress, say, shown

PERSONS = {
    "name": "whose attention",
    "amount": "amount",
    "share": "share",
    "so_far": "so far",
    "direct": "direct",
    "passed_on": "passed on",
    "id": "id",
}
PARTS = {"name": "name", "amount": "amount", "share": "share", "so_far": "so far"}
TABLES = {
    "kinds": "By kind of interaction",
    "places": "By community that it happened in",
    "homes": "By community that those who gave it are at home in",
}
CAUSES = {"name": "cause", "amount": "amount", "so_far": "so far"}


@app.command(
    epilog=examples(
        'leylines explain "Ada Stone"',
        "leylines explain ada --community Bread",
        "leylines explain ada --since 2025-12-31",
        "leylines explain ada --community Bread --since run-3b1f6c0a9d2e --json",
    )
)
def explain(
    name: Annotated[str, typer.Argument(help="Id, name or handle, or a part of one.")],
    community: Annotated[
        str | None,
        typer.Option("--community", "-c", help="Id or name; none: the score everywhere."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(help="Say why the score moved since this run, or since a day (UTC)."),
    ] = None,
    limit: Limit = 10,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Explain a person's score, to the last digit.

    By whose attention, by kind and by community; with --since what changed it.
    """
    from leylines.queries.explanation.known import known

    with open_store(quiet) as store:
        person = person_named(store, name)
        place = community_named(store, community) if community is not None else None
        with progress(quiet) as report:
            of = known(store, cache=read_settings().cache_dir, progress=report)
        where = place.id if place else None
        if since is None:
            found = of.explain(person.id, where)
        else:
            found = of.explain_change(person.id, where, since)
    if json:
        print_json(found)
        return
    say(f"{shown(person.name)} {f'in {shown(place.name)}' if place else 'everywhere'}")
    if since is None:
        _print_parts(found, limit)
    else:
        _print_change(found, limit)


def _print_parts(found: Mapping[str, Any], limit: int) -> None:
    say(
        f"Score {shown(found['score'])}, from the sum {shown(found['amount'])} of what follows "
        "(the score is its logarithm, put on a scale to 100)"
    )
    say("")
    print_table(waterfall(found["persons"], limit), PERSONS, title="By whose attention")
    for name, title in TABLES.items():
        say("")
        print_table(waterfall(found[name], limit), PARTS, title=title)
    largest = max(map(abs, found["remainders"].values()))
    say("")
    say(f"Each table adds up to the sum; what rounding leaves is at most {largest:.0e}.")


def _print_change(found: Mapping[str, Any], limit: int) -> None:
    say(
        f"Since {shown(found['since'])}: score {shown(found['score_before'])} → "
        f"{shown(found['score_after'])}, its sum {shown(found['before'])} → "
        f"{shown(found['after'])}"
    )
    if found.get("run_knew") != found.get("graph_has"):
        say(
            f"That run knew {found['run_knew']:,} interactions, and the graph now has "
            f"{found['graph_has']:,} until then: it may have shown another score."
        )
    say("")
    print_table(change_steps(found), CAUSES, title="What moved it")
    say("")
    people = waterfall(found["persons"], limit, found["before"])
    print_table(people, {**CAUSES, "name": "through whom", "id": "id"}, title="Through whom")
    say("")
    say(f"The causes add up to the change; what rounding leaves is {abs(found['remainder']):.0e}.")
