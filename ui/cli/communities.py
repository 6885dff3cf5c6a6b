"""``leylines communities`` and ``leylines top``: who stands where."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer

from leylines.graph.errors import QueryError
from leylines.queries.catalogue import ask
from leylines.ui.cli.app import app, examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.names import community_named
from leylines.ui.cli.options import Json, Limit, Quiet
from leylines.ui.cli.screen import print_json, print_table, say, shown

PEOPLE = {
    "rank": "rank",
    "tier": "tier",
    "name": "name",
    "score": "score",
    "low": "from",
    "high": "to",
    "percentile": "here %",
    "global_percentile": "everywhere %",
    "lift": "lift",
    "quadrant": "standing",
    "id": "id",
}
OVERALL = {
    "rank": "rank",
    "tier": "tier",
    "name": "name",
    "score": "score",
    "low": "from",
    "high": "to",
    "percentile": "everywhere %",
    "betweenness": "betweenness",
    "networks": "networks",
    "strong_in": "strong in",
    "id": "id",
}
HEROES = {
    "name": "name",
    "community_name": "community",
    "score": "score",
    "percentile": "here %",
    "global_percentile": "everywhere %",
    "lift": "lift",
    "id": "id",
}
COMMUNITIES = {
    "name": "name",
    "kind": "kind",
    "network": "network",
    "members": "members",
    "interactions": "interactions",
    "correlation": "correlation",
    "low": "from",
    "high": "to",
    "local_heroes": "local heroes",
    "visiting_celebrities": "visiting celebrities",
    "stability": "stability",
    "seed_stability": "by seed",
    "resolution_stability": "by fineness",
    "id": "id",
}


DECLARED = {name: title for name, title in COMMUNITIES.items() if "stability" not in name}
STABLE = (
    "Stability: how well a detected community is found again when interactions are drawn anew, "
    "with other seeds, and coarser and finer; from 0.75 on stable, below 0.6 not to be trusted."
)
NOT_TOLD_APART = (
    "People of one tier are not told apart from its first: the 90 % interval of the difference of "
    "their scores includes 0."
)


class By(StrEnum):
    """What people are ordered by."""

    LOCAL = "local"
    GLOBAL = "global"
    LIFT = "lift"


@app.command(epilog=examples("leylines communities", "leylines communities --kind detected --json"))
def communities(
    kind: Annotated[
        list[str] | None,
        typer.Option(help="Only of this kind: board, category, tag, channel, group, detected."),
    ] = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """List the communities.

    How large each is, and the correlation of standing there with standing everywhere.
    """
    with open_store(quiet) as store:
        rows = ask(store, "communities", kinds=kind or [])
    if json:
        print_json(rows)
    else:
        detected = any(row["stability"] is not None for row in rows)
        print_table(rows, COMMUNITIES if detected else DECLARED)
        if detected:
            say(STABLE)
            say(_agreement(rows))


def _agreement(rows: Sequence[Mapping[str, Any]]) -> str:
    """Say how far the whole division is found again."""
    row = next(each for each in rows if each["stability"] is not None)
    return (
        f"All of them together: adjusted Rand index {shown(row['agreement'])} with interactions "
        f"drawn anew, {shown(row['seed_agreement'])} with other seeds; 1 is the same division."
    )


@app.command(
    epilog=examples(
        "leylines top", "leylines top Bread --by lift", "leylines top forum/bread -n 5 --json"
    )
)
def top(
    community: Annotated[
        str | None, typer.Argument(help="Id or name of a community; none: all together.")
    ] = None,
    by: Annotated[
        By | None,
        typer.Option(help="Order by the standing in the community, everywhere, or by lift."),
    ] = None,
    limit: Limit = 20,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Rank the people of a community or of all.

    With --by lift: first those whom a global list would miss.
    """
    if community is None and by is By.LOCAL:
        raise QueryError("--by local needs a community", cure="Name one: `leylines communities`.")
    with open_store(quiet) as store:
        if community is not None:
            found = community_named(store, community)
            rows, columns, title = (
                ask(store, "top_people", community=found.id, by=by or By.LOCAL, limit=limit),
                PEOPLE,
                found.name,
            )
        elif by is By.LIFT:
            rows, columns, title = ask(store, "local_heroes", limit=limit), HEROES, "Local heroes"
        else:
            rows, columns, title = ask(store, "top_people_overall", limit=limit), OVERALL, "Overall"
    if json:
        print_json(rows)
    else:
        print_table(rows, columns, title=title)
        if len({row.get("tier") for row in rows}) < len(rows) and "tier" in columns:
            say(NOT_TOLD_APART)
