"""What an analysis found, on one screen: printed by ``analyse`` and by ``demo``."""

from collections.abc import Iterator, Sequence
from textwrap import indent
from typing import TYPE_CHECKING, Any

from leylines.queries.catalogue import ask
from leylines.ui.cli.screen import moment, people, say, shown
from leylines.ui.cli.sentences import correlation_sentence, hop_lines, hops, route_line

if TYPE_CHECKING:
    from leylines.graph.store import Store

COMMUNITIES = 15
TOP = 3
SURPRISING = 5
ROUTES = 500


def print_summary(store: "Store") -> None:
    """Print what the newest run found."""
    for line in summary_lines(store):
        say(line)


def summary_lines(store: "Store") -> Iterator[str]:
    """Return the summary of the newest run, line by line."""
    runs = ask(store, "newest_run")
    if not runs:
        yield "There is no run yet: `leylines analyse`."
        return
    run = runs[0]
    yield (
        f"{people(run['persons'])}, {run['interactions']:,} interactions "
        f"until {moment(run['data_until'])[:10]} (run {shown(run['id'])})"
    )
    yield ""
    rows = ask(store, "communities")
    declared = [row for row in rows if row["kind"] != "detected"]
    yield from _communities(store, declared or rows)
    # Left empty, the questions go by the declared communities; where none are, by the detected.
    yield from _surprising(store, [] if declared else [row["id"] for row in rows])
    yield from _route(store)


def _communities(store: "Store", rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    yield "Top people of each community, and whether a standing everywhere counts there"
    for row in rows[:COMMUNITIES]:
        best = ask(store, "top_people", community=row["id"], limit=TOP)
        names = ", ".join(f"{shown(each['name'])} {each['score']:.0f}" for each in best)
        yield f"  {shown(row['name'])}: {people(row['members'] or 0)}; {names or 'nobody yet'}"
        yield f"    {correlation_sentence(row)}"
    if len(rows) > COMMUNITIES:
        yield f"  and {len(rows) - COMMUNITIES} smaller ones: `leylines communities`"
    yield ""


def _surprising(store: "Store", communities: Sequence[str]) -> Iterator[str]:
    heroes = ask(store, "local_heroes", communities=communities, limit=SURPRISING)
    yield "Local heroes, whom a global list would miss"
    yield from (_lifted(row) for row in heroes)
    if not heroes:
        yield "  nobody"
    celebrities = ask(store, "visiting_celebrities", communities=communities, limit=SURPRISING)
    yield "Visiting celebrities, known everywhere but not here"
    yield from (_lifted(row) for row in celebrities)
    if not celebrities:
        yield "  nobody"
    yield ""


def _lifted(row: dict[str, Any]) -> str:
    here, everywhere, lift = row["percentile"], row["global_percentile"], row["lift"]
    return (
        f"  {shown(row['name'])} in {shown(row['community_name'])}: percentile {here:.0f} here, "
        f"{everywhere:.0f} everywhere (lift {lift:+.0f})"
    )


def _route(store: "Store") -> Iterator[str]:
    routes = ask(store, "routes", limit=ROUTES)
    if not routes:
        yield "No route leads from one community into another."
        return
    route = telling(routes)
    begin, end = shown(route["source_name"]), shown(route["target_name"])
    yield f"A route from {begin} into {end}, with its evidence" if begin else f"A route into {end}"
    yield f"  {route_line(route)}"
    yield from (indent(line, "    ") for line in hop_lines(hops(store, route["persons"])))


def telling(routes: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the route that tells most: between declared communities, and through somebody.

    Parameters
    ----------
    routes : sequence of dict
        Of the question ``routes``: the most valuable first.

    Examples
    --------
    >>> direct = {"source": "a/x", "target": "b/y", "persons": ["1", "2"]}
    >>> telling([direct, direct | {"persons": ["1", "3", "2"]}])["persons"]
    ['1', '3', '2']
    """

    def tells(route: dict[str, Any]) -> tuple[bool, bool]:
        declared = "detected" not in (network_of(route["source"]), network_of(route["target"]))
        return declared, len(route["persons"]) > 2

    return max(routes, key=tells)


def network_of(community: str | None) -> str:
    """Return the network of a community's id; of a detected one, ``detected``."""
    return (community or "").partition("/")[0]
