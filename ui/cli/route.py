"""``leylines route``: by which way influence gets from one to another, with its evidence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from textwrap import indent
from typing import TYPE_CHECKING, Annotated, Any

import typer

from leylines.graph.errors import AnalysisError
from leylines.graph.settings import read_settings
from leylines.queries.catalogue import ask
from leylines.ui.cli.any_route import any_route, any_route_lines
from leylines.ui.cli.app import app, examples
from leylines.ui.cli.connection import open_store
from leylines.ui.cli.names import Named, person_or_community
from leylines.ui.cli.options import Json, Quiet, Start
from leylines.ui.cli.screen import print_json, progress, say, shown
from leylines.ui.cli.sentences import hop_lines, route_line

if TYPE_CHECKING:
    from leylines.graph.store import Store
    from leylines.queries.routes import ContextualRoute, Route
    from leylines.queries.routes.newest import Newest


@app.command(
    epilog=examples(
        'leylines route "Ada Stone" Finn',
        "leylines route ada Garden          # to those in Garden most worth reaching",
        "leylines route Bread Garden -k 3   # from anybody in Bread",
        "leylines route ada Finn --in-order-of-time",
        "leylines route person:ada community:garden --json",
    )
)
def route(
    source: Annotated[
        str, typer.Argument(metavar="FROM", help="A person or community, by id or name.")
    ],
    target: Annotated[str, typer.Argument(metavar="TO", help="A person or community.")],
    k: Annotated[int, typer.Option("-k", "--k", min=1, max=1000, help="How many routes.")] = 5,
    evidence: Annotated[
        int, typer.Option(min=0, help="How many interactions to show for each hop.")
    ] = 1,
    in_order_of_time: Annotated[
        bool,
        typer.Option(
            "--in-order-of-time",
            help="Only routes whose every hop has evidence later than that of the hop before.",
        ),
    ] = False,
    seed: Start = 1,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Find routes of influence.

    Into a community: the ways to those whose standing there makes them most worth reaching, and
    what the global list alone would have chosen. Then the chance that influence arrives by any
    route, into a community at anybody there, and the person whose loss lowers that chance most.
    """
    from leylines.queries.routes.newest import newest

    with open_store(quiet) as store:
        ends = person_or_community(store, source), person_or_community(store, target)
        with progress(quiet) as report:
            known = newest(store, cache=read_settings().cache_dir, progress=report)
        found = find(known, *ends, k, in_time=in_order_of_time)
        found["any_route"] = any_route(known, *both_positions(known, *ends), seed)
        prove(store, [*found["routes"], *found.get("global_choice", ())], evidence)
    if json:
        print_json({"from": asdict(ends[0]), "to": asdict(ends[1]), **found})
    else:
        for line in lines(*ends, found):
            say(line)


def find(
    of: "Newest", source: Named, target: Named, k: int, *, in_time: bool = False
) -> dict[str, Any]:
    """Return the routes from a person or community to another, as plain maps."""
    from leylines.queries.routes import (
        contextual_routes,
        find_routes,
        find_routes_in_time,
        reach_in_time,
    )

    sources, targets = both_positions(of, source, target)
    if target.kind == "person":
        routes = (
            find_routes_in_time(of.network, of.timeline, sources, targets, k)
            if in_time
            else find_routes(of.network, sources, targets, k)
        )
        answer: dict[str, Any] = {"routes": [_plain(each) for each in routes]}
    else:
        reached = reach_in_time(of.timeline, sources) if in_time else None
        standing = of.standing(target.id)
        found = contextual_routes(of.network, sources, standing, of.global_standing, k, reached)
        answer = {
            "routes": [_plain_end(each) for each in found.routes],
            "global_choice": [_plain_end(each) for each in found.global_choice],
            "gain": 100 * found.gain,
        }
    if in_time:
        _order(of, [*answer["routes"], *answer.get("global_choice", ())])
        answer["undated"] = of.timeline.undated
    return answer


