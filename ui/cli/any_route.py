"""By any route: the chance that influence arrives, and whose loss lowers it most."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from leylines.ui.cli.screen import shown

if TYPE_CHECKING:
    from leylines.queries.routes.newest import Newest


def any_route(
    of: "Newest", sources: Sequence[int], targets: Sequence[int], seed: int
) -> dict[str, Any]:
    """Return the chance that influence arrives by any route, and the bottlenecks."""
    from leylines.queries.engine import Graph
    from leylines.queries.spread import arrival

    graph = Graph.of(of.network.matrix(of.network.probability))
    found = arrival(graph, sources, targets, seed=seed)
    return {
        **asdict(found.chance),
        "worlds": found.worlds,
        "bottlenecks": [
            {
                "person": of.network.persons[each.person],
                "name": of.network.names[each.person],
                "without": asdict(each.without),
            }
            for each in found.bottlenecks
        ],
    }


def any_route_lines(chance: Mapping[str, Any]) -> Iterator[str]:
    """Say what `any_route` found."""
    exactly = f"{shown(chance['value'])}"
    yield f"By any route: {exactly if not chance['worlds'] else _about(chance)}"
    for first in chance["bottlenecks"][:1]:
        left = first["without"]
        without = _about(left) if chance["worlds"] else shown(left["value"])
        yield f"Bottleneck: {shown(first['name'])}; without them {exactly} → {without}"


def _about(chance: Mapping[str, float]) -> str:
    return f"{shown(chance['value'])} ({shown(chance['low'])} to {shown(chance['high'])})"
