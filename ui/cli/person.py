"""``leylines person``: who somebody is, whom they influence and who influences them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from leylines.graph.settings import read_settings
from leylines.queries.catalogue import ask
from leylines.ui.cli.app import app, examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.names import person_named
from leylines.ui.cli.options import Json, Limit, Quiet
from leylines.ui.cli.screen import people, print_json, print_table, progress, say, shown

if TYPE_CHECKING:
    from leylines.graph.store import Store

ACCOUNTS = {"network": "network", "handle": "handle", "evidence": "held because", "url": "link"}
STANDINGS = {
    "name": "community",
    "rank": "rank",
    "score": "score",
    "low": "from",
    "high": "to",
    "percentile": "here %",
    "lift": "lift",
    "quadrant": "standing",
}
OTHERS = {
    "name": "name",
    "strength": "strength",
    "probability": "probability",
    "low": "from",
    "high": "to",
    "interactions": "interactions",
    "last_at": "last",
    "id": "id",
}


ROLES = {
    "role": "role",
    "declared": "communities",
    "declared_expected": "by chance",
    "detected": "groups",
    "detected_expected": "by chance",
}
Roles = Annotated[
    bool,
    typer.Option("--roles", help="Also between which communities the person passes influence on."),
]


@app.command(
    epilog=examples(
        'leylines person "Ada Stone"',
        "leylines person ada --roles",
        "leylines person forum/ben --json",
    )
)
def person(
    name: Annotated[str, typer.Argument(help="Id, name or handle, or a part of one.")],
    limit: Limit = 10,
    roles: Roles = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show a person.

    Accounts, standings, whom the person influences and who influences the person.
    """
    with open_store(quiet) as store:
        found = person_named(store, name).id
        card = ask(store, "person_card", person=found)[0]
        influences = ask(store, "whom_a_person_influences", person=found, limit=limit)
        influenced_by = ask(store, "who_influences_a_person", person=found, limit=limit)
        brokerage = {"roles": _roles(store, found, quiet)} if roles else {}
    if json:
        print_json(
            {"person": card, "influences": influences, "influenced_by": influenced_by, **brokerage}
        )
        return
    say(f"{shown(card['name'])} ({shown(card['id'])})")
    say(_everywhere(card))
    if card["detected_community"] is not None:
        say(f"Detected community: {shown(card['detected_community_name'])}{_steady(card)}")
    say("")
    print_table(card["accounts"], ACCOUNTS, title="Accounts")
    say("")
    declared = [each for each in card["standings"] if each["kind"] != "detected"]
    print_table(declared, STANDINGS, title="Communities")
    say("")
    print_table(influences, OTHERS, title=f"Influences {people(card['influences'])}")
    say("")
    print_table(influenced_by, OTHERS, title=f"Influenced by {people(card['influenced_by'])}")
    if roles:
        say("")
        _print_roles(brokerage["roles"])


def _roles(store: "Store", person: str, quiet: bool) -> dict[str, Any]:
    from leylines.queries.brokerage.known import brokers
    from leylines.queries.explanation.known import known

    with progress(quiet) as report:
        return brokers(known(store, cache=read_settings().cache_dir, progress=report)).of(person)


def _print_roles(found: Mapping[str, Any]) -> None:
    sides = (found["declared"]["roles"], found["detected"]["roles"])
    rows = [
        {"role": one["role"]}
        | {"declared": one["count"], "declared_expected": one["expected"]}
        | {"detected": other["count"], "detected_expected": other["expected"]}
        for one, other in zip(*sides, strict=True)
    ]
    homes = ", ".join(shown(found[name]["home"] or "none") for name in ("declared", "detected"))
    print_table(rows, ROLES, title="Brokerage, between declared communities and detected groups")
    say(f"At home in: {homes}")
    say(
        f"Participation {shown(found['participation'])}, constraint {shown(found['constraint'])}, "
        f"effective size {shown(found['effective_size'])}"
    )


def _steady(card: Mapping[str, Any]) -> str:
    consensus = card["detected_consensus"]
    if consensus is None:
        return ""
    return f", also in {consensus:.0%} of the divisions of interactions drawn anew"


def _everywhere(card: Mapping[str, Any]) -> str:
    if card["global_score"] is None:
        return "Not in the newest run: `leylines analyse` finds scores."
    score, low, high, percentile = (
        shown(card[f"global_{key}"]) for key in ("score", "low", "high", "percentile")
    )
    return (
        f"Everywhere: rank {card['global_rank']}, score {score} ({low} to {high}), "
        f"above or level with {percentile} % of all people"
    )