def both_positions(of: "Newest", source: Named, target: Named) -> tuple[list[int], list[int]]:
    """Return the positions of both ends."""
    rather_than = target.id if target.kind == "community" else None
    return positions(of, source, rather_than=rather_than), positions(of, target)


def _order(of: "Newest", routes: Sequence[Mapping[str, Any]]) -> None:
    """Give each hop the span of its evidence that keeps the order, and how much that is."""
    from leylines.queries.routes import in_order

    for each in routes:
        path = [of.positions[person] for person in each["persons"]]
        for hop, kept in zip(each["hops"], in_order(of.timeline, path), strict=True):
            hop["in_order"] = asdict(kept)


def positions(of: "Newest", named: Named, rather_than: str | None = None) -> list[int]:
    """Return the positions of a person or of a community's members, as `Newest.members` does.

    Raises
    ------
    AnalysisError
        If the newest run does not know them.
    """
    if named.kind == "community":
        members = of.members(named.id, rather_than=rather_than)
    else:
        members = [of.positions[named.id]] if named.id in of.positions else []
    if not members:
        raise AnalysisError(
            f"The newest run knows nobody of {named.name}", cure="Run `leylines analyse`."
        )
    return members


def _plain(route: "Route") -> dict[str, Any]:
    plain = asdict(route)
    for hop in plain["hops"]:
        hop["last_at"] = datetime.fromtimestamp(hop["last_at"] / 1000, UTC)
    return plain


def _plain_end(end: "ContextualRoute") -> dict[str, Any]:
    way = _plain(end.route) if end.route else {"persons": [], "names": [], "hops": []}
    worth = {
        "standing": 100 * end.standing,
        "global_standing": 100 * end.global_standing,
        "value": 100 * end.value,
    }
    return {"end": end.end, "name": end.name, **way, **worth}


def prove(store: "Store", routes: Sequence[Mapping[str, Any]], evidence: int) -> None:
    """Give each hop its names and the newest interactions behind it."""
    for each in routes:
        names = dict(zip(each["persons"], each["names"], strict=True))
        for hop in each["hops"]:
            hop["source_name"], hop["target_name"] = names[hop["source"]], names[hop["target"]]
            hop["evidence"] = (
                ask(
                    store,
                    "evidence_of_influence",
                    source=hop["source"],
                    target=hop["target"],
                    limit=evidence,
                    **_span(hop),
                )
                if evidence
                else []
            )


def _span(hop: Mapping[str, Any]) -> dict[str, int]:
    kept = hop.get("in_order")
    return {"not_before": kept["since"], "not_after": kept["until"]} if kept else {}


def lines(source: Named, target: Named, found: Mapping[str, Any]) -> Iterator[str]:
    """Say what was found."""
    routes, contextual = found["routes"], "gain" in found
    if not routes:
        order = " in order of time" if "undated" in found else ""
        yield f"No influence gets from {shown(source.name)} to {shown(target.name)}{order}."
        return
    yield (
        f"From {shown(source.name)} to those most worth reaching in {shown(target.name)}"
        if contextual
        else f"From {shown(source.name)} to {shown(target.name)}"
    )
    for number, each in enumerate(routes, 1):
        yield f"{number}. {route_line(each)}"
        yield from (indent(line, "     ") for line in hop_lines(each["hops"]))
    if contextual:
        yield ""
        yield "The global list alone would have chosen"
        yield from (f"   {_choice(each)}" for each in found["global_choice"])
        yield f"Choosing by standing in {shown(target.name)} gains {shown(found['gain'])} in value."
    yield ""
    yield from any_route_lines(found["any_route"])
    if found.get("undated"):
        yield f"{found['undated']:,} interactions of unknown time are left out of the order."


def _choice(end: Mapping[str, Any]) -> str:
    if not end["persons"]:
        return f"{shown(end['name'])}: no route leads there"
    return route_line(end)
