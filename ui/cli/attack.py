"""``leylines attack``: how far forged interactions would move somebody. Nothing is written."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from leylines.graph.settings import read_settings
from leylines.ui.cli.app import app, examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.names import community_named
from leylines.ui.cli.options import Json, Quiet, Seed
from leylines.ui.cli.screen import print_json, print_table, progress, say

if TYPE_CHECKING:
    from leylines.graph.network import Interactions

COLUMNS = {
    "attack": "attack",
    "attacker": "attacker",
    "interactions": "interactions",
    "accounts": "accounts",
    "score": "score",
    "low": "from",
    "high": "to",
    "rank": "rank then",
    "overall": "everywhere",
    "people": "people",
    "reactions": "reactions",
    "PageRank": "PageRank",
    "HITS": "HITS",
}


@app.command(
    epilog=examples(
        "leylines attack",
        "leylines attack --community Bread --budget 20x5 --budget 100x20",
        "leylines attack --trials 20 --json",
    )
)
def attack(
    community: Annotated[
        str | None,
        typer.Option(help="Id or name of the community attacked; none: the busiest one."),
    ] = None,
    budget: Annotated[
        list[str] | None,
        typer.Option(help="Interactions x accounts that are forged, such as 50x10. Repeatable."),
    ] = None,
    trials: Annotated[
        int, typer.Option(min=2, help="Attackers of each kind, low and average.")
    ] = 5,
    seed: Seed = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Try what forged interactions would move.

    Vote rings, sock puppets and others are tried on what is in the graph, and nothing is written
    to it. The table gives percentile points gained by the score and by other measures.
    """
    from leylines.graph.network import Parameters, read_interactions
    from leylines.queries.attack import Budget, summarise, try_attacks
    from leylines.queries.attack.lab import BUDGETS

    budgets = [Budget.read(text) for text in budget or ()] or BUDGETS
    parameters = Parameters() if seed is None else Parameters(seed=seed)
    with open_store(quiet) as store, progress(quiet or json) as report:
        found = community_named(store, community) if community is not None else None
        cache = read_settings().cache_dir
        interactions = read_interactions(store, cache=cache, progress=report)
        place = interactions.communities.index(found.id) if found else busiest(interactions)
        tried = try_attacks(
            interactions, parameters, place, budgets=budgets, trials=trials, progress=report
        )
    rows = summarise(tried)
    where = interactions.community_names[place] if place >= 0 else "everything"
    if json:
        print_json(
            {"community": interactions.communities[place] if place >= 0 else None, "attacks": rows}
        )
        return
    print_table(one_line_each(rows), COLUMNS, title=f"Percentile points gained in {where}")
    if not quiet:
        say("real attention is no attack: a measure ought to move for it. from, to: 90 % interval.")


def busiest(interactions: "Interactions") -> int:
    """Return the community with the most interactions; -1 where there is none."""
    import numpy as np

    if not interactions.communities:
        return -1
    return int(np.bincount(interactions.in_communities.indices, minlength=1).argmax())


def one_line_each(rows: Iterable[Mapping[str, Any]]) -> Sequence[dict[str, Any]]:
    """Return a row for each attack, with a column for each measure.

    Examples
    --------
    >>> attacked = {"attack": "vote ring", "attacker": "low", "interactions": 9, "accounts": 3}
    >>> moved = {"moved": 2.0, "low": 1.0, "high": 3.0, "rank": 4.0, "overall": 1.5}
    >>> (row,) = one_line_each(
    ...     [attacked | {"measure": "score"} | moved, attacked | {"measure": "HITS", "moved": 9.0}])
    >>> row["score"], row["HITS"], row["rank"]
    (2.0, 9.0, 4.0)
    """
    lines: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        attacked = {name: row[name] for name in ("attack", "attacker", "interactions", "accounts")}
        line = lines.setdefault(tuple(attacked.values()), attacked)
        line[row["measure"]] = row["moved"]
        if row["measure"] == "score":
            line |= {name: row[name] for name in ("low", "high", "rank", "overall")}
    return list(lines.values())
