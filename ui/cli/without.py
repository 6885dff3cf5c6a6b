"""``leylines without``: what is lost when somebody leaves."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from leylines.graph.settings import read_settings
from leylines.ui.cli.app import app, examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.names import person_named
from leylines.ui.cli.options import Json, Quiet, Start
from leylines.ui.cli.route import positions
from leylines.ui.cli.screen import people, print_json, progress, say, shown
from leylines.ui.cli.seeds import Spreads

if TYPE_CHECKING:
    from leylines.queries.routes.lost import LostRoutes


@app.command(epilog=examples('leylines without "Ada Stone"', "leylines without forum/ben --json"))
def without(
    name: Annotated[str, typer.Argument(metavar="PERSON", help="Id, name or handle.")],
    model: Spreads = "independent cascade",
    seed: Start = 1,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Tell what is lost without a person.

    Whom the person reaches, between whom influence arrives only through the person, and whom nobody
    with a route to the person could get at any more. Then the routes between communities that go
    through the person, and the best that remain.
    """
    from leylines.queries.engine import Graph
    from leylines.queries.routes.lost import lost_routes
    from leylines.queries.routes.newest import newest
    from leylines.queries.spread import loss_without

    with open_store(quiet) as store:
        found = person_named(store, name)
        with progress(quiet) as report:
            known = newest(store, cache=read_settings().cache_dir, progress=report)
        place = positions(known, found)[0]
        lost = lost_routes(known, found.id)
    graph = Graph.of(known.network.matrix(known.network.probability))
    loss = loss_without(graph, place, samples=2000, seed=seed, model=model)
    if json:
        print_json(
            {"person": asdict(found), **asdict(loss), "routes": [_plain(each) for each in lost]}
        )
        return
    say(f"Without {shown(found.name)}")
    say(f"  reached by {shown(found.name)}: {_about(loss.spread, loss.spread_error)} others")
    say(
        f"  pairs between whom influence no longer arrives: "
        f"{_about(loss.between, loss.between_error)}"
    )
    say(
        f"  with any route from {shown(found.name)}: {people(loss.reachable)}, "
        f"of whom {loss.cut_off:,} are cut off"
    )
    for line in map(_routes, lost):
        say(line)


def _about(mean: float, error: float) -> str:
    return f"{mean:,.2f} ± {error:.2f}"


def _plain(pair: "LostRoutes") -> dict[str, Any]:
    after = pair.after
    remains = (
        {
            "value": 100 * after.value,
            "persons": list(after.route.persons),
            "names": list(after.route.names),
        }
        if after and after.route
        else None
    )
    return {**asdict(pair), "after": remains}


def _routes(pair: "LostRoutes") -> str:
    """Say what becomes of the routes between two communities."""
    line = f"  routes {shown(pair.source_name)} → {shown(pair.target_name)}: "
    line += f"{pair.lost} of {pair.lost + pair.kept} lost; best value {shown(pair.before)}"
    if not (pair.after and pair.after.route):
        return f"{line}, and none remains"
    names = " → ".join(map(shown, pair.after.route.names))
    return f"{line} → {shown(100 * pair.after.value)} by {names}"
