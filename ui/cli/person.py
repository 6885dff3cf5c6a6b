"""``leylines person``: who somebody is, whom they influence and who influences them."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from leylines.queries.catalogue import ask
from leylines.ui.cli.app import app, examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.names import person_named
from leylines.ui.cli.options import Json, Limit, Quiet
from leylines.ui.cli.screen import people, print_json, print_table, say, shown

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


@app.command(epilog=examples('leylines person "Ada Stone"', "leylines person forum/ben --json"))
def person(
    name: Annotated[str, typer.Argument(help="Id, name or handle, or a part of one.")],
    limit: Limit = 10,
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
    if json:
        print_json({"person": card, "influences": influences, "influenced_by": influenced_by})
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
